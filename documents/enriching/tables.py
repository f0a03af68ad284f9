"""Rows of a task table: which cell stands under which head. Nothing is said across rows.

Reading marks those of Word files and pages (`【表格】1｜…`); in plain text they are cut by tabs or stand between | and |.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from documents.parsing.nodes import Span

MARK = "【表格】"
ROW = re.compile(rf"^(?:{MARK}|\|(?=[^|\n]*\|.*\|$)|(?=[^\t\n]*\t))(?P<cells>.*)$", re.MULTILINE)
LONGEST_HEAD = 12
# A row of short names is the head where one of them says that who or by when stands below it.
_HEAD = re.compile(r"(?:单位|部门|处室)(?:[(（].*[)）])?$|时限|期限|完成时间")


@dataclass(frozen=True, slots=True)
class Cell:
    """text[span] stands below `head`."""

    span: Span
    head: str


@dataclass(frozen=True, slots=True)
class Row:
    """One task with all that its row says of it."""

    span: Span
    cells: tuple[Cell, ...]


def says_who(printed: list[str]) -> bool:
    """Is a row of short names the head of a table of tasks?"""
    short = all(len(each) <= LONGEST_HEAD and not re.search(r"[\d。，、]", each) for each in printed)
    return short and len(printed) > 1 and any(_HEAD.search(each) for each in printed)


def rows(text: str, is_head: Callable[[list[str]], bool] = says_who) -> Iterator[Row]:
    """The rows below a head that have as many cells as it; merged cells would be guesses."""
    heads: list[str] = []
    last = -1
    for found in ROW.finditer(text):
        spans = cells(text, found.start("cells"), found.end())
        if last + 1 != found.start():  # another table
            heads = []
        last = found.end()
        printed = [text[span.start : span.end].strip() for span in spans]
        if is_head(printed):
            heads = printed
        elif len(heads) == len(spans):
            yield Row(Span(*found.span()), tuple(map(Cell, spans, heads)))


def cells(text: str, start: int, end: int) -> list[Span]:
    """text[start:end], cells of one row, cut at what parts them there."""
    row = text.rfind("\n", 0, start) + 1
    between = "｜" if text.startswith(MARK, row) else "|" if text[row] == "|" else "\t"
    cuts = [start - 1, *(at for at in range(start, end) if text[at] == between), end]
    return [Span(left + 1, right) for left, right in zip(cuts, cuts[1:], strict=False)]


def row_at(text: str, place: int) -> int:
    """Where the row begins that holds the character at `place`, -1 outside of tables."""
    start = text.rfind("\n", 0, place) + 1
    return start if _cells_of(text, start) >= 0 else -1


def cells_at(text: str, place: int) -> int:
    """Where the cells of that row begin, -1 outside of tables."""
    return _cells_of(text, text.rfind("\n", 0, place) + 1)


@lru_cache(4)
def _cells_of(text: str, start: int) -> int:
    """Kept, as it is asked of each sentence of a line."""
    found = ROW.match(text, start)
    return found.start("cells") if found else -1
