"""What stands beside the clause list after it: how its rows divide, and what could be typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from documents import queries
from documents.filters import ClauseFilter
from documents.models import PolicyDocument
from documents.queries import facets, suggesting
from documents.strict import ask, plain

MOST = 12  # values of each kind
BESIDE = {"document": ("chapter",)}  # what goes with a kind: a chapter is of its document


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list: the parameter, and its values with their rows."""

    parameter: str
    name: str
    values: list[dict[str, Any]]
    more: bool


@require_safe
@vary_on_headers("HX-Request")
def shares(request: HttpRequest) -> HttpResponse:
    """How the rows divide: a piece of the list's page, or without htmx a page of its own."""
    asked = ask(ClauseFilter, request.GET, queries.clause_nodes(), besides={"page", "view"})
    query = plain(request.GET, {})
    found = [facet for facet in facets_of(asked, query) if facet.values]
    template = "documents/_facets.html" if request.htmx else "documents/facets.html"  # type: ignore[attr-defined]
    return render(request, template, {"facets": found, "query": query, "asked": asked.form.cleaned_data})


def facets_of(asked: ClauseFilter, query: QueryDict) -> Iterator[Facet]:
    """Each counted without what is chosen of its own kind; one query for all that is said of documents, if nothing is."""

    def facet(parameter: str, name: str, values: list[dict[str, Any]]) -> Facet:
        chosen = query.get(parameter, "")
        shown = [
            one | {"query": link(query, parameter, str(one["value"])), "chosen": str(one["value"]) == chosen}
            for one in values[:MOST]
        ]
        return Facet(parameter, name, shown, len(values) > MOST)

    documents = of_documents(asked)
    yield facet("document", _("文件"), documents["document"])
    yield facet("region", _("地区"), documents["region"])
    named = dict(PolicyDocument.Level.choices)
    levels = [
        one | {"name": named[one["value"]]} for one in documents["admin_level"] if one["value"] in named
    ]
    yield facet("admin_level", _("层级"), levels)
    sentences = bool(asked.form.cleaned_data["sentences"])
    below = bool(asked.form.cleaned_data["department_below"])
    rows, duties = asked.without("department"), asked.duties_without("department")
    found = facets.departments(rows, duties, MOST + 1, below=below, sentences=sentences)
    yield facet("department", _("部门"), found)
    if asked.function_of_one:
        rows, duties = asked.without("function"), asked.duties_without("function")
        yield facet("function", _("条线"), facets.functions(rows, duties, MOST + 1, sentences=sentences))
    yield facet("year", _("年份"), documents["year"])


def of_documents(asked: ClauseFilter) -> dict[str, list[dict[str, Any]]]:
    """How the rows divide by what is known of their documents. Where nothing is chosen of a kind, it is all rows."""
    versions = facets.of_versions()
    counted: dict[tuple[str, ...], dict[int, int]] = {}
    found = {}
    for kind in facets.OF_DOCUMENT:
        apart = tuple(name for name in (kind, *BESIDE.get(kind, ())) if asked.form.cleaned_data[name])
        if apart not in counted:
            counted[apart] = facets.by_version(asked.without(*apart))
        found[kind] = facets.shares(counted[apart], versions, kind)
    found["region"] = facets.with_those_below(found["region"])
    return {kind: shares[: MOST + 1] for kind, shares in found.items()}


def link(query: QueryDict, parameter: str, value: str) -> str:
    """The list's query with a value chosen; without it, if it was."""
    changed = query.copy()
    for name in ("page", "chapter") if parameter == "document" else ("page",):
        changed.pop(name, None)
    if changed.pop(parameter, None) != [value]:
        changed[parameter] = value
    return f"?{changed.urlencode()}" if changed else ""


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """What could be typed next, as options of a box's list: of the search box, or of one for departments.

    Anything may be asked; most finds nothing.
    """
    names = [name for name in ("department", "departments_all") if name in request.GET]
    more = suggesting.more_departments if names else suggesting.completions
    offered = more(request.GET.get(names[0] if names else "q", ""))
    return render(request, "documents/_suggestions.html", {"suggestions": offered})
