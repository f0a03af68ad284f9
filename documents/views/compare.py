"""Two documents side by side: what answers what, what is missing, what is new."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from documents.models import Alignment
from documents.views.compare_asked import KNOWN, checked
from documents.views.compare_choose import choose
from documents.views.compare_legend import legend
from documents.views.compare_rows import filtered, options, turned_query
from documents.views.compare_told import told_at
from documents.views.compared import compared_at


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """`?a=liaoning&b=yuzhou`, or `?d=…&d=…` as the form for choosing sends it; without both, that form."""
    if "a" not in request.GET and "b" not in request.GET:
        return choose(request)
    query = checked(request.GET, KNOWN)
    if query.urlencode() != request.GET.urlencode():
        return redirect(f"{request.path}?{query.urlencode()}")
    compared = compared_at(query)
    found = filtered(compared, query)
    context: dict[str, Any] = {
        "query": query,
        "compared": compared,
        "lines": found.lines,
        "options": options(found.counts, query.get("relation", "")),
        "relations": Alignment.Relation.choices,
        "functions": found.functions,
        "hidden": found.hidden,
        "legend": legend(),
        "printed": request.build_absolute_uri(),
        "asked": {name: query.get(name, "") for name in KNOWN},
        "turned": turned_query(query),
        "may_decide": request.user.has_perm("documents.change_alignment"),
        "here": request.get_full_path(),
    }
    if context["may_decide"]:
        context["placed"] = told_at(request, compared, found.lines)
        get_token(request)
    return render(request, "documents/compare.html", context)
