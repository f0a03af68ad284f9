"""Rows of tables in the text: marked, so that no cell is taken for a numbered provision."""

import re
from collections.abc import Sequence

MARK = "【表格】"
LINE_END = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def row_text(cells: Sequence[str]) -> str:
    """`【表格】指标｜单位｜目标值`; line ends within a cell become spaces."""
    return MARK + "｜".join(LINE_END.sub(" ", cell.strip()) for cell in cells)
