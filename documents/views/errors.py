"""The pages for what cannot be shown. They ask the database nothing."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from documents.strict import BadQuery


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: says which parameter is wrong, or that too much was sent, where that is what happened."""
    faults = exception.faults if isinstance(exception, BadQuery) else []
    context = {"faults": faults, "path": request.path, "why": _too_much(exception)}
    return HttpResponse(render_to_string("400.html", context), status=400)


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


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with a search box, and with the document where only the provision is missing; 410 for what is withdrawn."""
    known = exception.args[0] if exception.args and isinstance(exception.args[0], dict) else {}
    if "withdrawn" in known:
        return render(request, "410.html", {"document": known["withdrawn"]}, status=410)
    if "document" not in known:
        known = {}
    return render(request, "404.html", known, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: without the request, whose session may be what is broken."""
    return HttpResponse(render_to_string("500.html"), status=500)
