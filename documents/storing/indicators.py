"""Wordings of indicators → indicators: by name, by alias, else a candidate for a person."""

import csv
import re
from collections.abc import Iterable
from functools import cache

from django.conf import settings

from documents.models import Indicator, IndicatorAlias
from documents.parsing.fold import fold

LIST = settings.BASE_DIR / "fixtures" / "indicators.csv"
SCOPE = re.compile(
    r"^(?:到?(?:\d{4}年)?(?:全[省市县区州国]|我[省市县区]|本[省市县]|各[市县区]|中心城区|城市|城镇|区域|规模以上))+"
)
ASIDE = re.compile(r"\([^()]*\)")
MEAN = re.compile(r"年?平均|年均|年度|累计|总体")


def folded(wording: str) -> str:
    """What is compared: `全市细颗粒物（PM2.5）平均浓度` → 细颗粒物浓度."""
    text = "".join(fold(wording).split())
    text = MEAN.sub("", ASIDE.sub("", text))
    return SCOPE.sub("", text) or text


def resolve(wordings: Iterable[str]) -> dict[str, Indicator]:
    """Each wording → its indicator. Two queries for all that are known; a merged one answers with what it became."""
    names = {wording: folded(wording)[:200] for wording in dict.fromkeys(wordings)}
    known = _known(set(names.values()))
    found: dict[str, Indicator] = {}
    for wording, name in names.items():
        if name not in known:
            known[name] = _make(name)
        found[wording] = known[name]
    return found


def _known(names: set[str]) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for alias in IndicatorAlias.objects.filter(name__in=names).select_related("indicator__merged_into"):
        found[alias.name] = alias.indicator.merged_into or alias.indicator
    for indicator in Indicator.objects.filter(name__in=names).select_related("merged_into"):
        found[indicator.name] = indicator.merged_into or indicator
    return found


def _make(name: str) -> Indicator:
    """An indicator of the start list, else a candidate."""
    row = _start_list().get(name)
    if row is None:
        return Indicator.objects.create(name=name)
    indicator, _ = Indicator.objects.get_or_create(
        name=row["name"],
        defaults={
            "better": row["better"],
            "unit": row["unit"],
            "function": row["function"],
            "status": Indicator.Status.KNOWN,
        },
    )
    IndicatorAlias.objects.bulk_create(
        [
            IndicatorAlias(indicator=indicator, name=alias)
            for alias in row["aliases"].split("|")
            if alias and alias != row["name"]
        ],
        ignore_conflicts=True,
    )
    return indicator.merged_into or indicator


@cache
def _start_list() -> dict[str, dict[str, str]]:
    """Every name and alias of the list → its row."""
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        name: row
        for row in reversed(rows)
        for name in (row["name"], *filter(None, row["aliases"].split("|")))
    }
