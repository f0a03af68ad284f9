"""The first start makes one administrator; a terminal shows the password once, a log never."""

import io
import re
import stat

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def var(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    return tmp_path


def said(stream: io.StringIO | None = None) -> str:
    stream = stream or Terminal()
    call_command("first_admin", stdout=stream)
    return stream.getvalue()


def test_a_terminal_shows_a_password_that_works(client, var):
    password = re.search(r"口令 (\S{16})（", said())[1]
    assert client.login(username="admin", password=password)
    assert get_user_model().objects.get().is_superuser
    assert list(var.iterdir()) == []


def test_a_log_says_where_the_password_is(client, var):
    file = var / "first_password"
    file.write_text("of an earlier installation")
    file.chmod(0o644)
    text = said(io.StringIO())
    password = file.read_text().strip()
    assert str(file) in text
    assert password not in text
    assert client.login(username="admin", password=password)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_says_nothing_the_second_time():
    said()
    before = get_user_model().objects.get().password
    assert said() == ""
    assert get_user_model().objects.get().password == before


def test_two_installations_have_two_passwords():
    first = said()
    get_user_model().objects.all().delete()
    assert said() != first


def test_makes_nobody_where_there_are_users():
    get_user_model().objects.create_user("editor")
    assert said() == ""
    assert not get_user_model().objects.filter(is_superuser=True).exists()


def test_another_start_in_the_same_moment_wins(monkeypatch):
    """Both saw no user; the name is taken when the second one writes."""
    get_user_model().objects.create_user("admin")
    monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda self: False)
    assert said() == ""
    assert not get_user_model().objects.get().is_superuser
