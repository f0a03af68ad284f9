"""Targets in words and numbers, the same on pages, in pictures and in CSV."""

from django.utils.translation import gettext as _

from documents.addresses import permanent
from documents.models import Target

SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜"}


def amount(target: Target) -> str:
    """`≤ 29.8 微克/立方米`, `下降 5%`, `增加 224 万千瓦`, `95%`; empty for a milestone."""
    if target.kind == Target.Kind.MILESTONE:
        return ""
    unit = target.unit if target.unit in {"", "%", "‰"} else f" {target.unit}"
    value = f"{target.value}{unit}"
    if target.comparator in {"+", "-"}:
        words = {"+": _("增加 %(value)s"), "-": _("下降 %(value)s")}
        return words[target.comparator] % {"value": value}
    return f"{SIGNS.get(target.comparator, '')} {value}".strip()


def by_when(target: Target) -> str:
    """`2025 年`, `2017 年 12 月`; empty where the text gives no year."""
    year, _dash, month = target.deadline.partition("-")
    if not year:
        return ""
    if month.isdecimal():
        return _("%(year)s 年 %(month)d 月") % {"year": year, "month": int(month)}
    return _("%(year)s 年") % {"year": year}


def since(target: Target) -> str:
    """`较 2020 年`; empty without a baseline."""
    return _("较 %(year)s 年") % {"year": target.baseline} if target.baseline else ""


def what(target: Target) -> str:
    """The indicator by its own name, or the milestone as printed."""
    return target.indicator.name if target.indicator else target.printed


def in_a_line(target: Target) -> str:
    """`细颗粒物浓度 ≤ 29.8 微克/立方米`, `排污许可全覆盖`: as a cell of the clause list has it."""
    return f"{target.printed} {amount(target)}".strip()


def to_the_words(target: Target) -> str:
    """Behind the address of the provision: what marks the words there; empty where their place is not known."""
    if target.words_start is None:
        return ""
    return f"?words={target.words_start}-{target.words_end}#words"


def address_of(target: Target, root: str = "") -> str:
    """The permanent address of the words: `/d/dalian@1/1/m1?words=403-414#words`. Needs version and document."""
    version = target.version
    return permanent(version.document.slug, version.number, target.path, root) + to_the_words(target)
