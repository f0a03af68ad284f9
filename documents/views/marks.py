"""Two texts beside each other: what differs is marked, numbers are called out."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from documents.comparing.numbers import Changed, changed
from documents.comparing.textdiff import Mark, textdiff
from documents.models import PolicyDocument

CACHED = 4096  # pairs of texts
LONGEST = 3000  # characters of a text that is compared, sign by sign and in its numbers; comparing takes the square of it
ABOUT = 14  # characters that say what a number is about


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


class Number(NamedTuple):
    """`PM2.5浓度 32微克/立方米（2027年）→ 35微克/立方米（2020年）`: what either side says, and for which year.

    A year is empty where the text prints none.
    """

    about: str
    old: str
    new: str
    old_year: str = ""
    new_year: str = ""

    @property
    def same_year(self) -> str:
        return self.old_year if self.old_year == self.new_year else ""

    @property
    def differs(self) -> bool:
        """Is it said for different years, or on one side for none? Then it is no change of one number."""
        return self.old_year != self.new_year

    @property
    def both(self) -> tuple[str, str]:
        """Either number, with its year where they differ."""
        if not self.differs:
            return self.old, self.new
        old, new = (
            _("%(year)s年") % {"year": year} if year else _("本条未写年份")
            for year in (self.old_year, self.new_year)
        )
        return f"{self.old}（{old}）", f"{self.new}（{new}）"

    @property
    def remark(self) -> str:
        if self.same_year:
            return _("同为%(year)s年") % {"year": self.same_year}
        if not self.differs:
            return ""
        return _("年份不同") if self.old_year and self.new_year else _("一边未写年份")

    def __str__(self) -> str:
        told = f"{self.about} {' → '.join(self.both)}"
        return f"{told}（{self.remark}）" if self.remark else told


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


@lru_cache(CACHED)
def beside(a: str, b: str) -> Beside:
    if max(len(a), len(b)) > LONGEST:
        return Beside(plain(a), plain(b), (), too_long=True)
    numbers = tuple(_number(each) for each in changed(a, b))
    found = textdiff(a, b)
    differing = sum(mark.end - mark.start for mark in (*found.a, *found.b))
    return Beside(_pieces(a, found.a), _pieces(b, found.b), numbers, differing > (len(a) + len(b)) / 2)


def _number(each: Changed) -> Number:
    old, new = (f"{value.number}{value.unit}" for value in (each.a, each.b))
    return Number(each.a.about[-ABOUT:], old, new, each.a.deadline, each.b.deadline)


def regions_differ(one: PolicyDocument, other: PolicyDocument) -> str:
    """甲为辽宁省、乙为盘锦市，范围不同; empty where both are of one region, or one is of none."""
    if one.region is None or other.region is None or one.region_id == other.region_id:
        return ""
    return _("前者为%(one)s，后者为%(other)s，范围不同") % {"one": one.region, "other": other.region}


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
