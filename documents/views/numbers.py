"""A number that two texts give for the same thing, in words: what either says, for which year, of which region."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

from documents.comparing.numbers import Changed
from documents.models import PolicyDocument

ABOUT = 14  # characters that say what a number is about


class Number(NamedTuple):
    """`PM2.5浓度 32微克/立方米（2027年）→ 35微克/立方米（2020年）`: what either side says, and for which year.

    A year is empty where the text prints none and no target knows it; `old_known` and `new_known` say that a target does.
    """

    about: str
    old: str
    new: str
    old_year: str = ""
    new_year: str = ""
    old_known: bool = False
    new_known: bool = False

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
        old, new = _year(self.old_year, self.old_known), _year(self.new_year, self.new_known)
        return f"{self.old}（{old}）", f"{self.new}（{new}）"

    @property
    def remark(self) -> str:
        if self.same_year and (self.old_known or self.new_known):
            return _("同为%(year)s年，据目标表") % {"year": self.same_year}
        if self.same_year:
            return _("同为%(year)s年") % {"year": self.same_year}
        if not self.differs:
            return ""
        return _("年份不同") if self.old_year and self.new_year else _("一边未写年份")

    def __str__(self) -> str:
        told = f"{self.about} {' → '.join(self.both)}"
        return f"{told}（{self.remark}）" if self.remark else told

    def dated(self, a: Mapping[str, str], b: Mapping[str, str]) -> "Number":
        """With the years that targets know of these numbers, where the text prints none."""
        old, new = self.old_year or a.get(self.old, ""), self.new_year or b.get(self.new, "")
        known = (bool(old) and not self.old_year, bool(new) and not self.new_year)
        return Number(self.about, self.old, self.new, old, new, *known)


def _year(year: str, known: bool) -> str:
    if not year:
        return _("本条未写年份")
    return (_("%(year)s年，据目标表") if known else _("%(year)s年")) % {"year": year}


def number_of(each: Changed) -> Number:
    old, new = (f"{value.number}{value.unit}" for value in (each.a, each.b))
    return Number(each.a.about[-ABOUT:], old, new, each.a.deadline, each.b.deadline)


def regions_differ(one: PolicyDocument, other: PolicyDocument) -> str:
    """甲为辽宁省、乙为盘锦市，范围不同; empty where both are of one region, or one is of none."""
    if one.region is None or other.region is None or one.region_id == other.region_id:
        return ""
    return _("前者为%(one)s，后者为%(other)s，范围不同") % {"one": one.region, "other": other.region}
