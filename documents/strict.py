"""Query strings are answered exactly or refused: a parameter that is not understood is never dropped.

A list that silently ignores `statsu=draft` shows too much, and a download of it is a wrong file.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import FilterSet

LONGEST = 200  # characters of one value; a search text is shorter, everything else much shorter
# Parameters that are no filters: a file takes the query string of its page and does not look at these, but wrong is wrong.
WORDS = {"view": ("list", "table"), "variant": ("spreadsheet", "plain")}

Filters = TypeVar("Filters", bound=FilterSet)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one parameter, in words for its writer."""

    parameter: str
    value: str
    message: str


class BadQuery(BadRequest):
    """The query string asks for something that does not exist; becomes the page for 400."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{fault.parameter}: {fault.message}" for fault in faults))


def ask(
    filters: type[Filters], params: QueryDict, queryset: QuerySet, *, besides: Collection[str] = ()
) -> Filters:
    """Bind a FilterSet to a query string. `besides` names parameters that others read (page).

    Raises BadQuery for a name that is unknown or given twice (a filter that is `several` takes that), and for a value
    that cannot be meant.
    """
    known = {*filters.base_filters, *besides}
    several = {name for name, one in filters.base_filters.items() if getattr(one, "several", False)}
    faults = [
        fault
        for name in params
        for values in (
            [[value] for value in params.getlist(name)] if name in several else [params.getlist(name)]
        )
        for fault in surface_faults(name, values, known)
    ]
    faults += [
        fault for name in besides if name in params for fault in beside_faults(name, params.get(name, ""))
    ]
    if faults:
        raise BadQuery(faults)
    asked = filters(params, queryset)
    if not asked.form.is_valid():
        raise BadQuery(
            [
                Fault(name, params.get(name, ""), str(message))
                for name, messages in asked.form.errors.items()
                for message in messages
            ]
        )
    return asked


def surface_faults(name: str, values: list[str], known: Collection[str]) -> list[Fault]:
    """What can be said about a parameter before its value is understood."""
    shown, value = name[:LONGEST], values[0]
    if name not in known:
        return [Fault(shown, value[:LONGEST], _("没有这个参数。"))]
    if len(values) > 1:
        return [Fault(shown, "、".join(values)[:LONGEST], _("这个参数只能给一次。"))]
    if "\x00" in value:
        return [Fault(shown, value.replace("\x00", "␀")[:LONGEST], _("值里有不可用的字符（NUL）。"))]
    if len(value) > LONGEST:
        message = _("值过长：%(length)d 个字，最多 %(limit)d 个。")
        return [Fault(shown, value[:40] + "…", message % {"length": len(value), "limit": LONGEST})]
    return []


def beside_faults(name: str, value: str) -> list[Fault]:
    """What is wrong with the value of a parameter that is no filter; empty says nothing."""
    if not value:
        return []
    if name == "page" and not is_page(value):
        return [Fault(name, value[:LONGEST], _("页码要用数字，从 1 开始。"))]
    if name in WORDS and value not in WORDS[name]:
        words = _("可用的值：%(values)s。") % {"values": "、".join(WORDS[name])}
        return [Fault(name, value[:LONGEST], words)]
    return []


def is_page(value: str) -> bool:
    """int() would also take １, ' 1' and 1_0: several addresses for one page."""
    return value.isascii() and value.isdigit() and value.strip("0") != ""


def refuse_all(params: QueryDict) -> None:
    """For a page that nothing can be asked. Raises BadQuery for any parameter."""
    if faults := [fault for name in params for fault in surface_faults(name, params.getlist(name), ())]:
        raise BadQuery(faults)


def plain(params: QueryDict, defaults: Mapping[str, str]) -> QueryDict:
    """The query without what says nothing, empty values and defaults: what a form sends → an address to keep."""
    kept = QueryDict(mutable=True)
    for name, values in params.lists():
        said = [value for value in values if value and value != defaults.get(name)]
        if said:
            kept.setlist(name, said)
    return kept
