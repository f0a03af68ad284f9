"""The list of provisions, and the same list as CSV."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import queries
from documents.addresses import ancestor_paths
from documents.exporting.columns import COLUMNS, Words, cells
from documents.exporting.rows import Variant, csv_chunks
from documents.filters import ClauseFilter
from documents.models import Provision
from documents.queries import ClauseRow
from documents.strict import BadQuery, Fault, ask, plain
from documents.views.paging import numbers, page_of

PAGE_SIZE = 50
MOST_DOCUMENTS = 12  # documents counted beside the list
DEFAULTS = {"sort": "document", "page": "1", "view": "list"}
VIEWS = ("list", "table")


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the list as the page shows it."""

    row: ClauseRow
    kind: str
    crumbs: list[Provision]

    @property
    def sentence(self) -> str:
        """`3` for 2/8/s3, empty for printed provisions."""
        return "" if self.row.printed else self.row.path.rpartition("/s")[2]


@require_safe
def clauses(request: HttpRequest) -> HttpResponse:
    """What is asked for, page by page."""
    asked = ask(ClauseFilter, request.GET, queries.clause_nodes(), besides={"page", "view"})
    query = plain(request.GET, DEFAULTS)
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    view = chosen(query, "view", VIEWS)
    page = page_of(queries.as_rows(asked.qs), query, PAGE_SIZE)
    rows = queries.filled(page.object_list)
    document = asked.form.cleaned_data["document"]
    context = {
        "filter": asked,
        "asked": asked.form.cleaned_data,
        "query": query,
        "page": page,
        "pages": numbers(page),
        "view": view,
        "document": document,
        "chapters": queries.chapters_of(document) if document else [],
        "documents": queries.documents_among(asked.anywhere(), MOST_DOCUMENTS + 1),
        "most_documents": MOST_DOCUMENTS,
        "columns": COLUMNS,
        "table": list(cells(rows)) if view == "table" else [],
        "items": items_of(rows) if view == "list" else [],
    }
    return render(request, "documents/clauses.html", context)


@require_safe
def clauses_csv(request: HttpRequest) -> HttpResponseBase:
    """All rows of the list with the same query string, streamed; `page` and `view` make no difference."""
    asked = ask(ClauseFilter, request.GET, queries.clause_nodes(), besides={"page", "view", "variant"})
    variant = Variant(chosen(request.GET, "variant", tuple(Variant)))
    site = request.build_absolute_uri("/").rstrip("/")
    response = StreamingHttpResponse(
        csv_chunks(asked.qs, variant, site), content_type="text/csv; charset=utf-8"
    )
    name = _("条款") + f"-{localdate():%Y%m%d}.csv"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    return response


def chosen(query: QueryDict, name: str, values: tuple[str, ...]) -> str:
    """The value of a parameter that is no filter, the first possible one without it. Raises BadQuery."""
    value = query.get(name, values[0])
    if value not in values:
        raise BadQuery([Fault(name, value, _("可用的值：%(values)s。") % {"values": "、".join(values)})])
    return value


def items_of(rows: list[ClauseRow]) -> list[Item]:
    """Rows with the titles of what stands above them; one query for all."""
    titles, words = queries.titles_above(rows), Words.at("")
    return [
        Item(row, words.kind(row), [titles[row.tree_id, path] for path in ancestor_paths(row.path)])
        for row in rows
    ]
