"""A department by its name, typed: works without JavaScript; with it, names are offered while one types."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Department, DepartmentAlias
from documents.reviewing.departments import canonical

MOST_OFFERED = 5
USABLE = (Department.Status.KNOWN, Department.Status.CANDIDATE)


class DepartmentField(forms.CharField):
    """Cleans to a Department: by its name, by an alias, or by a part of it that only one has."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", gettext_lazy("部门"))
        super().__init__(max_length=100, **options)
        self.widget.attrs |= {"list": "departments", "autocomplete": "off", "data-offers": "department"}

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        return named(name) if name else None


def named(name: str) -> Department:
    """Raises ValidationError that offers what is like it."""
    exact = Department.objects.filter(name=name).select_related("merged_into").first()
    if exact is None:
        alias = DepartmentAlias.objects.filter(name=name).select_related("department__merged_into").first()
        exact = alias.department if alias else None
    if exact:
        department = canonical(exact)
        if department.status in USABLE:
            return department
        raise forms.ValidationError(_("%(name)s 已认定不是部门。") % {"name": name})
    like = list(Department.objects.filter(name__contains=name, status__in=USABLE)[: MOST_OFFERED + 1])
    if len(like) == 1:
        return like[0]
    if not like:
        raise forms.ValidationError(_("没有名为“%(name)s”的部门。") % {"name": name})
    offered = "、".join(each.name for each in like[:MOST_OFFERED])
    raise forms.ValidationError(_("名称不唯一，例如：%(names)s。") % {"names": offered})
