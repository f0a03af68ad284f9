"""The file holds what the page lists: same columns, rows and order; a spreadsheet gets it disarmed."""

import csv
import io

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from documents.exporting.choice import tables
from documents.exporting.columns import COLUMNS, headings
from documents.exporting.formats import Format, pieces
from documents.exporting.rows import CHUNK, row_chunks
from documents.queries import clause_nodes
from tests.policy_text import policy_text
from tests.samples import FORMULAS, PLAN


def csv_chunks(nodes: QuerySet, form: Format, site: str = "") -> list[str]:
    """All columns of some rows, as the pieces of a CSV file."""
    cells = tables(row_chunks(nodes), COLUMNS, site)
    return [piece.decode() for piece in pieces(form, headings(), [column.key for column in COLUMNS], cells)]


def table(chunks) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(chunks), newline="")))


def column(rows: list[list[str]], heading: str) -> list[str]:
    return [row[rows[0].index(heading)] for row in rows[1:]]


def test_plain_holds_the_text_unaltered(make_document):
    make_document(FORMULAS, "shenyang")
    text = "".join(csv_chunks(clause_nodes().filter(is_unit=True), Format.PLAIN, "https://example.org"))
    rows = table([text])
    assert rows[0] == headings()
    assert column(rows, "正文") == ["=1+1的说法不算数。", "＝1+1的说法也不算数。", "-5%以内。"]
    assert column(rows, "永久链接")[0] == "https://example.org/d/shenyang@1/1/1"
    assert text.count("\n") == len(rows)


def test_spreadsheet_has_a_mark_and_no_formula(make_document):
    make_document(FORMULAS, "shenyang")
    text = "".join(csv_chunks(clause_nodes().filter(is_unit=True), Format.CSV))
    assert text.startswith("\ufeff地址,")
    rows = table([text.removeprefix("\ufeff")])
    assert column(rows, "正文") == ["'=1+1的说法不算数。", "'＝1+1的说法也不算数。", "'-5%以内。"]


@pytest.mark.parametrize("variant", [Format.CSV, Format.PLAIN])
def test_no_rows_is_headings(db, variant):
    assert table("".join(csv_chunks(clause_nodes(), variant)).lstrip("\ufeff").splitlines(True)) == [
        headings()
    ]


def test_one_question_and_one_for_the_responsibilities_of_each_chunk(make_document):
    """1,000 rows and more come in several chunks, from one SELECT (PostgreSQL adds a savepoint in a test)."""
    make_document(PLAN, "dalian")
    make_document(policy_text(chapters=20, clauses=30), "big")
    assert clause_nodes().count() > CHUNK
    counts = []
    for nodes in clause_nodes().filter(version__document__slug="dalian"), clause_nodes():
        with CaptureQueriesContext(connection) as asked:
            chunks = list(csv_chunks(nodes, Format.PLAIN))
        asks = [query["sql"] for query in asked.captured_queries]
        asks = [sql for sql in asks if sql.startswith(("SELECT", "DECLARE"))]
        counts.append((len(asks), sum('FROM "documents_responsibility"' in sql for sql in asks)))
        assert len(table(chunks)) == nodes.count() + 1
    assert len(chunks) == 2 + clause_nodes().count() // CHUNK
    rows = counts[0][0] - 1  # PostgreSQL's own way of reading rows is not seen as a question
    assert counts == [(1 + rows, 1), (len(chunks) - 1 + rows, len(chunks) - 1)]
    assert rows <= 1
