"""The list of provisions."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import queries
from documents.exporting.columns import COLUMNS, cells
from documents.filters import ClauseFilter
from documents.filters.clauses import BEST
from documents.search.known import MOST
from documents.search.results import count
from documents.strict import BadQuery, Fault, ask, plain
from documents.views.found import items_of
from documents.views.paging import numbers, page_of

PAGE_SIZE = 50
DEFAULTS = {"page": "1", "view": "list"}
NOT_NARROWING = {"q", "wider", "page", "view"}
VIEWS = ("list", "table")


@require_safe
def clauses(request: HttpRequest) -> HttpResponse:
    """What is asked for, page by page."""
    asked = ask(ClauseFilter, request.GET, queries.clause_nodes(), besides={"page", "view"})
    search = asked.search
    query = said(request.GET, bool(search))
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    view = chosen(query, "view", VIEWS)
    found = found_by(asked)
    page = page_of(asked.qs.values_list("pk", flat=True), query, PAGE_SIZE, found and min(found, MOST))
    rows = queries.rows_at(page.object_list)
    document = asked.form.cleaned_data["document"]
    items = items_of(rows, search, request.build_absolute_uri("/").rstrip("/")) if view == "list" else []
    # On one page one sees whether a filter left any wider hit; of more pages the last ones might be.
    may_be_wider = view != "list" or page.has_other_pages() or any(item.why for item in items)
    context = {
        "filter": asked,
        "search": search,
        "named": search.documents if search else [],
        "asked": asked.form.cleaned_data,
        "query": query,
        "used": len(query.keys() - NOT_NARROWING),
        "page": page,
        "exact": search.exact_count if search and asked.only_searches else None,
        "is_more": found is not None and found > MOST,
        "pages": numbers(page),
        "view": view,
        "document": document,
        "chapters": queries.chapters_of(document) if document else [],
        "columns": COLUMNS,
        "table": list(cells(rows)) if view == "table" else [],
        "items": items,
        "has_wider": bool(search and search.has_wider and may_be_wider),
    }
    return render(request, "documents/clauses.html", context)


def said(params: QueryDict, searches: bool) -> QueryDict:
    """The query without what says nothing: what the form sends where nothing was chosen, or there is no search."""
    query = plain(params, DEFAULTS | {"sort": BEST if searches else "document"})
    if not searches:
        query.pop("wider", None)
        if query.get("sort") == BEST:
            del query["sort"]
    return query


def found_by(asked: ClauseFilter) -> int | None:
    """Rows of a search, up to one more than MOST; None without one, for then all are counted."""
    if asked.search is None:
        return None
    return asked.search.public_count if asked.only_searches else count(asked.qs)


def chosen(query: QueryDict, name: str, values: tuple[str, ...]) -> str:
    """The value of a parameter that is no filter, the first possible one without it. Raises BadQuery."""
    value = query.get(name, values[0])
    if value not in values:
        raise BadQuery([Fault(name, value, _("可用的值：%(values)s。") % {"values": "、".join(values)})])
    return value
