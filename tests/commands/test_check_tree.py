"""check_tree says what is wrong, and puts it right when asked."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from documents.ingest import ingest_source
from documents.models import Provision
from documents.reading import read_bytes
from tests.policy_text import policy_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plan() -> None:
    ingest_source(read_bytes("plan.txt", policy_text().encode(), 10_000))


def check(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("check_tree", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_sound_trees() -> None:
    assert check() == ["检查 1 棵树：有错 0，已修复 0。"]


def test_a_fault_is_named_and_repaired() -> None:
    Provision.objects.filter(path="1/2").update(rght=0)
    with pytest.raises(CommandError, match="检查 1 棵树：有错 1，已修复 0。"):
        check()
    assert check("--repair") == ["plan/1/2：rght 0≠16", "检查 1 棵树：有错 1，已修复 1。"]
    assert check() == ["检查 1 棵树：有错 0，已修复 0。"]


def test_what_cannot_be_repaired_is_parsed_again() -> None:
    Provision.objects.filter(path="1").update(path="9")
    with pytest.raises(CommandError, match="检查 1 棵树：有错 1，已修复 0。"):
        check("--repair")
    call_command("reparse", "--all", stdout=StringIO())
    assert check() == ["检查 1 棵树：有错 0，已修复 0。"]
