"""Who may read which document: everybody what is published; who may publish, also what is not yet or no longer."""

from typing import Any

from django.http import Http404, HttpRequest

from documents import queries
from documents.addresses import Address
from documents.models import DocumentVersion, PolicyDocument
from documents.queries.documents import HIDDEN

State = PolicyDocument.State


class WithdrawnError(Http404):
    """The document was published and is withdrawn: answered with 410, not 404.

    A link to it was right once, so its reader is told that it is gone and not that the address is wrong; and search
    engines drop a page that is gone. Of a draft, or of what lies in the bin, nobody is told that it exists.
    """

    def __init__(self, document: PolicyDocument) -> None:
        super().__init__({"withdrawn": document})


def sees_hidden(request: HttpRequest) -> bool:
    """Those who publish and withdraw."""
    user: Any = request.user
    return user.has_perm("documents.change_policydocument")


def version_for(request: HttpRequest, address: Address) -> DocumentVersion:
    """The version at an address, with text and report. Raises Http404 or WithdrawnError."""
    try:
        return queries.version_at(address)
    except DocumentVersion.DoesNotExist:
        document = hidden_document(request, address.slug)
    try:
        return queries.version_at(address, document.state)
    except DocumentVersion.DoesNotExist:
        raise Http404 from None


def document_for(request: HttpRequest, slug: str) -> PolicyDocument:
    """The document with a slug. Raises Http404 or WithdrawnError."""
    public = queries.public_documents().filter(slug=slug).first()
    return public or hidden_document(request, slug)


def hidden_document(request: HttpRequest, slug: str) -> PolicyDocument:
    """A draft or a withdrawn document, for those who may see it."""
    document = PolicyDocument.objects.filter(slug=slug, state__in=HIDDEN).first()
    if document is None:
        raise Http404
    if sees_hidden(request):
        return document
    raise WithdrawnError(document) if document.state == State.WITHDRAWN else Http404
