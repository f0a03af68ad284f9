"""A closed site shows nothing to a stranger: every address of the site leads to the sign-in.

`GOVTRACK_CLOSED` adds one middleware at the end (tests/test_settings.py holds that).
"""

import pytest
from django.test import Client
from django.urls import reverse

from tests.test_permissions import METHODS, URLS, address, browser

__all__ = ["address", "browser"]  # fixtures

OPEN = {"admin:login", "health"}


@pytest.fixture
def closed(settings, address) -> dict[str, str]:
    """The site, closed after its rows were made: the name of each address → one that exists."""
    addresses = {name: address(name) for name in URLS}
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.contrib.auth.middleware.LoginRequiredMiddleware"]
    return addresses


@pytest.mark.parametrize("method", METHODS)
def test_a_stranger_is_sent_to_the_sign_in(closed, method):
    shown = []
    for name in closed.keys() - OPEN:
        answer = Client().generic(method, closed[name])
        if answer.status_code != 302 or not answer.headers["Location"].startswith(reverse("admin:login")):
            shown.append(f"{name}: {answer.status_code}")
    assert not shown


def test_what_stays_open_tells_nothing_of_the_documents(closed):
    for name in OPEN:
        answer = Client().get(closed[name])
        assert answer.status_code == 200
        assert "河道" not in answer.content.decode()


def test_signed_in_people_read(closed, browser):
    answer = browser("viewer").get(closed["document"])
    assert answer.status_code == 200
    assert "河道" in answer.content.decode()
