"""How many questions each page asks the database: the same for a small and a large corpus."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.policy_text import policy_text
from tests.samples import PLAN

# On PostgreSQL a CSV has a savepoint, which outside of tests is a transaction, and a search may ask the planner.
PLANNING = re.compile("SAVEPOINT|^EXPLAIN")
PAGES = {
    "/": 4,  # how many, the rows, the regions, targets by year
    "/d/small/": 5,  # version, provisions, responsibilities, targets, citations
    "/d/small/1/1": 9,  # version, provision with those above, below, before, after; the same three
    "/d/small/1/1/s1": 8,  # nothing is below a sentence
    "/clauses/": 8,  # regions, function lines, how many, ids, rows, responsibilities, titles above, documents
    "/clauses/?view=table": 6,  # no titles above
    "/clauses/?document=small&chapter=1": 11,  # and the document, its chapter, its chapters
    '/clauses/?q="排污"&region=210000&level=measure': 12,  # and what a search needs to rank
    # rows by document, documents, departments, lines, and what the search needs
    '/clauses/facets/?q="排污许可全覆盖"': 5,
    "/suggest/?q=排污": 3,  # words, departments, titles
    "/d/small/versions": 3,  # document, how many, rows
    "/d/twice/versions/1..2": 4,  # document, versions, numbers, provisions of both
    "/d/twice/versions/1..2?kind=changed": 4,
    "/d/twice/versions/1..2.csv": 3,
    "/d/twice@1/1/1": 11,  # and the latest version, provisions of both
    "/d/small/dashboard": 8,  # version, years, targets, citations, cited by, responsibilities, a step of the chain up, down
    "/targets/": 7,  # documents, regions, indicators, function lines, how many, ids, rows
    "/targets/?year_from=2020&year_to=2030&sort=deadline": 7,
    "/targets.csv": 1,
    "/targets.csv?document=small&kind=target": 2,
    "/indicators/": 3,  # function lines, how many, rows
    "/timeline/": 4,  # documents, years, ids, rows
    "/timeline/?year=2025": 4,
    "/clauses.csv?document=small": 38,  # the document, rows, responsibilities; the data version twice, the record
    "/clauses.xlsx?preset=tasks": 39,  # and titles above, targets
    "/export/": 2,  # rows, former downloads
    "/columns/": 0,
}
if connection.vendor == "postgresql":  # and how frequent the words are: whether it helps to look them up
    PAGES |= {'/clauses/facets/?q="排污许可全覆盖"': 6}


def test_questions(client, make_document):
    """All pages over one small and one large corpus: making the large one takes longer than asking."""
    make_document(PLAN.replace("大连", "沈阳"), "small", regions=["辽宁省", "沈阳市"])
    make_document(policy_text("鞍山市方案", chapters=1, clauses=1), "more", regions=["辽宁省", "鞍山市"])
    make_document(PLAN, "twice")
    make_document(PLAN.replace("绿色", "低碳"), "twice")
    assert {address: len(asked(client, address)) for address in PAGES} == PAGES
    for number in range(4):
        make_document(policy_text("大连市方案", 10, 20), f"large-{number}", regions=["辽宁省", "大连市"])
    make_document(policy_text("鞍山市方案", 5, 10), "often")
    make_document(policy_text("鞍山市方案", 5, 11).replace("园区", "厂区", 20), "often")
    large = {
        address: len(asked(client, address.replace("small", "large-1").replace("twice", "often")))
        for address in PAGES
    }
    assert large == PAGES


def asked(client, address: str) -> list[str]:
    """The questions of one page."""
    with CaptureQueriesContext(connection) as capture:
        answer = client.get(address)
        assert answer.status_code == 200
        if answer.streaming:
            assert list(answer.streaming_content)
    return [query["sql"] for query in capture.captured_queries if not PLANNING.search(query["sql"])]
