"""How the rows of a list divide: among documents, regions, levels, departments, function lines, years."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, F, QuerySet
from django_cte import with_cte

from documents.models import DocumentVersion, Provision, Responsibility
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


def shares(
    rows: Mapping[int, int], versions: Mapping[int, Mapping[str, tuple]], kind: str, most: int
) -> list[Share]:
    """How rows by version divide by a kind, most rows first; years in their order, the last first."""
    counts: Counter[tuple] = Counter()
    for version, number in rows.items():
        if version in versions:  # published meanwhile: with the next question
            counts[versions[version][kind]] += number
    found = [
        {"value": value, "name": name, "rows": n} for (value, name), n in counts.items() if value is not None
    ]
    return ordered(found, by_value=kind == "year")[:most]


def ordered(found: Iterable[Share], *, by_value: bool = False) -> list[Share]:
    """By value, then most rows first."""
    rows = sorted(found, key=lambda one: one["value"], reverse=by_value)
    return rows if by_value else sorted(rows, key=lambda one: -one["rows"])


def bodies(
    rows: QuerySet[Provision],
    duties: QuerySet[Responsibility],
    value: str,
    most: int,
    *,
    sentences: bool = False,
) -> list[Share]:
    """The same for departments: rows at which some duties hold, inherited ones included. `value` is a field of theirs."""
    named = duties.filter(department__isnull=False).exclude(**{value: ""})
    handed, held = held_rows(named, {"value": value}, sentences=sentences)
    found = held.queryset().filter(row__in=rows.order_by().values("pk")).values("value")
    counts = found.annotate(name=F("value"), rows=Count("row")).order_by("-rows", "value")
    return list(with_cte(handed, held, select=counts)[:most])
