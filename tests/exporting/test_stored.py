"""Cells that the database writes are those that Python makes of the rows; PostgreSQL's COPY is the same file."""

import threading

import pytest

from documents.exporting.choice import KNOWN, chosen, tables
from documents.exporting.columns import Words
from documents.exporting.copying import copied
from documents.exporting.formats import Format, pieces
from documents.exporting.rows import row_chunks
from documents.exporting.runs import Counted
from documents.exporting.stored import stored, stored_rows, stored_tables
from documents.models import ExportRun, PolicyDocument
from documents.queries import clause_nodes
from tests.policy_text import policy_text
from tests.samples import DUTIES, FORMULAS, NASTY, PLAN

STORED = [key for key in KNOWN if stored(key, Words("", {"sentence": ""}, {}, {}, "")) is not None]
SITE = "https://example.org"


def fill(make_document) -> None:
    make_document(
        PLAN, "dalian", regions=["辽宁省", "大连市"], level="prefecture", document_number="大政发〔2024〕1号"
    )
    make_document(NASTY, "nasty", status="draft")
    make_document(FORMULAS + '（四）引号。说"有"，换行。\n', "shenyang")
    make_document(DUTIES, "liaoning")
    PolicyDocument.objects.filter(slug="liaoning").update(title="甲\r乙")


def test_the_same_cells(make_document):
    fill(make_document)
    assert len(STORED) >= 12
    columns = chosen(",".join(STORED))
    made = [row for table in tables(row_chunks(clause_nodes()), columns, SITE) for row in table]
    read = [list(row) for table in stored_tables(stored_rows(clause_nodes(), columns, SITE)) for row in table]
    assert read == made
    printed = stored_rows(clause_nodes().filter(printed=True), columns, SITE, sentences=False)
    addresses = {
        f"{row.slug}/{row.path}" for rows in row_chunks(clause_nodes()) for row in rows if row.printed
    }
    assert [list(row) for table in stored_tables(printed) for row in table] == [
        row for row in made if row[STORED.index("address")] in addresses
    ]


def test_who_is_responsible_is_not_stored(db):
    assert stored_rows(clause_nodes(), chosen("address,lead"), SITE) is None


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_copy_writes_the_same_file(client, make_document):
    fill(make_document)
    columns = chosen(",".join(STORED))
    rows = stored_rows(clause_nodes(), columns, SITE)
    counted = Counted([])
    headings = [str(column.heading) for column in columns]
    by_python = b"".join(pieces(Format.PLAIN, headings, STORED, stored_tables(rows)))
    assert b"".join(copied(rows, headings, counted)) == by_python
    assert counted.rows == clause_nodes().count()
    assert b"".join(client.get("/clauses.csv?variant=plain&columns=address,text&q=绿色").streaming_content)
    assert ExportRun.objects.get().rows >= 2


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_copy_ends_when_the_client_leaves(make_document):
    make_document(policy_text(chapters=10, clauses=40), "big")
    before = threading.active_count()
    file = copied(stored_rows(clause_nodes(), chosen(",".join(STORED)), SITE), ["列"], Counted([]))
    assert next(file)
    assert next(file)
    file.close()
    assert threading.active_count() == before
