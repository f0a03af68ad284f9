"""Two texts beside each other: what differs is marked, numbers are called out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from documents.comparing.numbers import changed
from documents.comparing.textdiff import Mark, textdiff
from documents.views.numbers import Number, number_of

CACHED = 4096  # pairs of texts
LONGEST = 3000  # characters of a text that is compared, sign by sign and in its numbers; comparing takes the square of it


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a text; of those that differ `core` is the part to show most strongly (the last 0 of 500)."""

    text: str
    differs: bool = False
    before: str = ""
    core: str = ""
    after: str = ""

    @property
    def telling(self) -> bool:
        """Is it more than a stop or a single character?"""
        return sum(sign.isalnum() for sign in self.text) > 1


@dataclass(frozen=True, slots=True)
class Beside:
    """Both texts in pieces, and the numbers that both give for the same thing."""

    a: tuple[Piece, ...]
    b: tuple[Piece, ...]
    numbers: tuple[Number, ...]
    mostly: bool = False  # more differs than is the same: then what is the same is worth showing
    too_long: bool = False  # not compared

    def bodies(self, head_a: int, head_b: int) -> "Beside":
        """Without the first characters of either side: the headings that the page prints above."""
        return replace(self, a=_after(self.a, head_a), b=_after(self.b, head_b))

    def dated(self, a: Mapping[str, str], b: Mapping[str, str]) -> "Beside":
        """With the years that targets of either side know: see `Number`."""
        if not (self.numbers and (a or b)):
            return self
        return replace(self, numbers=tuple(number.dated(a, b) for number in self.numbers))


@lru_cache(CACHED)
def beside(a: str, b: str) -> Beside:
    if max(len(a), len(b)) > LONGEST:
        return Beside(plain(a), plain(b), (), too_long=True)
    numbers = tuple(number_of(each) for each in changed(a, b))
    found = textdiff(a, b)
    differing = sum(mark.end - mark.start for mark in (*found.a, *found.b))
    return Beside(_pieces(a, found.a), _pieces(b, found.b), numbers, differing > (len(a) + len(b)) / 2)


def plain(text: str) -> tuple[Piece, ...]:
    return (Piece(text),)


def _pieces(text: str, marks: tuple[Mark, ...]) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for mark in marks:
        if at < mark.start:
            pieces.append(Piece(text[at : mark.start]))
        low, high = mark.core.start, mark.core.end
        if (low, high) == (mark.start, mark.end) or low >= high:
            pieces.append(Piece(text[mark.start : mark.end], True, before=text[mark.start : mark.end]))
        else:
            parts = text[mark.start : low], text[low:high], text[high : mark.end]
            pieces.append(Piece(text[mark.start : mark.end], True, *parts))
        at = mark.end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)


def _after(pieces: tuple[Piece, ...], count: int) -> tuple[Piece, ...]:
    """Pieces from that character on."""
    kept = []
    for piece in pieces:
        text = piece.text[count:]
        if not count:
            kept.append(piece)
        elif text:
            kept.append(Piece(text, piece.differs, before=text if piece.differs else ""))
        count = max(0, count - len(piece.text))
    return tuple(kept)
