"""Departments: the index, the page of one, who stands below whom."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Case, Count, Q, QuerySet, Value, When

from documents.enriching.departments.functions import in_order, lines
from documents.models import Department, PolicyDocument, Responsibility
from documents.queries.clauses import clause_nodes
from documents.queries.duties import counted, in_public
from documents.queries.holding import handed_down, holding

Status = Department.Status
LEVELS = list(PolicyDocument.Level.values)  # from the top
LAST = 1000  # more than there are function lines
ROLES = list(Responsibility.Role.values)  # lead first


def functions() -> list[str]:
    """The function lines that departments have, in the order of their table."""
    rows = Department.objects.exclude(function="").order_by()
    return in_order(rows.values_list("function", flat=True).distinct())


def known_departments() -> QuerySet[Department]:
    """Departments and candidates by function line, the highest first; those without a line last."""
    rank = Case(*(When(level=level, then=Value(n)) for n, level in enumerate(LEVELS)), default=Value(9))
    places = enumerate(lines())
    line = Case(
        *(When(function=name, then=Value(place)) for place, name in places),
        When(function="", then=Value(LAST)),
        default=Value(LAST - 1),
    )
    return (
        Department.objects.exclude(status__in=(Status.MERGED, Status.REJECTED))
        .annotate(rank=rank, line=line)
        .order_by("line", "function", "rank", "name")
    )


def numbers_of(departments: Collection[int]) -> dict[int, tuple[int, int]]:
    """Department → at how many public provisions it is named, and how many of them it leads; one query."""
    rows = in_public(counted()).filter(department__in=departments).order_by().values_list("department")
    leads = Count("provision", distinct=True, filter=Q(role=Responsibility.Role.LEAD))
    found = rows.annotate(provisions=Count("provision", distinct=True), led=leads)
    return {department: (provisions, led) for department, provisions, led in found}


def units_of(department: Department) -> int:
    """For how many rows of the clause list a department is responsible, inherited ones included."""
    duties = counted().filter(department=department)
    rows = clause_nodes().filter(holding(duties, handed_down(duties), few=True), is_unit=True)
    return rows.count()


def duties_named(department: Department) -> QuerySet[Responsibility]:
    """Where a department is named in public: by role, document and reading order, with provision and document."""
    rank = Case(*(When(role=role, then=Value(n)) for n, role in enumerate(ROLES)))
    return (
        in_public(counted())
        .filter(department=department)
        .select_related("provision", "version__document")
        .defer("anchor", "version__text", "version__report", "provision__full_text")
        .annotate(rank=rank)
        .order_by("rank", "version__document__title", "version_id", "provision__lft", "words_start", "pk")
    )


def documents_naming(duties: QuerySet[Responsibility]) -> list[tuple[str, str, str, int]]:
    """Responsibilities → (slug, title, role, at how many provisions), most by document first."""
    rows = duties.order_by().values_list("version__document__slug", "version__document__title", "role")
    return list(rows.annotate(n=Count("provision", distinct=True)).order_by("version__document__title"))


def with_descendants(departments: Collection[int]) -> dict[int, set[int]]:
    """Each id → itself and all whose parent it is, all the way down; one query for all."""
    children: dict[int, set[int]] = defaultdict(set)
    for child, parent in Department.objects.exclude(parent=None).values_list("pk", "parent_id"):
        children[parent].add(child)
    return {top: _below(top, children) for top in departments}


def _below(top: int, children: dict[int, set[int]]) -> set[int]:
    found, waiting = {top}, [top]
    while waiting:
        fresh = children.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found
