"""Department × document, and department × chapter of one document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documents import queries
from documents.filters import MatrixFilter
from documents.filters.duties import REVIEWS
from documents.models import Department, DocumentVersion, Provision, Responsibility
from documents.queries import matrix as counts
from documents.queries.matrix import TOTAL, At
from documents.strict import BadQuery, Fault, ask, plain
from documents.views.paging import numbers, page_of

ROWS = 30  # departments of a page
COLUMNS = 20  # documents of a page
DEFAULTS = {"page": "1", "columns": "1"}
ROLES = [(value, str(label)) for value, label in Responsibility.Role.choices]


@dataclass(frozen=True, slots=True)
class Column:
    """A document, or a chapter of one. `ask` is what tells the clause list to stay within it."""

    key: int
    is_of: DocumentVersion | Provision
    address: str
    ask: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Count:
    """A number, and the clause list that it counts."""

    n: int
    address: str
    role: str = TOTAL
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a department meets a column: how many rows in all, and how many in each role."""

    total: Count
    roles: list[Count]


@dataclass(frozen=True, slots=True)
class Row:
    """A department. `total` is there when all columns are."""

    department: Department
    cells: list[Cell | None]
    total: Count | None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and their numbers: cells, rows of the clause list, and those of them without a lead, by column."""

    columns: list[Column]
    across: Page
    cells: Mapping[At, int]
    every: Mapping[int, int]
    unled: Mapping[int, int]
    within: Mapping[str, str]  # what all columns together ask of the clause list


@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Numbers that open the list they count."""
    asked = ask(MatrixFilter, request.GET, Department.objects.all(), besides={"page", "columns"})
    query = plain(request.GET, DEFAULTS)
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    chosen = asked.form.cleaned_data
    document = chosen["document"]
    version = queries.public_versions().get(document=document) if document else None
    duties = narrowed(counts.public_duties(version), chosen)
    page = page_of(counts.responsible(duties, asked.qs), query, ROWS)
    departments = list(page.object_list)
    keys = [one.pk for one in departments]
    unled = counts.unled()
    table = by_chapter(version, duties, keys, unled) if version else by_document(duties, keys, query, unled)
    about = {name: chosen[name] for name in ("role", "review") if chosen[name]}
    whole = table.across.paginator.num_pages == 1
    context = {
        "filter": asked,
        "asked": chosen,
        "query": query,
        "document": document,
        "page": page,
        "pages": numbers(page),
        "table": table,
        "rows": [row_of(one, table, about, whole) for one in departments],
        "unled": [listed(table.unled.get(one.key, 0), one.ask, {"lead": "0"}) for one in table.columns],
        "every": [listed(table.every.get(one.key, 0), one.ask) for one in table.columns],
        "whole": whole,
        "unled_total": listed(
            counts.units(version).filter(unled).count(),
            table.within,
            {"lead": "0"},
        ),
    }
    return render(request, "documents/matrix.html", context)


def narrowed(duties: QuerySet[Responsibility], chosen: Mapping[str, Any]) -> QuerySet[Responsibility]:
    """Of the role and the review state that are asked for."""
    if chosen["role"]:
        duties = duties.filter(role=chosen["role"])
    return duties.filter(**REVIEWS.get(chosen["review"], {}))


def by_chapter(
    version: DocumentVersion, duties: QuerySet[Responsibility], keys: list[int], unled: Q
) -> Table:
    slug = version.document.slug
    tops = counts.tops_of(version)
    rows = counts.units(version)
    return Table(
        [
            Column(
                top.pk,
                top,
                reverse("provision", args=[slug, top.path]),
                {"document": slug, "chapter": top.path},
            )
            for top in tops
        ],
        Paginator(tops, max(len(tops), 1)).page(1),
        counts.counts_by_chapter(duties, keys, tops),
        counts.sums_by_chapter(rows, tops),
        counts.sums_by_chapter(rows.filter(unled), tops),
        {"document": slug},
    )


def by_document(duties: QuerySet[Responsibility], keys: list[int], query: QueryDict, unled: Q) -> Table:
    across = columns_of(queries.public_versions(), query)
    columns = [
        Column(one.pk, one, one.document.get_absolute_url(), {"document": one.document.slug})
        for one in across
    ]
    versions = [column.key for column in columns]
    rows = counts.units(None)
    return Table(
        columns,
        across,
        counts.counts_by_document(duties, keys, versions),
        counts.sums_by_document(rows, versions),
        counts.sums_by_document(rows.filter(unled), versions),
        {},
    )


def columns_of(rows: QuerySet[DocumentVersion], query: QueryDict) -> Page:
    """The page of documents that `columns` asks for."""
    asked = QueryDict(mutable=True)
    asked["page"] = query.get("columns", "1")
    try:
        return page_of(rows, asked, COLUMNS)
    except BadQuery as error:
        raise BadQuery([Fault("columns", fault.value, fault.message) for fault in error.faults]) from error


def row_of(department: Department, table: Table, about: Mapping[str, str], whole: bool) -> Row:
    """A department's cells; where nobody is responsible there is none."""
    asked = {"department": str(department.pk), **about}
    cells: list[Cell | None] = []
    for column in table.columns:
        total = table.cells.get(At(department.pk, column.key, TOTAL), 0)
        roles = [
            listed(n, column.ask, asked | {"role": role}, role, label)
            for role, label in ROLES
            if (n := table.cells.get(At(department.pk, column.key, role), 0))
        ]
        cells.append(Cell(listed(total, column.ask, asked), roles) if total else None)
    total = sum(cell.total.n for cell in cells if cell)
    return Row(department, cells, listed(total, table.within, asked) if whole else None)


def listed(
    n: int,
    within: Mapping[str, str],
    asked: Mapping[str, str] | None = None,
    role: str = TOTAL,
    label: str = "",
) -> Count:
    """A number with the address of the clause list that has as many rows."""
    query = QueryDict(mutable=True)
    query.update({**within, **(asked or {})})
    return Count(n, f"{reverse('clauses')}?{query.urlencode()}", role, label)
