"""What templates need to print versions."""

from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.urls import reverse

from documents.addresses import permanent
from documents.models import DocumentVersion, PolicyDocument
from documents.queries.carried import Carried

register = template.Library()


@register.filter
def status_of(version: DocumentVersion) -> tuple[str, str]:
    """(draft, 征求意见稿): of the latest what the document is, of a former one what its text printed."""
    document = version.document
    printed = version.report.get("header", {}).get("status", document.status)
    status = PolicyDocument.Status(document.status if version.is_latest else printed)
    return status.value, str(status.label)


@register.filter
def permanent_link(version: DocumentVersion, request: HttpRequest) -> str:
    return request.build_absolute_uri(permanent(version.document.slug, version.number))


@register.filter
def queue(each: Carried, placement: str) -> str:
    """The review queue with the decisions of one sort that are placed like this."""
    query = {"placement__exact": placement}
    if each.model == "alignment":
        query["document"] = each.slug
    else:
        query["version__id__exact"] = str(each.version)
    if each.model not in {"alignment", "structurecorrection"}:
        query |= {"state": "all", "text": "all"}
    return f"{reverse(f'admin:documents_{each.model}_changelist')}?{urlencode(query)}"
