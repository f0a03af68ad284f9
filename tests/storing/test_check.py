"""Planted faults are found, named by path, and repaired."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from documents.models import DocumentVersion, Provision
from documents.parsing.outline import parse
from documents.reading import read_bytes
from documents.search.index import drop_version
from documents.storing.check import faults_of, repair
from documents.storing.save import save_outline
from documents.storing.tree import NoTreeError
from tests.conftest import Rows
from tests.policy_text import policy_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> DocumentVersion:
    """Two documents; the one returned has chapters 1 and 2 with two clauses each."""
    for name in ("other", "plan"):
        source = read_bytes(f"{name}.txt", policy_text(name + "方案").encode(), 10_000)
        version, _ = save_outline(source, parse(source.text))
    return version


def row(version: DocumentVersion, path: str) -> Provision:
    return version.provisions.get(path=path)


def update(version: DocumentVersion, path: str, **values: object) -> None:
    Provision.objects.filter(version=version, path=path).update(**values)


def test_a_right_tree_has_no_fault(version: DocumentVersion, all_rows: Callable[[], Rows]) -> None:
    before = all_rows()
    with CaptureQueriesContext(connection) as queries:
        assert list(faults_of(version)) == []
    assert len(queries) == 1
    assert repair(version) == 0
    assert all_rows() == before


@pytest.mark.parametrize(
    ("paths", "values", "message"),
    [
        (["1/1"], {"lft": 0}, "lft 0≠5"),
        (["1/1"], {"rght": 99}, "rght 99≠10"),
        (["1/1"], {"depth": 7}, "depth 7≠2"),
        (["1/1"], {"parent": None}, "parent_id None≠"),
        (["1/1", "2/2"], {"tree_id": 999_999}, "tree_id 999999≠"),
        (["", "1", "2", "2/1"], {"lft": F("lft") + 100, "rght": F("rght") + 100}, "lft 1"),
    ],
)
def test_wrong_columns_are_found_and_repaired(
    version: DocumentVersion,
    paths: list[str],
    values: dict[str, object],
    message: str,
    all_rows: Callable[[], Rows],
) -> None:
    before = all_rows()
    for path in paths:
        update(version, path, **values)
    faults = list(faults_of(version))
    assert [fault.path for fault in faults] == paths
    assert all(message in fault.message and fault.repairable for fault in faults)
    assert repair(version) == len(paths)
    assert all_rows() == before


def test_a_clause_under_the_wrong_chapter_goes_back(
    version: DocumentVersion, all_rows: Callable[[], Rows]
) -> None:
    before = all_rows()
    row(version, "1/1").move_to(row(version, "2"), "first-child")  # as mptt would, all its numbers consistent
    assert "1/1" in [fault.path for fault in faults_of(version)]
    repair(version)
    assert all_rows() == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda version: update(version, "1/1", seq=0),
        lambda version: version.provisions.filter(path="1").update(path="9"),
        lambda version: version.provisions.filter(path="").update(path="x"),
    ],
    ids=["order", "path", "root"],
)
def test_what_paths_and_order_do_not_tell_is_for_reparse(
    version: DocumentVersion, damage: Callable[[DocumentVersion], None]
) -> None:
    damage(version)
    assert [fault.repairable for fault in faults_of(version)] == [False]
    with pytest.raises(NoTreeError):
        repair(version)


def test_a_version_without_rows_is_a_fault(version: DocumentVersion) -> None:
    drop_version(version)
    version.provisions.all().delete()
    assert [fault.repairable for fault in faults_of(version)] == [False]
