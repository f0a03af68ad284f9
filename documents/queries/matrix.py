"""Department × document, and department × chapter of one document: at how many comparison units each is responsible.

A count is what the clause list finds with the same words: inherited responsibilities count, and a unit counts once
in a cell, whatever the number of roles that a department has in it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django_cte import with_cte

from documents.models import Department, DocumentVersion, Provision, Responsibility
from documents.queries.clauses import clause_nodes
from documents.queries.duties import counted, in_public
from documents.queries.holding import handed_down, held_rows, holding

TOTAL = ""  # in place of a role: whatever the role


class At(NamedTuple):
    """A cell: a department, a column (id of a version or of a top provision), a role."""

    department: int
    column: int
    role: str


def responsible(duties: QuerySet[Responsibility], departments: QuerySet[Department]) -> list[Department]:
    """Those departments that have some of these responsibilities, with most of them first. Two queries.

    Counted apart: joined, all responsibilities would be sorted by all that is known of their departments.
    """
    counts = dict(duties.order_by().values_list("department").annotate(n=Count("pk")))
    found = [one for one in departments if one.pk in counts]
    return sorted(found, key=lambda one: (-counts[one.pk], one.name))


def public_duties(document: DocumentVersion | None) -> QuerySet[Responsibility]:
    """Responsibilities of departments in what anybody may read, or in one version of it."""
    duties = in_public(counted()).filter(department__isnull=False)
    return duties.filter(version=document) if document else duties


def units(document: DocumentVersion | None) -> QuerySet[Provision]:
    """The rows of the clause list."""
    rows = clause_nodes().filter(is_unit=True)
    return rows.filter(tree_id=document.pk) if document else rows


def at_units(duties: QuerySet[Responsibility]) -> QuerySet:
    """(department, role, version, lft) of each unit at which some responsibilities hold, each once. One query."""
    handed, held = held_rows(duties, {"whose": "department", "as_": "role"})
    found = held.join(Provision.objects.filter(is_unit=True), pk=held.col.row).order_by()
    rows = found.annotate(whose=held.col.whose, as_=held.col.as_).values_list(
        "whose", "as_", "tree_id", "lft"
    )
    return with_cte(handed, held, select=rows)


def counts_by_document(
    duties: QuerySet[Responsibility], departments: Collection[int], versions: Collection[int]
) -> dict[At, int]:
    """The cells of some departments and documents, by role and in total."""
    if not departments or not versions:  # a recursion that begins with nothing is no SQL
        return {}
    shown = duties.filter(department__in=departments, version__in=versions)
    return _cells(
        (department, role, version, (version, lft)) for department, role, version, lft in at_units(shown)
    )


def counts_by_chapter(
    duties: QuerySet[Responsibility], departments: Collection[int], tops: Sequence[Provision]
) -> dict[At, int]:
    """The same within one document, whose top provisions are the columns."""
    if not departments:
        return {}
    shown = duties.filter(department__in=departments)
    return _cells(
        (department, role, column_of(lft, tops), lft) for department, role, _, lft in at_units(shown)
    )


def _cells(places: Iterable[tuple[int, str, int, Hashable]]) -> dict[At, int]:
    """(department, role, column, unit) → how many units a cell has."""
    seen: dict[At, set[Hashable]] = defaultdict(set)
    for department, role, column, unit in places:
        seen[At(department, column, role)].add(unit)
        seen[At(department, column, TOTAL)].add(unit)
    return {at: len(units) for at, units in seen.items()}


def column_of(lft: int, tops: Sequence[Provision]) -> int:
    """Which of the provisions, in reading order, a place stands in."""
    return tops[bisect_right([top.lft for top in tops], lft) - 1].pk


def unled() -> Q:
    """Provisions for which nobody is in the lead. What leads hand down is asked once, here."""
    leads = counted().filter(role=Responsibility.Role.LEAD)
    return ~holding(leads, handed_down(leads), few=False)


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
