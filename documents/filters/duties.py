"""Which provisions, by who is responsible for them: departments, function line, role, review."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from documents.filters.fields import one_of
from documents.filters.named import DepartmentsFilter
from documents.models import Department, Responsibility
from documents.queries.departments import functions, with_descendants
from documents.queries.duties import checked, counted, rows_but, rows_of

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
        narrow = chosen["role"] or chosen["function"] or chosen["review"] in REVIEWS
        if departments:
            members = {pk for one in departments for pk in inside[one.pk]}
            qs = qs.filter(pk__in=rows_of(asked.filter(department__in=members)))
        elif narrow and not every:
            qs = qs.filter(pk__in=rows_of(asked))
        for one in every:
            qs = qs.filter(pk__in=rows_of(asked.filter(department__in=inside[one.pk])))
        return checked_or_led(qs, known, chosen["review"], chosen["lead"])


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
        duties = duties.filter(department__function=chosen["function"])
    return duties


def of_departments(duties: QuerySet[Responsibility], chosen: dict[str, Any]) -> QuerySet[Responsibility]:
    """Those of the departments that are asked for, if any are."""
    named = [*(chosen["department"] or []), *(chosen["departments_all"] or [])]
    if not named:
        return duties
    inside = families(named, bool(chosen["department_below"]))
    return duties.filter(department__in=set().union(*inside.values()))


def checked_or_led(qs: QuerySet, known: QuerySet[Responsibility], review: str, lead: str) -> QuerySet:
    """What asks for the absence of responsibilities, or for any lead. `known`: those that count where is looked."""
    if review == "none":
        looked_at = checked().filter(provision=OuterRef("pk"))
        qs = qs.filter(~Exists(looked_at), pk__in=rows_but(known, qs))
    if review == "nobody":
        qs = qs.filter(pk__in=checked().values("provision"))
    if lead:
        leads = known.filter(role=Role.LEAD)
        qs = qs.filter(pk__in=rows_of(leads) if lead == "1" else rows_but(leads, qs))
    return qs
