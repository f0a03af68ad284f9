"""An indicator by its name, typed: works without JavaScript; with it, names are offered while one types."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from documents.models import Indicator, IndicatorAlias


class IndicatorField(forms.CharField):
    """Cleans to an Indicator: by its name or by an alias; a merged one to what it became."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=200, **options)
        self.widget.attrs |= {"list": "indicators", "autocomplete": "off", "data-offers": "indicator"}

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        return named(name) if name else None


def named(name: str) -> Indicator:
    """Raises ValidationError where there is none."""
    found = Indicator.objects.filter(name=name).select_related("merged_into").first()
    if found is None:
        alias = IndicatorAlias.objects.filter(name=name).select_related("indicator__merged_into").first()
        found = alias.indicator if alias else None
    if found is None:
        raise forms.ValidationError(_("没有名为“%(name)s”的指标。") % {"name": name})
    return found.merged_into or found
