"""Fields that several filters have: fixed lists of values, regions, years."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter, NumberFilter

from documents.models import Region

YEARS = (1900, 2200)


class RegionField(forms.ModelChoiceField):
    """A region by its code; the choices show how deep a region lies."""

    def label_from_instance(self, region: Any) -> str:
        return "\u3000" * (len(region.code_prefix) // 2 - 1) + region.name


class RegionFilter(ModelChoiceFilter):
    """A region and everything below it: 210000 finds 辽宁省, 大连市 and 盘锦市."""

    field_class = RegionField

    def filter(self, qs: QuerySet, value: Region | None) -> QuerySet:
        return qs.filter(**{f"{self.field_name}__startswith": value.code_prefix}) if value else qs


def one_of(choices: Any, label: Any, empty: Any, **options: Any) -> ChoiceFilter:
    """A filter with a fixed list of values."""
    return ChoiceFilter(
        choices=choices,
        label=label,
        empty_label=empty,
        error_messages={"invalid_choice": _("没有这个值。")},
        **options,
    )


def in_region(field_name: str) -> RegionFilter:
    return RegionFilter(
        field_name=field_name,
        queryset=Region.objects.all(),
        label=_("地区"),
        empty_label=_("全部地区"),
        error_messages={"invalid_choice": _("没有这个地区；请用六位区划代码。")},
    )


def a_year(label: Any, **options: Any) -> NumberFilter:
    """A whole year: 2024.5 is refused, not cut."""
    low, high = YEARS
    return NumberFilter(label=label, min_value=low, max_value=high, decimal_places=0, **options)
