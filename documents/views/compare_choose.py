"""Choosing the documents to compare: one looks for another, and what is chosen stays chosen."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.filters import DocumentFilter
from documents.models import DocumentVersion
from documents.queries import public_versions
from documents.strict import BadQuery, Fault, ask
from documents.views.compare_asked import MOST, among, checked, version_of

MOST_LISTED = 50  # documents to choose from; more are found by what the home page finds them by
FILTERS = tuple(DocumentFilter.base_filters)
KNOWN = ("d", *FILTERS, "find")


def choose(request: HttpRequest) -> HttpResponse:
    """`?d=liaoning&d=yuzhou`: two go side by side, three to five into a table; with less there is a form.

    `find=1` looks for more by title, region, level and status, however many are chosen.
    """
    query = checked(request.GET, KNOWN, several=("d",))
    names = query.getlist("d")
    finding = among(query, "find", {"1"})
    if 2 <= len(names) <= MOST and not finding:
        return redirect(_compared(names))
    if query.urlencode() != request.GET.urlencode():
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    chosen = _versions(names)
    too_many = max(0, len(names) - MOST)
    context = {
        "chosen": list(zip(names, chosen, strict=True)),
        "most": MOST,
        "one_more": len(names) == 1 and not finding,
        "too_many": too_many,
        "cleared": _cleared(names),
        **_listed(query, chosen),
    }
    return render(request, "documents/compare_choose.html", context, status=400 if too_many else 200)


def _compared(names: Collection[str]) -> str:
    query = QueryDict(mutable=True)
    if len(names) == 2:
        query["a"], query["b"] = names
        return f"{reverse('compare')}?{query.urlencode()}"
    query.setlist("d", list(names))
    return f"{reverse('compare_table')}?{query.urlencode()}"


def _cleared(names: list[str]) -> str:
    """What is chosen, and no filter."""
    query = QueryDict(mutable=True)
    query.setlist("d", names)
    query["find"] = "1"
    return f"?{query.urlencode()}" if names else ""


def _versions(names: Collection[str]) -> list[DocumentVersion]:
    """The public versions of these addresses. Raises BadQuery for an unknown one, and for more than any form sends."""
    if len(names) > MOST_LISTED + MOST:
        raise BadQuery([Fault("d", str(len(names)), _("最多比较 %(most)d 份文件。") % {"most": MOST})])
    latest = {each.document.slug: each for each in public_versions().filter(document__slug__in=names)}
    return [latest.get(name) or version_of("d", name) for name in names]


def _listed(query: QueryDict, chosen: Collection[DocumentVersion]) -> dict[str, Any]:
    """What one may choose besides; `filter` where there is more than is listed, or where it was used."""
    filters = QueryDict(mutable=True)
    for name in FILTERS:
        if name in query:
            filters[name] = query.get(name, "")
    asked = ask(DocumentFilter, filters, public_versions())
    others = asked.qs.exclude(pk__in=[version.pk for version in chosen])
    versions = list(others[: MOST_LISTED + 1])
    more = len(versions) > MOST_LISTED
    return {
        "versions": versions[:MOST_LISTED],
        "filter": asked if more or filters else None,
        "filtered": bool(filters),
        "total": others.count() if more else len(versions),
        "more": more,
    }
