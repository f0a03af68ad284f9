"""The pages for what cannot be shown. They ask the database nothing."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.strict import LONGEST, BadQuery

# Addresses that say nothing without a question, or are no page: where one asks it.
ASKED_AT = {
    "clauses_csv": "clauses",
    "clauses_xlsx": "clauses",
    "clauses_jsonl": "clauses",
    "facets": "clauses",
    "suggest": "clauses",
    "targets_csv": "targets",
    "compare_csv": "compare",
    "compare_table": "compare",
    "compare_table_csv": "compare",
    "compare_say": "compare",
    "compare_undo": "compare",
    "counterparts": "compare",
    "counterparts_csv": "compare",
    "tags_export": "tags",
    "tags_import": "tags",
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: says which parameter is wrong, or that too much was sent, where that is what happened."""
    faults = exception.faults if isinstance(exception, BadQuery) else []
    context = {"faults": faults, "path": page_of(request), "why": _too_much(exception)}
    context |= search_again(request, {fault.parameter for fault in faults})
    return HttpResponse(render_to_string("400.html", context), status=400)


def search_again(request: HttpRequest, refused: set[str]) -> dict[str, Any]:
    """A search text that was refused, to be mended; with what else was asked of the clause list."""
    if "q" not in refused:
        return {}
    asked = request.GET.lists() if request.path == reverse("clauses") else []
    others = [(name, value) for name, values in asked if name not in {*refused, "page"} for value in values]
    return {"typed": request.GET.get("q", "").replace("\0", "")[:LONGEST], "others": others}


def page_of(request: HttpRequest) -> str:
    """A page that opens, without any question: the one that was asked for, or where one asks it."""
    name = request.resolver_match.url_name if request.resolver_match else None
    return reverse(ASKED_AT[name]) if name in ASKED_AT else request.path


def _too_much(exception: Exception) -> str:
    if isinstance(exception, RequestDataTooBig):
        mega = f"{settings.GOVTRACK_MAX_BYTES / 2**20:g}"
        return _("发来的内容太大：文件一次合计不能超过 %(mega)s MB，文字不能超过 1 MB。") % {"mega": mega}
    if isinstance(exception, TooManyFilesSent):
        return _("一次最多发来 %(most)d 个文件。") % {"most": settings.DATA_UPLOAD_MAX_NUMBER_FILES}
    return ""


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


def not_allowed(request: HttpRequest, allowed: str) -> str:
    """405 in words; `allowed` is the header Allow: a page that takes no form, or an address that only takes one."""
    path = page_of(request)
    reads = "GET" in allowed.split(", ")
    context = {"reads": reads, "path": path if reads or path != request.path else ""}
    return render_to_string("405.html", context, request)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with a search box, and with the document where only the provision is missing; 410 for what is withdrawn."""
    known = exception.args[0] if exception.args and isinstance(exception.args[0], dict) else {}
    if "withdrawn" in known:
        gone = render(request, "410.html", {"document": known["withdrawn"]}, status=410)
        gone["Cache-Control"] = "no-cache"  # browsers keep a 410, and it may be published again
        return gone
    if "document" not in known:
        known = {}
    return render(request, "404.html", known, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: without the request, whose session may be what is broken."""
    return HttpResponse(render_to_string("500.html"), status=500)
