"""Printed lines → lines of text: what a narrow page broke is put together where the page shows it.

Most Chinese print indents each paragraph by two characters; some leaves a gap between paragraphs. Where a document
does either, a line that starts neither way below a line that is full goes on. Where it does not, lines stay as
printed and the parser judges by the words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median_low

from documents.reading.pdf.rows import Row
from documents.reading.tables import row_text

INDENT = 1.2  # type sizes from the left edge from which a line is indented
FLUSH = 0.7  # up to which it starts at the edge
RAGGED = 2.2  # type sizes a full line may end before the right edge: signs that may not stand at its end
EMPTY = 1.9  # line distances from which an empty line is between
WIDER = 1.25  # line distances from which there is a gap
MOSTLY = 0.5
LONG = 0.6  # of the width: so long a line that does not end a sentence is no heading
APART = 5.0  # type sizes from the left edge: a centred title, a signature
FINISHED = "。；：！？"

Edges = dict[tuple[int, int], tuple[float, float]]  # (page, column) → left and right edge of the type


def paragraphs_of(rows: Sequence[Row]) -> Iterator[str]:
    """Lines of text, an empty one where the print leaves one out; rows of tables marked."""
    style = Style(rows)
    table = _tables(rows)
    text = ""
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        if before is not None and text and not table[index] and style.goes_on(before, row):
            text += (" " if _is_latin(text[-1]) and _is_latin(row.text[0]) else "") + row.text
            continue
        if text:
            yield text
        if before is not None and not table[index] and style.is_gap(before, row):
            yield ""
        text = "" if table[index] else row.text
        if table[index]:
            yield row_text(row.cells)
    if text:
        yield text


class Style:
    """How a document shows where its paragraphs begin: by an indent, by a gap, or not at all."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._edges = _edges(rows)
        steps = [_step(before, row) for before, row in zip(rows, rows[1:], strict=False)]
        self._line = median_low([step for step in steps if step > 0] or [0.0])
        pairs = list(zip(rows, rows[1:], strict=False))
        first = [(before, row) for before, row in pairs if _ends(before, self._edges)]
        apart = [step for pair in first if (step := _step(*pair)) > 0]
        self._indents = bool(first) and MOSTLY * len(first) < sum(self._is_indented(row) for _, row in first)
        self._gaps = bool(apart) and MOSTLY * len(apart) < sum(step > WIDER * self._line for step in apart)
        self._paragraph = median_low(apart) if self._gaps else self._line

    def goes_on(self, before: Row, row: Row) -> bool:
        """Is the row the next line of the paragraph that `before` is of?"""
        same_type = abs(before.size - row.size) < 0.15 * before.size
        if not same_type or _is_short(before, self._edges) or not _is_flush(row, self._edges):
            return False
        if self._gaps and not self._indents and (step := _step(before, row)):
            return step < WIDER * self._line
        return (self._indents or self._gaps) and not _ends(before, self._edges)

    def is_gap(self, before: Row, row: Row) -> bool:
        return _step(before, row) > EMPTY * max(self._paragraph, row.size)

    def _is_indented(self, row: Row) -> bool:
        return row.left > self._edges[row.page, row.column][0] + INDENT * row.size * 0.8


def _edges(rows: Sequence[Row]) -> Edges:
    """Where type begins and ends; the same on all pages, but for columns and for pages of another shape."""
    columns: dict[int, list[Row]] = defaultdict(list)
    pages: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        columns[row.column].append(row)
        pages[row.page, row.column].append(row)
    found: Edges = {}
    for (page, column), here in pages.items():
        left, right = _edge(columns[column])
        own_left, own_right = _edge(here)
        shifted = len(here) > 5 and abs(own_left - left) > 6  # odd and even pages have other margins
        found[page, column] = (
            (own_left, max(own_right, right + own_left - left)) if shifted else (left, right)
        )
    return found


def _edge(rows: Sequence[Row]) -> tuple[float, float]:
    lefts, rights = sorted(row.left for row in rows), sorted(row.right for row in rows)
    return lefts[len(lefts) // 20], rights[len(rights) * 19 // 20]


def _is_full(row: Row, edges: Edges) -> bool:
    return row.right > edges[row.page, row.column][1] - RAGGED * row.size * 0.8


def _is_flush(row: Row, edges: Edges) -> bool:
    return row.left < edges[row.page, row.column][0] + FLUSH * row.size


def _ends(row: Row, edges: Edges) -> bool:
    """Is the line the last of its paragraph? It is short or set apart, or not full and the end of a sentence."""
    finished = row.text[-1] in FINISHED and not _is_full(row, edges)
    return finished or _is_short(row, edges)


def _is_short(row: Row, edges: Edges) -> bool:
    left, right = edges[row.page, row.column]
    return row.right - left < LONG * (right - left) or row.left - left > APART * row.size


def _step(before: Row, row: Row) -> float:
    """From one line down to the next, in points; 0 across pages and columns."""
    same = before.page == row.page and before.column == row.column
    return max(0.0, before.bottom - row.bottom) if same else 0.0


def _tables(rows: Sequence[Row]) -> list[bool]:
    """Which rows are of a table: three or more cells, and the same again above or below."""
    wide = [len(row.cells) > 2 for row in rows]
    return [
        here and (wide[i - 1 : i] == [True] or wide[i + 1 : i + 2] == [True]) for i, here in enumerate(wide)
    ]


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
