"""Which provisions, by who is responsible for them: departments, function line, role, review."""

from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from documents.filters.fields import one_of
from documents.filters.named import DepartmentsFilter
from documents.models import Department, Responsibility
from documents.queries.departments import functions, with_descendants
from documents.queries.duties import checked, counted
from documents.queries.holding import handed_down, holding

Placement, Role, State = Responsibility.Placement, Responsibility.Role, Responsibility.State
REVIEWS: dict[str, dict[str, str]] = {
    "suggested": {"state": State.SUGGESTED},
    "confirmed": {"state": State.CONFIRMED, "placement": Placement.PLACED},
    "proposed": {"placement": Placement.PROPOSED},
}
REVIEW_CHOICES = [
    ("suggested", _("待审核")),
    ("confirmed", _("已确认")),
    ("proposed", _("文字有变，待核对")),
    ("none", _("没有标注")),
    ("nobody", _("核对无责任单位")),
]
LEAD_CHOICES = [("1", _("有牵头单位")), ("0", _("没有牵头单位"))]


def function_choices() -> list[tuple[str, str]]:
    return [(name, name) for name in functions()]


class DutyFilters(FilterSet):
    """Filters of responsibility, inherited ones included.

    `department` (any of), `function`, `role` and `review` are asked of one and the same responsibility: role=lead and
    department=X finds what X leads. `departments_all` asks that of each of its departments. A group named by kind
    (各有关部门) counts for `role`, `review` and `lead`, and is no department.
    """

    department = DepartmentsFilter(label=_("部门（任一）"), method="untouched")
    departments_all = DepartmentsFilter(label=_("同时涉及（全部）"), method="untouched", single=True)
    department_below = one_of([("1", _("含下级部门"))], _("含下级部门"), None, method="untouched")
    function = one_of(function_choices, _("条线"), _("全部条线"), method="untouched")
    role = one_of(Role.choices, _("角色"), _("全部角色"), method="untouched")
    review = one_of(REVIEW_CHOICES, _("审核状态"), _("不限"), method="untouched")
    lead = one_of(LEAD_CHOICES, _("牵头"), _("不限"), method="untouched")

    def untouched(self, qs: QuerySet, name: str, value: Any) -> QuerySet:
        return qs  # `with_duties` asks all of them together

    def with_duties(self, qs: QuerySet, chosen: dict[str, Any]) -> QuerySet:
        """The rows for which somebody is responsible as asked."""
        departments, every = chosen["department"] or [], chosen["departments_all"] or []
        inside = families([*departments, *every], bool(chosen["department_below"]))
        known = counted()
        if document := chosen["document"]:
            known = known.filter(version__document=document)
        asked = alike(known, chosen)
        if departments:
            members = {pk for one in departments for pk in inside[one.pk]}
            qs = qs.filter(self.held(asked.filter(department__in=members), few=True))
        elif not every and (chosen["role"] or chosen["function"] or chosen["review"] in REVIEWS):
            qs = qs.filter(self.held(asked, few=is_narrow(chosen)))
        for one in every:
            qs = qs.filter(self.held(asked.filter(department__in=inside[one.pk]), few=True))
        return self.checked_or_led(qs, known, chosen)

    def checked_or_led(
        self, qs: QuerySet, known: QuerySet[Responsibility], chosen: dict[str, Any]
    ) -> QuerySet:
        """What asks for the absence of responsibilities, or for any lead. `known`: those that count where is looked."""
        if chosen["review"] == "none":
            looked_at = checked().filter(provision=OuterRef("pk"))
            qs = qs.filter(~Exists(looked_at), ~self.held(known))
        if chosen["review"] == "nobody":
            qs = qs.filter(pk__in=checked().values("provision"))
        if chosen["lead"]:
            is_led = chosen["lead"] == "1"
            leads = self.held(known.filter(role=Role.LEAD), few=is_led and bool(chosen["document"]))
            qs = qs.filter(leads if is_led else ~leads)
        return qs

    def held(self, duties: QuerySet[Responsibility], *, few: bool = False) -> Q:
        """Where these hold. What they hand down is asked once, however often the rows are narrowed anew for counting."""
        key = str(duties.query)
        if key not in self.handed:
            self.handed[key] = handed_down(duties)
        sentences = bool(self.form.cleaned_data.get("sentences"))
        return holding(duties, self.handed[key], few=few, sentences=sentences)

    @cached_property
    def handed(self) -> dict[str, list[int]]:
        return {}


def is_narrow(chosen: dict[str, Any]) -> bool:
    """Are few responsibilities asked for? Those of one document, one function line, or that a person decided."""
    return bool(chosen["document"] or chosen["function"]) or chosen["review"] in ("confirmed", "proposed")


def families(departments: list[Department], below: bool) -> dict[int, set[int]]:
    """Each department's id → the ids that are meant: its own, with those below it if asked for."""
    if not below:
        return {one.pk: {one.pk} for one in departments}
    return with_descendants([one.pk for one in departments])


def alike(duties: QuerySet[Responsibility], chosen: dict[str, Any]) -> QuerySet[Responsibility]:
    """Those of the role, function line and review that are asked for."""
    duties = duties.filter(**REVIEWS.get(chosen["review"], {}))
    if chosen["role"]:
        duties = duties.filter(role=chosen["role"])
    if chosen["function"]:
        # Not joined: the index of responsibilities holds all the rest.
        line = Department.objects.filter(function=chosen["function"])
        duties = duties.filter(department__in=line.order_by().values("pk"))
    return duties


def of_departments(duties: QuerySet[Responsibility], chosen: dict[str, Any]) -> QuerySet[Responsibility]:
    """Those of the departments that are asked for, if any are."""
    named = [*(chosen["department"] or []), *(chosen["departments_all"] or [])]
    if not named:
        return duties
    inside = families(named, bool(chosen["department_below"]))
    return duties.filter(department__in=set().union(*inside.values()))
