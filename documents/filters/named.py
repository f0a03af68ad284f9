"""Departments by key, name or alias, several in one field."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from documents.enriching.departments.functions import is_function_name
from documents.enriching.departments.names import is_organ
from documents.models import Department

MOST_DEPARTMENTS = 20  # in one question
LIKE = 5  # names offered instead of an unknown one
SHORTEST = 3  # characters of a name without its place: 水利局


class SeveralInput(forms.TextInput):
    """One text field; an address may also give the parameter several times, put together by what no name has."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return "；".join(data.getlist(name)) if isinstance(data, QueryDict) else data.get(name, "")


class DepartmentsField(forms.CharField):
    """`12`, `大连市生态环境局`, `大连市环保局、盘锦市水利局` → departments; a merged one is the one it became.

    A name without its place, `生态环境局`, `省生态环境厅`, means all that are called so somewhere; with `single` there
    may be only one.
    """

    widget = SeveralInput

    def __init__(self, *args: Any, single: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.single = single

    def clean(self, value: Any) -> list[Department]:
        text = super().clean(value)
        parts = [found.span() for found in re.finditer(r"[^、，,；;\s]+", text)]
        if not parts:
            return []
        if len(parts) > MOST_DEPARTMENTS:
            raise forms.ValidationError(_("一次最多 %d 个部门。") % MOST_DEPARTMENTS)
        known = found_departments(names_in(text, parts))
        asked = longest(text, parts, known)
        return list(dict.fromkeys(one for name in asked for one in self.meant(name, known.get(name))))

    def meant(self, name: str, known: Department | None) -> list[Department]:
        """The one of this key or name; of a name that texts print without its place, all others called so as well."""
        if known and (self.single or not is_function_name(name)):
            return [known]
        return [*([known] if known else []), *self.called(name)]

    def called(self, name: str) -> list[Department]:
        """The departments that a name without its place means. Raises ValidationError for none, and for too many."""
        found = departments_called(name)
        if not found:
            raise forms.ValidationError(unknown(name))
        if len(found) > (1 if self.single else MOST_DEPARTMENTS):
            names = "、".join(one.name for one in found[:LIKE])
            raise forms.ValidationError(
                _("“%(name)s”不止一个：%(names)s等。请写全称。") % {"name": name, "names": names}
            )
        return found


def names_in(text: str, parts: Sequence[tuple[int, int]]) -> list[str]:
    """Whatever may be one name: a part, or several with what stands between: 市委、市政府督查室."""
    return [text[begin:end] for at, (begin, _end) in enumerate(parts) for _begin, end in parts[at:]]


def longest(text: str, parts: Sequence[tuple[int, int]], known: Collection[str]) -> list[str]:
    """The parts from left to right, as many in one as make a known name."""
    found, at = [], 0
    while at < len(parts):
        ends = range(len(parts), at + 1, -1)
        end = next((end for end in ends if text[parts[at][0] : parts[end - 1][1]] in known), at + 1)
        found.append(text[parts[at][0] : parts[end - 1][1]])
        at = end
    return list(dict.fromkeys(found))


def found_departments(asked: list[str]) -> dict[str, Department]:
    """Each key or name that is known → its department; a name is stronger than an alias. One query."""
    keys = [int(name) for name in asked if name.isascii() and name.isdigit() and len(name) < 10]
    known = Department.objects.filter(Q(pk__in=keys) | Q(name__in=asked) | Q(aliases__name__in=asked))
    found: dict[str, Department] = {}
    for department, alias in (
        (one, one.alias) for one in known.select_related("merged_into").annotate(alias=F("aliases__name"))
    ):
        now = department.merged_into or department
        found.setdefault(alias, now)
        found[str(department.pk)] = found[department.name] = now
    return found


def departments_called(name: str) -> list[Department]:
    """Those whose name ends so, whatever place stands before it: 生态环境厅 → 辽宁省生态环境厅. By name."""
    if len(name) < SHORTEST or not is_organ(name):
        return []
    ends = Q(name__endswith=name) | Q(aliases__name__endswith=name)
    found = in_use().filter(ends).distinct().order_by("name")[: MOST_DEPARTMENTS + 1]
    return list(found)


def in_use() -> QuerySet[Department]:
    return Department.objects.exclude(status__in=(Department.Status.MERGED, Department.Status.REJECTED))


def unknown(name: str) -> str:
    """Says that there is no such department, and which names are like it."""
    names = in_use().filter(Q(name__contains=name) | Q(aliases__name__contains=name)).distinct()[:LIKE]
    message = _("没有叫“%s”的部门；请用全称、别名或编号。") % name
    return f"{message}{_('相近的有：')}{'、'.join(one.name for one in names)}" if names else message


class DepartmentsFilter(Filter):
    """Departments by key, name or alias; `strict` lets an address give them several times."""

    field_class = DepartmentsField
    several = True
