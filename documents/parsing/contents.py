"""A table of contents without dot leaders: the headings of the text, once more, before the text."""

import re
from collections.abc import Sequence

from documents.parsing.fold import fold
from documents.parsing.lines import Line

HEAD = re.compile(r"^目\s?录$")
PAGE = re.compile(r"[\s.…·-]*\d{0,4}$")


def take_contents(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the text without its table of contents, the lines of the table).

    The table runs from the line 目录 until its first entry comes again; what never comes again is no table.
    """
    start = next((index for index, line in enumerate(lines) if HEAD.match(fold(line.text))), None)
    if start is None or start + 1 >= len(lines):
        return lines, []
    end = _again(lines, start + 1)
    if end is None or any("。" in line.text for line in lines[start:end]):
        return lines, []
    return lines[:start] + lines[end:], lines[start:end]


def _again(lines: Sequence[Line], first: int) -> int | None:
    entry = _bare(lines[first])
    return next((index for index in range(first + 1, len(lines)) if _bare(lines[index]) == entry), None)


def _bare(line: Line) -> str:
    return PAGE.sub("", fold(line.text)).replace(" ", "")
