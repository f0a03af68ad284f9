"""The order is a formula: worked out here a second time, from the texts, it is the same on each database."""

import pytest

from documents.models import SearchEntry
from documents.search import scoring
from documents.search.query import Search
from documents.search.results import Results, search
from documents.search.words.widening import Concept
from tests.score.search import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("many")]
ASKED = [*queries(), *queries("../score/queries.tsv"), "生态环境", "的", '"。"', "水 OR 土壤 -大气", "long"]


def expected_score(entry: SearchEntry, concepts: list[Concept], statistics: scoring.Statistics) -> float:
    """BM25 in plain floats, in the order in which the databases add and multiply."""
    norm = scoring.K1 * (1 - scoring.B) + scoring.K1 * scoring.B / statistics.mean_length * entry.length
    total = 0.0
    for concept in concepts:
        often = 0.0
        for word in concept.words:
            count = entry.folded.count(word) + scoring.HEADING * entry.heading.count(word)
            often = often + (1 if word == concept.word else scoring.SYNONYM) * count
        if concept.parts:
            often = often + scoring.PARTS * all(part in entry.folded for part in concept.parts)
        total = total + statistics.weight(concept) * (scoring.K1 + 1) * (1.0 - norm / (often + norm))
        piece = scoring.PART if statistics.is_said(concept) else scoring.PIECE
        pieces = [(one, piece) for one in concept.pieces] + [
            (one, scoring.PART) for one in concept.telling_parts
        ]
        for part, share in pieces:
            count = entry.folded.count(part)
            weight = share * statistics.weight(Concept(part)) * (scoring.K1 + 1)
            total = total + weight * (1.0 - norm / (count + norm))
    return total * (1.0 if entry.provision.text else scoring.ONLY_HEADING)


@pytest.mark.parametrize("query", ASKED)
def test_the_order_is_the_formula(query: str) -> None:
    asked = Search(query)
    results = Results(asked)
    rows = list(asked.ranked(results.found).select_related("entry__provision", "entry__document"))
    keys = [
        (
            -row.exact,
            -expected_score(row.entry, asked.concepts, asked.statistics),
            row.entry.document.slug,
            row.seq,
        )
        for row in rows
    ]
    assert len(rows) == results.total
    assert keys == sorted(keys)
    assert [-key[1] for key in keys] == [row.score for row in rows]


def test_pages_are_parts_of_the_whole() -> None:
    results = search("生态环境")
    whole = [hit.address for hit in results[: results.total]]
    assert [
        hit.address for start in range(0, results.total, 7) for hit in results[start : start + 7]
    ] == whole
    assert len({*whole}) == results.total > 500
