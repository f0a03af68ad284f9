"""What every page repeats: running heads and feet, page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from documents.reading.pdf.rows import Row

ROWS = 2  # lines at the top and at the bottom of a page that may be repeated ones
EDGE = 0.12  # share of the height where page numbers stand
DASHED = re.compile(r"^[-—–―－·•~\s]+(\d{1,4}|[ivxIVX]{1,6})[-—–―－·•~\s]+$")
NUMBER = re.compile(r"^(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/，,]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?$")
DIGITS = re.compile(r"\d+")
SHARE = 0.3  # of the pages, odd and even ones may differ

Reasons = dict[int, str]  # index of a row in its page → why it is left out


def edges_of(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[Reasons]:
    """For each page, which rows are no text: `页码`, `页眉`, `页脚`."""
    found: list[Reasons] = [{} for _ in pages]
    _numbers(pages, heights, found)
    _repeated(pages, heights, found)
    return found


def _numbers(pages: Sequence[Sequence[Row]], heights: Sequence[float], found: list[Reasons]) -> None:
    """`— 3 —` at an edge; a bare 3 there only if other pages count on, or it is the number of this page."""
    bare: list[tuple[int, int, int]] = []
    for number, (rows, height) in enumerate(zip(pages, heights, strict=True)):
        for index in _edge(rows, height):
            text = rows[index].text.strip()
            if DASHED.match(text):
                found[number][index] = "页码"
            elif (match := NUMBER.match(text)) is not None:
                bare.append((number, index, int(match[1]) - number))
    steps = Counter(step for _, _, step in bare)
    for number, index, step in bare:
        if steps[step] > 1 or step == 1:
            found[number][index] = "页码"


def _repeated(pages: Sequence[Sequence[Row]], heights: Sequence[float], found: list[Reasons]) -> None:
    """The same words at the same height on several pages; digits may differ."""
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, (rows, height) in enumerate(zip(pages, heights, strict=True)):
        for index in _edge(rows, height):
            if index not in found[number]:
                words = DIGITS.sub("#", "".join(rows[index].text.split()))
                places[words, round(rows[index].bottom / 4)].append((number, index))
    for (words, at), rows_at in list(places.items()):
        near = rows_at + places.get((words, at + 1), []) + places.get((words, at - 1), [])
        if len({number for number, _ in near}) < max(2, SHARE * len(pages)):
            continue
        for number, index in rows_at:
            row = pages[number][index]
            found[number][index] = "页眉" if row.bottom > heights[number] / 2 else "页脚"


def _edge(rows: Sequence[Row], height: float) -> list[int]:
    """The outermost lines of a page that stand in its margins, wherever they come in reading order."""
    order = sorted(range(len(rows)), key=lambda index: -rows[index].top)
    top = [index for index in order[:ROWS] if rows[index].bottom > (1 - EDGE) * height]
    return top + [index for index in order[-ROWS:] if rows[index].top < EDGE * height and index not in top]
