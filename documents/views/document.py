"""A document: outline beside the text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documents import queries
from documents.addresses import Address
from documents.queries.citations import citations_of
from documents.queries.targets import targets_of
from documents.views.access import version_for
from documents.views.aims import give_aims
from documents.views.duties import give_duties
from documents.views.report import report_of
from documents.views.text import outline, shown


@require_safe
def document(request: HttpRequest, address: Address) -> HttpResponse:
    """The whole text of a version; its provisions are one query, whatever their number."""
    version = version_for(request, address)
    rows = shown(queries.nodes_of(version), version.text)
    give_duties(rows, queries.duties_of(version))
    give_aims(rows, targets_of(version), citations_of(version))
    context = {
        "address": address,
        "base": reverse("document", args=[address]),
        "version": version,
        "document": version.document,
        "report": report_of(version),
        "rows": rows,
        "outline": outline(rows),
        "has_duties": any(row.duties and row.duties.own for row in rows),
    }
    return render(request, "documents/document.html", context)
