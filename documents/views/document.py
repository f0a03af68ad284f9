"""A document: outline beside the text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documents import queries
from documents.addresses import Address
from documents.queries.citations import citations_of
from documents.queries.targets import targets_of
from documents.views.access import version_for
from documents.views.aims import give_aims
from documents.views.duties import give_duties
from documents.views.parts import above, outline_of, part_of
from documents.views.report import report_of
from documents.views.text import shown


@require_safe
def document(request: HttpRequest, address: Address) -> HttpResponse:
    """The whole text of a version, of a very long one a part; its provisions are one query, whatever their number."""
    version, base = version_for(request, address), reverse("document", args=[address])
    part = part_of(version, request.GET)
    if request.GET.get("part") == "1":
        return redirect("document", address)
    nodes, duties = queries.nodes_of(version), queries.duties_of(version)
    targets, citations = targets_of(version), citations_of(version)
    if part:
        here = part.stretch
        nodes = nodes.filter(here.within())
        duties = duties.filter(here.within("provision__") | here.over("provision__"))
        targets = targets.filter(here.within("provision__"))
        citations = citations.filter(here.within("provision__"))
    rows = shown(nodes, version.text)
    give_duties(rows, duties, above(version, part))
    give_aims(rows, targets, citations)
    context = {
        "address": address,
        "base": base,
        "version": version,
        "document": version.document,
        "report": report_of(version),
        "rows": rows,
        "part": part,
        "outline": outline_of(version, part, rows, base),
        "has_duties": any(row.duties and row.duties.own for row in rows),
    }
    return render(request, "documents/document.html", context)
