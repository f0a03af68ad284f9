"""Documents that anybody may read, and their versions."""

from django.db.models import F, Q, QuerySet

from documents.addresses import Address
from documents.models import DocumentVersion, PolicyDocument, Provision

PUBLISHED = PolicyDocument.State.PUBLISHED
HIDDEN = (PolicyDocument.State.DRAFT, PolicyDocument.State.WITHDRAWN)  # shown to those who publish


def public_documents() -> QuerySet[PolicyDocument]:
    """Documents that anybody may read."""
    return PolicyDocument.objects.filter(state=PUBLISHED)


def public_versions() -> QuerySet[DocumentVersion]:
    """The latest version of each public document, with document and region, without the long columns."""
    return (
        DocumentVersion.objects.filter(is_latest=True, document__state=PUBLISHED)
        .select_related("document__region")
        .defer("text", "report")
        .order_by(F("document__region_id").asc(nulls_last=True), "document__slug")
    )


def version_at(address: Address, state: str = PUBLISHED) -> DocumentVersion:
    """The version at an address of a document in this state, with text and report. Raises DocumentVersion.DoesNotExist."""
    which = Q(is_latest=True) if address.number is None else Q(number=address.number)
    return (
        DocumentVersion.objects.filter(which, document__state=state)
        .select_related("document__region__parent", "source")
        .defer("source__content")
        .get(document__slug=address.slug)
    )


def chapters_of(document: PolicyDocument) -> QuerySet[Provision]:
    """Parts, chapters and sections of a document's latest version."""
    return (
        Provision.objects.filter(version__document=document, version__is_latest=True)
        .filter(kind__in=("part", "chapter", "section"))
        .defer("text", "full_text", "spans", "runs")
        .order_by("lft")
    )
