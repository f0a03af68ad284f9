"""The accuracy that targets and citations promise on the gold; `make score` prints the tables."""

import pytest

from tests.score import citations, gold, targets


def test_targets_of_the_five() -> None:
    result = targets.five()
    assert result.values.f1 >= 0.97
    assert result.deadlines.f1 >= 0.95
    right, of = result.indicators
    assert right / of >= 0.9
    right, of = result.comparators
    assert right / of >= 0.95
    assert result.milestones.recall >= 0.95
    assert result.milestones.precision >= 0.85


def test_targets_of_other_fields() -> None:
    result = targets.four()
    assert result.values.f1 >= 0.92
    assert result.deadlines.f1 >= 0.9
    right, of = result.indicators
    assert right / of >= 0.85


@pytest.mark.parametrize("slug", gold.FIVE + gold.SIX)
def test_no_trap_is_reported(slug: str) -> None:
    assert targets.trapped(slug) == []


def test_the_score_would_see_a_trap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test of that test: a target reported as a trap is found."""
    trap = {"slug": "liaoning", "path": "2/9", "class": "trap", "text": "90%", "why": ""}
    monkeypatch.setattr(targets, "gold_of", lambda slug, table: [trap])
    assert targets.trapped("liaoning") == ["2/9 90%"]


def test_citations_of_the_five() -> None:
    result = citations.five()
    assert result.book.f1 >= 0.97
    assert result.quotes.f1 >= 0.85
    assert result.bare.f1 >= 0.8
    assert result.numbers[0] == result.numbers[1]
