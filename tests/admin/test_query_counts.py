"""How many questions the pages of curation ask the database: the same for few rows and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Department, Responsibility
from documents.reviewing import Verdict, decide
from tests.reviewing.conftest import TEXT

# Session and user take two; a list counts twice (pages and "show all") where it is searched or filtered.
PAGES = {
    "responsibility/": 5,
    "responsibility/?state=all&role__exact=lead": 5,
    "department/": 5,
    "reviewbatch/": 6,  # what batches are about: their first steps, the rows of those
    "provision/{provision}/change/": 9,
    "department/{department}/change/": 5,
    "department/{department}/merge/?into=辽宁省水利厅": 10,
    "department/{department}/history/": 5,
}


def asked(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/admin/documents/{address}").status_code == 200
    return len(queries)


@pytest.mark.parametrize(("address", "questions"), PAGES.items())
def test_questions(admin_client, admin_user, make_document, address, questions):
    version = make_document(TEXT, "small", regions=["辽宁省"])
    department = Department.objects.get(name="辽宁省财政厅")
    provision = version.provisions.get(path="1/1")
    address = address.format(provision=provision.pk, department=department.pk)
    decide_some(version, admin_user)
    asked(admin_client, address)  # some kinds of content are looked up once in a process
    few = asked(admin_client, address)
    for number in range(4):
        decide_some(make_document(TEXT, f"large-{number}", regions=["辽宁省"]), admin_user)
    assert asked(admin_client, address) == few == questions


def test_a_late_page_asks_once_more_which_rows_it_shows(admin_client, make_document, monkeypatch):
    monkeypatch.setattr("documents.admin.queue.ResponsibilityAdmin.list_per_page", 2)
    make_document(TEXT, "small", regions=["辽宁省"])
    assert [asked(admin_client, f"responsibility/?p={number}") for number in (1, 3)] == [6, 6]


def decide_some(version, user) -> None:
    rows = Responsibility.objects.filter(version=version, path="1/1").values_list("pk", "revision")
    decide(Responsibility, dict(rows), user, Verdict.CONFIRM)
