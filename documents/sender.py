"""Who sent a form, and the page that it came from."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def person(request: HttpRequest) -> User:
    """Who is signed in; asked only where nobody else comes in."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


def back_to(request: HttpRequest, home: str) -> str:
    """The page that the form names as its own, if that is one of this site, else `home`."""
    back = request.POST.get("back", "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if here and back.startswith("/") else home
