"""Two documents side by side: what answers what, what is missing, what is new."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.models import Alignment, DocumentVersion
from documents.queries import public_versions
from documents.strict import BadQuery, Fault
from documents.views.compare_asked import KNOWN, MOST, checked
from documents.views.compare_legend import legend
from documents.views.compare_rows import filtered, options, turned_query
from documents.views.compare_told import told_at
from documents.views.compared import compared_at

MOST_LISTED = 500  # documents to choose from; others are named
TYPED = 2  # fields for names


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """`?a=liaoning&b=yuzhou`, or `?d=…&d=…` as the form for choosing sends it; without both, that form."""
    if "a" not in request.GET and "b" not in request.GET:
        return chosen(request)
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
        context["placed"] = told_at(request, found.lines)
        get_token(request)
    return render(request, "documents/compare.html", context)


def chosen(request: HttpRequest) -> HttpResponse:
    """Two documents go side by side, three to five into a table; with less there is a form."""
    asked = checked(request.GET, ("d",), several=("d",)).getlist("d")
    query = QueryDict(mutable=True)
    if slugs := list(dict.fromkeys(slug.strip() for slug in asked if slug.strip())):  # typed with a blank
        query.setlist("d", slugs)
    if len(slugs) > MOST:
        raise BadQuery([Fault("d", str(len(slugs)), _("最多比较 %(most)d 份文件。") % {"most": MOST})])
    if len(slugs) == 2:
        pair = QueryDict(mutable=True)
        pair["a"], pair["b"] = slugs
        return redirect(f"{request.path}?{pair.urlencode()}")
    if len(slugs) > 2:
        return redirect(f"{reverse('compare_table')}?{query.urlencode()}")
    if query.urlencode() != request.GET.urlencode():
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    versions = list(public_versions()[: MOST_LISTED + 1])
    context = {
        "versions": versions[:MOST_LISTED],
        "chosen": slugs,
        "typed": _typed(slugs, versions[:MOST_LISTED], more=len(versions) > MOST_LISTED),
        "most": MOST,
    }
    return render(request, "documents/compare_choose.html", context)


def _typed(slugs: Sequence[str], listed: Iterable[DocumentVersion], *, more: bool) -> list[str]:
    """What stands in the fields for names: what was asked for and is not listed. No fields where all is listed."""
    known = {version.document.slug for version in listed}
    named = [slug for slug in slugs if slug not in known]
    return (named + [""] * TYPED)[:TYPED] if more or named else []
