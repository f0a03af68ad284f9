"""Department × document, and department × chapter of one document: at how many comparison units each is responsible.

A count is what the clause list finds with the same words: inherited responsibilities count, and a unit counts once
in a cell, whatever the number of roles that a department has in it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db.models import Count, F, QuerySet

from documents.models import Department, DocumentVersion, Provision, Responsibility
from documents.queries.clauses import clause_nodes
from documents.queries.duties import counted, in_public, rows_but

TOTAL = ""  # in place of a role: whatever the role


class At(NamedTuple):
    """A cell: a department, a column (id of a version or of a top provision), a role."""

    department: int
    column: int
    role: str


def responsible(duties: QuerySet[Responsibility], departments: QuerySet[Department]) -> QuerySet[Department]:
    """Those departments that have some of these responsibilities, with most of them first; `duties` is how many."""
    return (
        departments.filter(responsibilities__in=duties.order_by())
        .annotate(duties=Count("responsibilities"))
        .order_by("-duties", "name")
    )


def public_duties(document: DocumentVersion | None) -> QuerySet[Responsibility]:
    """Responsibilities of departments in what anybody may read, or in one version of it."""
    duties = in_public(counted()).filter(department__isnull=False)
    return duties.filter(version=document) if document else duties


def units(document: DocumentVersion | None) -> QuerySet[Provision]:
    """The rows of the clause list."""
    rows = clause_nodes().filter(is_unit=True)
    return rows.filter(tree_id=document.pk) if document else rows


def at_units(duties: QuerySet[Responsibility]) -> QuerySet[Responsibility]:
    """Each responsibility once for each unit at which it holds."""
    return duties.filter(
        version__provisions__is_unit=True,
        version__provisions__tree_id=F("version_id"),
        version__provisions__lft__gte=F("provision__lft"),
        version__provisions__lft__lte=F("provision__rght"),
    ).order_by()


def counts_by_document(
    duties: QuerySet[Responsibility], departments: Collection[int], versions: Collection[int]
) -> dict[At, int]:
    """The cells of some departments and documents, by role and in total. Two queries."""
    shown = at_units(duties.filter(department__in=departments, version__in=versions))
    number = Count("version__provisions", distinct=True)
    by_role = shown.values_list("department", "version", "role").annotate(n=number)
    together = shown.values_list("department", "version").annotate(n=number)
    found = {At(department, version, role): n for department, version, role, n in by_role}
    return found | {At(department, version, TOTAL): n for department, version, n in together}


def counts_by_chapter(
    duties: QuerySet[Responsibility], departments: Collection[int], tops: Sequence[Provision]
) -> dict[At, int]:
    """The same within one document, whose top provisions are the columns. One query."""
    mine = at_units(duties.filter(department__in=departments))
    seen: dict[At, set[int]] = defaultdict(set)
    for department, role, lft in mine.values_list(
        "department", "role", "version__provisions__lft"
    ).distinct():
        column = column_of(lft, tops)
        seen[At(department, column, role)].add(lft)
        seen[At(department, column, TOTAL)].add(lft)
    return {at: len(places) for at, places in seen.items()}


def column_of(lft: int, tops: Sequence[Provision]) -> int:
    """Which of the provisions, in reading order, a place stands in."""
    return tops[bisect_right([top.lft for top in tops], lft) - 1].pk


def unled(rows: QuerySet[Provision]) -> QuerySet[Provision]:
    """Those for which nobody is in the lead."""
    return rows.filter(pk__in=rows_but(counted().filter(role=Responsibility.Role.LEAD), rows))


def sums_by_document(rows: QuerySet[Provision], versions: Iterable[int]) -> dict[int, int]:
    """Version → number of rows."""
    within = rows.filter(tree_id__in=list(versions)).order_by()
    return dict(within.values_list("tree_id").annotate(n=Count("pk")))


def sums_by_chapter(rows: QuerySet[Provision], tops: Sequence[Provision]) -> dict[int, int]:
    """Top provision → number of rows."""
    sums: dict[int, int] = defaultdict(int)
    for lft in rows.values_list("lft", flat=True):
        sums[column_of(lft, tops)] += 1
    return sums


def tops_of(document: DocumentVersion) -> list[Provision]:
    """What stands highest in a version and holds a unit or is one: chapters, or the articles of a short law."""
    lfts = list(units(document).values_list("lft", flat=True))
    tops = Provision.objects.filter(tree_id=document.pk, depth=1, printed=True).order_by("lft")
    tops = tops.defer("text", "full_text", "spans", "runs")
    return [top for top in tops if bisect_right(lfts, top.rght) > bisect_right(lfts, top.lft - 1)]
