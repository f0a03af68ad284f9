"""What is remembered of an arrival, and what never is."""

import pytest
from django.core.cache import caches

from documents.desk import understand as desk
from documents.desk.correct import correct_line
from documents.desk.understand import understand
from documents.models import Arrival
from documents.parsing.nodes import Says
from tests.desk.test_correct import LINE, TEXT


@pytest.fixture
def parsed(monkeypatch):
    """How often the parser ran."""
    times = []
    parse = desk.parse
    monkeypatch.setattr(desk, "parse", lambda *args: times.append(args) or parse(*args))
    return times


def test_each_look_is_the_same_and_parsed_once(arrive, parsed):
    arrival = arrive(TEXT)
    first = understand(arrival)
    assert understand(arrival) == first
    assert len(parsed) == 1, "when it was read"


def test_what_is_said_is_seen_at_once(arrive):
    arrival = arrive(TEXT)
    before = understand(arrival)
    assert understand(correct_line(arrival.pk, LINE, Says.CHAPTER)) != before
    assert understand(correct_line(arrival.pk, LINE, None)) == before


def test_what_cannot_be_recalled_is_parsed_again(arrive, parsed):
    arrival = arrive(TEXT)
    first = understand(arrival)
    with open(caches["desk"]._key_to_file(desk.key_of(arrival)), "r+b") as file:
        file.seek(30)
        file.write(b"damaged")
    assert understand(arrival) == first
    assert len(parsed) == 2


def test_a_very_long_text_is_not_searched_for_duties(arrive, monkeypatch):
    monkeypatch.setattr(desk, "MOST_ENRICHED", len(TEXT) - 1)
    understood = understand(arrive(TEXT))
    assert understood.findings is None
    assert understood.printed == 4


def test_what_was_not_read_yet_is_not_remembered(arrive):
    arrival = arrive(TEXT)
    assert understand(Arrival(pk=arrival.pk)).printed == 0
    assert understand(arrival).printed == 4
