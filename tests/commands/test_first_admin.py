"""The first start makes one administrator and shows the password once."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def said(capsys) -> str:
    call_command("first_admin")
    return capsys.readouterr().out


def test_shows_a_password_that_works(capsys, client):
    password = re.search(r"口令 (\S{16})（", said(capsys))[1]
    assert client.login(username="admin", password=password)
    assert get_user_model().objects.get().is_superuser


def test_says_nothing_the_second_time(capsys):
    said(capsys)
    before = get_user_model().objects.get().password
    assert said(capsys) == ""
    assert get_user_model().objects.get().password == before


def test_two_installations_have_two_passwords(capsys):
    first = said(capsys)
    get_user_model().objects.all().delete()
    assert said(capsys) != first


def test_makes_nobody_where_there_are_users(capsys):
    get_user_model().objects.create_user("editor")
    assert said(capsys) == ""
    assert not get_user_model().objects.filter(is_superuser=True).exists()


def test_another_start_in_the_same_moment_wins(capsys, monkeypatch):
    """Both saw no user; the name is taken when the second one writes."""
    get_user_model().objects.create_user("admin")
    monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda self: False)
    assert said(capsys) == ""
    assert not get_user_model().objects.get().is_superuser
