"""Where a provision of a former version stands today: on its own page there, and where its old address leads nowhere."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from documents.models import DocumentVersion, Provision
from documents.queries.versions import Change, change_of, last_with


@dataclass(frozen=True, slots=True)
class Standing:
    """A provision of a former version and what became of it in the latest; `change` None where nothing is known."""

    former: DocumentVersion
    latest: DocumentVersion
    change: Change | None


def standing(version: DocumentVersion, node: Provision) -> Standing | None:
    """Of a printed provision; None for one of the latest version, where it stands. Two queries."""
    if version.is_latest:
        return None
    latest = version.document.versions.filter(is_latest=True).defer("text", "report").get()
    latest.document = version.document
    return Standing(version, latest, change_of(version, latest, node.path))


def vanished(request: HttpRequest, version: DocumentVersion, path: str) -> HttpResponse | None:
    """The page for an address that only a former version had: 404, with the way to it, and to where it stands now."""
    found = last_with(version.document, path) if version.is_latest else None
    if found is None:
        return None
    former, printed = found
    former.document = version.document
    context = {
        "document": version.document,
        "path": path,
        "standing": Standing(former, version, change_of(former, version, printed)),
    }
    return render(request, "documents/vanished.html", context, status=404)
