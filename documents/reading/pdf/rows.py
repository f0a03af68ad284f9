"""Characters of a page → printed lines in reading order, one or two columns."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from documents.reading.pdf.glyphs import Glyph

WORD_GAP = 0.15  # of the type size: between Latin words
WIDE_GAP = 0.6  # between Chinese characters: a printed space
COLUMN_GAP = 1.6  # from which the line falls apart: a gutter, a tab, another cell
OVERLAP = 0.5  # of the lower of two characters: on one line
FEWEST_ROWS = 6  # lines a column must have
GUTTER = 0.6  # of the type size: the least width of the strip; signs may hang into it
FILLED = 0.8  # of the widest line of a column
ACROSS = 0.2  # share of the lines that may reach across a gutter: titles over both columns


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line, or the part of one in a column; `cells` more than one where wide gaps are in it."""

    cells: tuple[str, ...]
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int
    column: int = 0

    @property
    def text(self) -> str:
        return " ".join(self.cells)


def rows_of(glyphs: Sequence[Glyph], page: int, width: float) -> list[Row]:
    """The lines of a page as read: down the left column, then the right one, lines over both between them."""
    lines = _lines(glyphs)
    gutter = _gutter(lines, width)
    if gutter is None:
        return [_row(line, page) for line in lines]
    rows: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for line in lines:
        sides = _sides(line, gutter)
        if sides is None:
            rows += [*left, *right, _row(line, page)]
            left, right = [], []
            continue
        left += [_row(sides[0], page, 1)] if sides[0] else []
        right += [_row(sides[1], page, 2)] if sides[1] else []
    return [*rows, *left, *right]


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters that stand beside each other, from the top down, each line from the left."""
    lines: list[list[Glyph]] = []
    bottom = top = 0.0
    for glyph in sorted(glyphs, key=lambda each: (-each.middle, each.left)):
        shared = min(glyph.top, top) - max(glyph.bottom, bottom)
        if lines and shared > OVERLAP * min(glyph.size, top - bottom):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
            bottom, top = glyph.bottom, glyph.top
    return [_without_shadows(sorted(line, key=lambda each: each.left)) for line in lines]


def _without_shadows(line: list[Glyph]) -> list[Glyph]:
    """Bold made by printing twice: the same character at nearly the same place counts once."""
    kept: list[Glyph] = []
    for glyph in line:
        near = [each for each in kept[-2:] if each.sign == glyph.sign]
        if not any(abs(each.left - glyph.left) < 0.2 * max(glyph.size, 1) for each in near):
            kept.append(glyph)
    return kept


def _pieces(line: Sequence[Glyph]) -> list[list[Glyph]]:
    """A line cut at its wide gaps."""
    size = median(glyph.size for glyph in line)
    pieces = [[line[0]]]
    for before, glyph in zip(line, line[1:], strict=False):
        if glyph.left - before.right > COLUMN_GAP * size:
            pieces.append([])
        pieces[-1].append(glyph)
    return pieces


def _gutter(lines: Sequence[Sequence[Glyph]], width: float) -> float | None:
    """Where the white strip between two columns is; None on a page of one column."""
    best: tuple[int, int, float] | None = None
    middles = [[(glyph.left + glyph.right) / 2 for glyph in line] for line in lines]
    for hundredth in range(35, 66):
        at = width * hundredth / 100
        cuts = [bisect_left(middle, at) for middle in middles]
        across = sum(_is_across(line, cut) for line, cut in zip(lines, cuts, strict=True))
        if across > ACROSS * len(lines):
            continue
        clear = [(line, cut) for line, cut in zip(lines, cuts, strict=True) if not _is_across(line, cut)]
        left = [line[:cut] for line, cut in clear if cut]
        right = [line[cut:] for line, cut in clear if cut < len(line)]
        if min(len(left), len(right)) >= FEWEST_ROWS and _is_column(left) and _is_column(right):
            score = (across, abs(hundredth - 50), at)
            best = min(best, score) if best else score
    return best[2] if best else None


def _sides(line: Sequence[Glyph], at: float) -> tuple[Sequence[Glyph], Sequence[Glyph]] | None:
    """What of a line is left and right of a strip; None for a line that runs across it."""
    cut = bisect_left([(glyph.left + glyph.right) / 2 for glyph in line], at)
    return None if _is_across(line, cut) else (line[:cut], line[cut:])


def _is_across(line: Sequence[Glyph], cut: int) -> bool:
    if not 0 < cut < len(line):
        return False
    before, after = line[cut - 1], line[cut]
    return after.left - before.right < GUTTER * max(before.size, after.size)


def _is_column(lines: Sequence[Sequence[Glyph]]) -> bool:
    """Running text fills its column: most lines are about as wide as the widest. Cells of a table are not."""
    widths = sorted(line[-1].right - line[0].left for line in lines)
    full = sum(width > FILLED * widths[-1] for width in widths)
    return full * 2 >= len(widths)


def _row(glyphs: Sequence[Glyph], page: int, column: int = 0) -> Row:
    pieces = _pieces(glyphs)
    return Row(
        tuple("".join(_spaced(piece)) for piece in pieces),
        glyphs[0].left,
        glyphs[-1].right,
        min(glyph.bottom for glyph in glyphs),
        max(glyph.top for glyph in glyphs),
        median(glyph.size for glyph in glyphs),
        page,
        column,
    )


def _spaced(piece: Sequence[Glyph]) -> Iterator[str]:
    for before, glyph in zip([None, *piece], piece, strict=False):
        if before is not None:
            gap = glyph.left - before.right
            latin = before.sign.isascii() and glyph.sign.isascii()
            if glyph.spaced or gap > (WORD_GAP if latin else WIDE_GAP) * glyph.size:
                yield " "
        yield glyph.sign
