"""What was asked for, in words: `检索：排污许可；地区：大连市`."""

from typing import Any

from django.utils.translation import gettext as _
from django_filters import FilterSet

from documents.models import Provision

OF_SEARCH = ("wider",)  # what says nothing without a search


def in_words(asked: FilterSet) -> str:
    """Each filter that narrows, by its name and what it was set to; 全部条款 where nothing does."""
    parts = []
    for name, value in asked.form.cleaned_data.items():
        if value not in (None, "", []) and (name not in OF_SEARCH or asked.form.cleaned_data["q"]):
            label = _("检索") if name == "q" else asked.form.fields[name].label
            parts.append(f"{label}：{shown(asked.form.fields[name], value)}")
    return "；".join(parts) or _("全部条款")


def shown(field: Any, value: Any) -> str:
    """`prefecture` → 市级, a department → its name, a chapter → its title."""
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, Provision):
        return f"{value.label}{value.heading}" or value.path
    names = (
        {str(key): str(name) for key, name in getattr(field, "choices", ())} if isinstance(value, str) else {}
    )
    return names.get(str(value), str(value))
