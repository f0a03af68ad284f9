"""Addresses that take a form and are no page: opened, they lead to the page that has the form."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect


def unsent(request: HttpRequest, form: str) -> HttpResponse | None:
    """What to answer where no form was sent, `form` the address of its page: reloading, or signing in again, opens it."""
    if request.method in {"GET", "HEAD"}:
        return HttpResponseRedirect(form)
    return None if request.method == "POST" else HttpResponseNotAllowed(["POST"])
