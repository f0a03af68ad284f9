"""How the rows of a list divide: among documents, regions, levels, departments, function lines, years.

The rows of a value are those that choosing it lists.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, F, QuerySet
from django_cte import CTE, with_cte

from documents.models import Department, DocumentVersion, Provision, Region, Responsibility
from documents.queries.documents import PUBLISHED
from documents.queries.holding import held_rows

Share = dict[str, Any]  # `{"value": "210200", "name": "大连市", "rows": 37}`
OF_DOCUMENT = {  # what of a document a list is divided by: fields for value and name
    "document": ("document__slug", "document__title"),
    "region": ("document__region__code", "document__region__name"),
    "admin_level": ("document__level", "document__level"),
    "year": ("document__issued_on__year", "document__issued_on__year"),
}


def by_version(rows: QuerySet[Provision]) -> dict[int, int]:
    """Version → number of rows. One query, whatever is made of it."""
    return dict(rows.order_by().values_list("tree_id").annotate(rows=Count("pk")))


def of_versions() -> dict[int, Mapping[str, tuple]]:
    """Version → (value, name) by which each kind divides, of all public ones; one query for all kinds."""
    fields = [field for both in OF_DOCUMENT.values() for field in both]
    public = DocumentVersion.objects.filter(is_latest=True, document__state=PUBLISHED).order_by()
    return {
        pk: dict(zip(OF_DOCUMENT, zip(said[::2], said[1::2], strict=True), strict=True))
        for pk, *said in public.values_list("pk", *fields)
    }


def shares(rows: Mapping[int, int], versions: Mapping[int, Mapping[str, tuple]], kind: str) -> list[Share]:
    """How rows by version divide by a kind, most rows first; years in their order, the last first."""
    counts: Counter[tuple] = Counter()
    for version, number in rows.items():
        if version in versions:  # published meanwhile: with the next question
            counts[versions[version][kind]] += number
    found = [
        {"value": value, "name": name, "rows": n} for (value, name), n in counts.items() if value is not None
    ]
    return ordered(found, by_value=kind == "year")


def with_those_below(regions: Sequence[Share]) -> list[Share]:
    """Shares of regions, each with the rows of all regions inside it."""
    inside = {one["value"]: Region(code=one["value"]).code_prefix for one in regions}
    return ordered(
        one
        | {"rows": sum(each["rows"] for each in regions if each["value"].startswith(inside[one["value"]]))}
        for one in regions
    )


def ordered(found: Iterable[Share], *, by_value: bool = False) -> list[Share]:
    """By value, then most rows first."""
    rows = sorted(found, key=lambda one: one["value"], reverse=by_value)
    return rows if by_value else sorted(rows, key=lambda one: -one["rows"])


def functions(
    rows: QuerySet[Provision], duties: QuerySet[Responsibility], most: int, *, sentences: bool = False
) -> list[Share]:
    """The same for function lines: rows at which some duties of their departments hold, inherited ones included."""
    named = duties.filter(department__isnull=False).exclude(department__function="")
    return _held(rows, named, "department__function", most, sentences=sentences)


def departments(
    rows: QuerySet[Provision],
    duties: QuerySet[Responsibility],
    most: int,
    *,
    below: bool = False,
    sentences: bool = False,
) -> list[Share]:
    """The same for departments by name; with `below` each has the rows of those below it, too."""
    named = duties.filter(department__isnull=False)
    if not below:
        return _held(rows, named, "department__name", most, sentences=sentences)
    line = CTE.recursive(_upwards, name="line")
    named = line.join(named.order_by(), department=line.col.member).annotate(called=line.col.called)
    return _held(rows, named, "called", most, line, sentences=sentences)


def _upwards(line: CTE) -> QuerySet:
    """Each department beside itself and beside all above it: `member`, `head`, what the head is `called`."""
    own = Department.objects.order_by().values(member=F("pk"), head=F("pk"), called=F("name"))
    below = line.join(Department.objects.order_by(), pk=line.col.head).exclude(parent=None)
    return own.union(below.values(member=line.col.member, head=F("parent"), called=F("parent__name")))


def _held(
    rows: QuerySet[Provision],
    duties: QuerySet[Responsibility],
    value: str,
    most: int,
    *before: CTE,
    sentences: bool,
) -> list[Share]:
    """Rows at which the duties hold, by a field of theirs, each row once."""
    handed, held = held_rows(duties, {"value": value}, sentences=sentences)
    found = held.queryset().filter(row__in=rows.order_by().values("pk")).values("value")
    counts = found.annotate(name=F("value"), rows=Count("row")).order_by("-rows", "value")
    return list(with_cte(*before, handed, held, select=counts)[:most])
