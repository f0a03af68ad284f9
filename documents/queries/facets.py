"""How the rows of a list divide: among documents, regions, levels, departments, function lines, years.

The rows of a value are those that choosing it lists.
"""

from django.db.models import Count, F, QuerySet
from django_cte import CTE, with_cte

from documents.models import Department, Provision, Region, Responsibility

DOCUMENT = "version__document__"


def shares(rows: QuerySet[Provision], value: str, name: str, most: int | None = None) -> list[dict]:
    """`[{"value": "210200", "name": "大连市", "rows": 37}]`, most rows first; one query. Fields of the document."""
    found = rows.order_by().values(value=F(DOCUMENT + value), name=F(DOCUMENT + name))
    there = found.exclude(**{f"{DOCUMENT}{value}__isnull": True})
    return list(there.annotate(rows=Count("pk")).order_by("-rows", "value")[:most])


def regions(rows: QuerySet[Provision], most: int) -> list[dict]:
    """The same for the regions of documents, each with the rows of all below it."""
    own = shares(rows, "region__code", "region__name")
    for one in own:
        inside = Region(code=one["value"]).code_prefix
        one["all"] = sum(other["rows"] for other in own if other["value"].startswith(inside))
    found = [{"value": one["value"], "name": one["name"], "rows": one["all"]} for one in own]
    return sorted(found, key=lambda one: (-one["rows"], one["value"]))[:most]


def functions(rows: QuerySet[Provision], duties: QuerySet[Responsibility], most: int) -> list[dict]:
    """The same for function lines: rows at which some duties of their departments hold, inherited ones included."""
    named = duties.filter(department__isnull=False).exclude(department__function="").order_by()
    return _counted(named.values(row=F("provision"), value=F("department__function")), rows, most)


def departments(
    rows: QuerySet[Provision], duties: QuerySet[Responsibility], most: int, *, below: bool
) -> list[dict]:
    """The same for departments by name; with `below` each has the rows of those below it, too."""
    named = duties.filter(department__isnull=False).order_by()
    if not below:
        return _counted(named.values(row=F("provision"), value=F("department__name")), rows, most)
    line = CTE.recursive(_upwards, name="line")
    printing = line.join(named, department=line.col.member).values(row=F("provision"), value=line.col.called)
    return _counted(printing, rows, most, line)


def _upwards(line: CTE) -> QuerySet:
    """Each department beside itself and beside all above it: `member`, `head`, what the head is `called`."""
    own = Department.objects.order_by().values(member=F("pk"), head=F("pk"), called=F("name"))
    below = line.join(Department.objects.order_by(), pk=line.col.head).exclude(parent=None)
    return own.union(below.values(member=line.col.member, head=F("parent"), called=F("parent__name")))


def _counted(printing: QuerySet, rows: QuerySet[Provision], most: int, *before: CTE) -> list[dict]:
    """`printing` names provisions (`row`) and values, which are carried down (see queries.duties), each once a row."""

    def step(held: CTE) -> QuerySet:
        below = held.join(Provision, parent=held.col.row).order_by()
        return printing.union(below.values(row=F("pk"), value=held.col.value))

    held = CTE.recursive(step, name="carried")
    found = held.queryset().filter(row__in=rows.order_by().values("pk")).values("value")
    counted = found.annotate(name=F("value"), rows=Count("row")).order_by("-rows", "value")
    return list(with_cte(*before, held, select=counted)[:most])


def years(rows: QuerySet[Provision], most: int) -> list[dict]:
    """The same for the years in which the documents were issued."""
    year = F(f"{DOCUMENT}issued_on__year")
    found = rows.order_by().exclude(**{f"{DOCUMENT}issued_on": None}).values(value=year, name=year)
    return list(found.annotate(rows=Count("pk")).order_by("-value")[:most])
