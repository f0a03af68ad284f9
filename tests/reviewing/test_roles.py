"""The groups that a migration leaves behind."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from documents.reviewing.roles import LABELS


@pytest.fixture
def codes(db):
    return lambda name: set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def test_each_role_may_do_what_the_one_below_may(codes):
    assert codes("viewer") < codes("curator") < codes("administrator")
    assert {code.partition("_")[0] for code in codes("viewer")} == {"view"}


@pytest.mark.parametrize(
    ("code", "roles"),
    [
        ("view_responsibility", {"viewer", "curator", "administrator"}),
        ("change_responsibility", {"curator", "administrator"}),
        ("change_alignment", {"curator", "administrator"}),
        ("change_target", {"curator", "administrator"}),
        ("change_department", {"curator", "administrator"}),
        ("delete_departmentalias", {"curator", "administrator"}),
        ("merge_department", {"administrator"}),
        ("change_policydocument", {"administrator"}),
        ("change_user", {"administrator"}),
        ("view_user", {"administrator"}),
    ],
)
def test_who_may(codes, code, roles):
    assert {name for name in LABELS if code in codes(name)} == roles


def test_a_migration_takes_nothing_away(codes):
    group = Group.objects.get(name="viewer")
    extra = Group.objects.get(name="curator").permissions.get(codename="change_responsibility")
    group.permissions.add(extra)
    call_command("migrate", verbosity=0)
    assert "change_responsibility" in codes("viewer")
