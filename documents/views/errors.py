"""The pages for what cannot be shown. They ask the database nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from documents.strict import BadQuery


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: says which parameter is wrong, where that is what happened."""
    faults = exception.faults if isinstance(exception, BadQuery) else []
    return HttpResponse(render_to_string("400.html", {"faults": faults, "path": request.path}), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with a search box, and with the document where only the provision is missing."""
    known = exception.args[0] if exception.args and isinstance(exception.args[0], dict) else {}
    if "document" not in known:
        known = {}
    return render(request, "404.html", known, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: without the request, whose session may be what is broken."""
    return HttpResponse(render_to_string("500.html"), status=500)
