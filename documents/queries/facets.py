"""How the rows of a list divide: among documents, regions, levels, departments, function lines, years."""

from django.db.models import Count, F, QuerySet

from documents.models import Provision, Responsibility
from documents.queries.duties import counted

DOCUMENT = "version__document__"


def shares(rows: QuerySet[Provision], value: str, name: str, most: int) -> list[dict]:
    """`[{"value": "210200", "name": "大连市", "rows": 37}]`, most rows first; one query. Fields of the document."""
    found = rows.order_by().values(value=F(DOCUMENT + value), name=F(DOCUMENT + name))
    there = found.exclude(**{f"{DOCUMENT}{value}__isnull": True})
    return list(there.annotate(rows=Count("pk")).order_by("-rows", "value")[:most])


def bodies(rows: QuerySet[Provision], value: str, name: str, most: int) -> list[dict]:
    """The same for departments: rows that a department is responsible for, inherited ones included."""
    duties: QuerySet[Responsibility] = counted().filter(department__isnull=False)
    held = duties.filter(
        version__provisions__tree_id=F("provision__tree_id"),
        version__provisions__lft__gte=F("provision__lft"),
        version__provisions__lft__lte=F("provision__rght"),
        version__provisions__in=rows.order_by().values("pk"),
    )
    found = held.order_by().exclude(**{value: ""}).values(value=F(value), name=F(name))
    counts = found.annotate(rows=Count("version__provisions", distinct=True))
    return [dict(row) for row in counts.order_by("-rows", "value")[:most]]


def years(rows: QuerySet[Provision], most: int) -> list[dict]:
    """The same for the years in which the documents were issued."""
    year = F(f"{DOCUMENT}issued_on__year")
    found = rows.order_by().exclude(**{f"{DOCUMENT}issued_on": None}).values(value=year, name=year)
    return list(found.annotate(rows=Count("pk")).order_by("-value")[:most])
