"""Cells that a spreadsheet would take for a formula."""

import re
from collections.abc import Iterable, Sequence

# Full-width and small signs count, too: Excel and WPS read ＝1+1 as a formula.
SIGNS = r"=+\-@＝＋－＠﹦﹢﹣﹫"
# What programs cut off or do not show before a sign: blanks of any width, marks of byte order and of direction.
UNSEEN = r"\t\x0b\x0c\x1c-\x1f \x85\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff"
# At the start of a cell a tab or a line break is enough, because they are cut off, too. A sign at the start of a later
# line counts because some programs cut a cell where its lines end.
FIRST = rf"(?=[{UNSEEN}]*[{SIGNS}\t\r\n])"
LATER = rf"(?=[{UNSEEN}]*[{SIGNS}])"
LINE_END = r"([\r\n])(?!(?<=\r)\n)"
AT_FIRST, AT_LATER = re.compile(FIRST), re.compile(LINE_END + LATER)


def disarm(cell: str) -> str:
    """`-5%` → `'-5%`: spreadsheets show what follows the apostrophe as text. A later line that needs one gets its own."""
    if "\n" in cell or "\r" in cell:
        cell = AT_LATER.sub(r"\1'", cell)
    return f"'{cell}" if AT_FIRST.match(cell) else cell


def disarmed(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Rows, or the headings above them: titles of documents can be headings."""
    return [[disarm(cell) for cell in row] for row in rows]
