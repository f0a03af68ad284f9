"""Another name for other data: for each kind of change, and for none."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Department, PolicyDocument, Responsibility, SearchIndex, Synonym
from documents.queries.data_version import data_version
from documents.reviewing import Verdict, decide
from tests.samples import DUTIES

pytestmark = pytest.mark.django_db


def confirm() -> None:
    row = Responsibility.objects.order_by("pk")[0]
    decide(Responsibility, {row.pk: row.revision}, User.objects.create_user("zhang"), Verdict.CONFIRM)


def rename() -> None:
    department = Department.objects.order_by("pk")[0]
    department.name += "（筹）"
    department.save()


CHANGES: dict[str, Callable[[], object]] = {
    "a decision": confirm,
    "a department by another name": rename,
    "a department that is gone": lambda: Department.objects.create(name="某某省某厅").delete(),
    "a document withdrawn": lambda: PolicyDocument.objects.update(state="withdrawn"),
    "a title": lambda: PolicyDocument.objects.update(title="别的标题"),
    "a synonym": lambda: Synonym.objects.filter(term="PPP").update(active=False),
    "a dictionary": lambda: SearchIndex.objects.update(made_with="another"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_gives_another_name(make_document, change):
    make_document(DUTIES, "liaoning")
    before = data_version()
    assert data_version() == before
    CHANGES[change]()
    assert data_version() != before


def test_another_text_gives_another_name(make_document):
    make_document(DUTIES, "liaoning")
    before = data_version()
    make_document(DUTIES.replace("提标", "改标"), "liaoning")
    assert data_version() != before


@pytest.mark.sqlite
def test_no_text_is_read_for_it(db):
    """Behind a long text SQLite keeps the other columns of its row at the end of it: a thousand took 200 ms."""
    with CaptureQueriesContext(connection) as asked:
        data_version()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.captured_queries[0]['sql']}")
        assert any("USING COVERING INDEX latest_texts" in step[3] for step in cursor.fetchall())
