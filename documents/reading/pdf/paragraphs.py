"""Printed lines → lines of text: what a narrow page broke is put together where the page shows it.

Most Chinese print indents each paragraph by two characters. Where a document does, a line that starts at the edge
below a line that is full goes on. Where it does not, lines stay as printed and the parser judges by the words.
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
MOSTLY = 0.5
LONG = 0.6  # of the width: so long a line that does not end a sentence is no heading
APART = 5.0  # type sizes from the left edge: a centred title, a signature
FINISHED = "。；：！？"

Edges = dict[tuple[int, int], tuple[float, float]]  # (page, column) → left and right edge of the type


def paragraphs_of(rows: Sequence[Row]) -> Iterator[str]:
    """Lines of text, an empty one where the print leaves one out; rows of tables marked."""
    edges = _edges(rows)
    joins = _indents(rows, edges)
    distance = _distance(rows)
    table = _tables(rows)
    text = ""
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        if table[index]:
            if text:
                yield text
            text = ""
            yield row_text(row.cells)
            continue
        if before is not None and text and joins and _goes_on(before, row, edges):
            text += (" " if _is_latin(text[-1]) and _is_latin(row.text[0]) else "") + row.text
            continue
        if text:
            yield text
        if before is not None and _is_gap(before, row, distance):
            yield ""
        text = row.text
    if text:
        yield text


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


def _indents(rows: Sequence[Row], edges: Edges) -> bool:
    """Are lines that begin a paragraph (they stand below the end of one) indented in this document?"""
    first = [row for before, row in zip(rows, rows[1:], strict=False) if _ends(before, edges)]
    indented = [row for row in first if row.left > edges[row.page, row.column][0] + INDENT * row.size * 0.8]
    return bool(first) and len(indented) > MOSTLY * len(first)


def _goes_on(before: Row, row: Row, edges: Edges) -> bool:
    same_type = abs(before.size - row.size) < 0.15 * before.size
    if not same_type or not _is_flush(row, edges):
        return False
    return not _ends(before, edges)


def _ends(row: Row, edges: Edges) -> bool:
    """Is the line the last of its paragraph? It is short or set apart, or not full and the end of a sentence."""
    left, right = edges[row.page, row.column]
    short = row.right - left < LONG * (right - left) or row.left - left > APART * row.size
    return short or (row.text[-1] in FINISHED and not _is_full(row, edges))


def _distance(rows: Sequence[Row]) -> float:
    """From one line to the next, in points."""
    steps = [
        before.bottom - row.bottom
        for before, row in zip(rows, rows[1:], strict=False)
        if before.page == row.page and before.bottom > row.bottom
    ]
    return median_low(steps) if steps else 0.0


def _is_gap(before: Row, row: Row, distance: float) -> bool:
    step = before.bottom - row.bottom
    return before.page == row.page and before.column == row.column and step > EMPTY * max(distance, row.size)


def _tables(rows: Sequence[Row]) -> list[bool]:
    """Which rows are of a table: three or more cells, and the same again above or below."""
    wide = [len(row.cells) > 2 for row in rows]
    return [
        here and (wide[i - 1 : i] == [True] or wide[i + 1 : i + 2] == [True]) for i, here in enumerate(wide)
    ]


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
