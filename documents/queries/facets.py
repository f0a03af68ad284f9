"""How the rows of a list divide: among documents, regions, levels, departments, function lines, years."""

from django.db.models import Count, F, QuerySet
from django_cte import CTE, with_cte

from documents.models import Provision, Responsibility

DOCUMENT = "version__document__"


def shares(rows: QuerySet[Provision], value: str, name: str, most: int) -> list[dict]:
    """`[{"value": "210200", "name": "大连市", "rows": 37}]`, most rows first; one query. Fields of the document."""
    found = rows.order_by().values(value=F(DOCUMENT + value), name=F(DOCUMENT + name))
    there = found.exclude(**{f"{DOCUMENT}{value}__isnull": True})
    return list(there.annotate(rows=Count("pk")).order_by("-rows", "value")[:most])


def bodies(rows: QuerySet[Provision], duties: QuerySet[Responsibility], value: str, most: int) -> list[dict]:
    """The same for departments: rows at which some duties hold, inherited ones included. `value` is a field of theirs.

    What the duties name is carried down from the provisions that print them (see queries.duties), each once a row.
    """
    named = duties.filter(department__isnull=False).exclude(**{value: ""})
    printing = named.order_by().values(row=F("provision"), value=F(value))

    def step(held: CTE) -> QuerySet:
        below = held.join(Provision, parent=held.col.row).order_by()
        return printing.union(below.values(row=F("pk"), value=held.col.value))

    held = CTE.recursive(step, name="carried")
    found = held.queryset().filter(row__in=rows.order_by().values("pk")).values("value")
    counts = with_cte(
        held, select=found.annotate(name=F("value"), rows=Count("row")).order_by("-rows", "value")
    )
    return list(counts[:most])


def years(rows: QuerySet[Provision], most: int) -> list[dict]:
    """The same for the years in which the documents were issued."""
    year = F(f"{DOCUMENT}issued_on__year")
    found = rows.order_by().exclude(**{f"{DOCUMENT}issued_on": None}).values(value=year, name=year)
    return list(found.annotate(rows=Count("pk")).order_by("-value")[:most])
