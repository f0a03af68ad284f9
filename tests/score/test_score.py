"""What the README promises of accuracy, held by the suite."""

import pytest

from tests.score import departments, gold, pages, structure
from tests.score.tally import Tally


@pytest.mark.parametrize("slug", gold.FIVE)
def test_structure_of_the_five_is_exact(slug: str) -> None:
    result = structure.of_five(slug)
    assert (result.nodes.extra, result.nodes.missed, result.coverage, result.faults) == (0, 0, 1.0, ())
    for right, of in (result.headings, result.first, result.last, result.metadata):
        assert right == of


def test_structure_of_the_six() -> None:
    results = [structure.of_six(slug) for slug in gold.SIX]
    assert sum((result.nodes for result in results), Tally()).f1 >= 0.98
    assert all(result.coverage == 1.0 for result in results)


@pytest.mark.parametrize("slug", pages.PAGES)
def test_pages_as_published_are_exact(slug: str) -> None:
    tally = pages.of_page(slug)
    assert (tally.extra, tally.missed) == (0, 0)


@pytest.mark.parametrize("slug", gold.FIVE)
def test_duties_of_the_five_are_exact(slug: str) -> None:
    tally = departments.explicit(slug)
    assert (tally.extra, tally.missed) == (0, 0)


def test_duties_of_the_others() -> None:
    assert sum(map(departments.explicit, departments.WITH_GROUPS), Tally()).f1 >= 0.95


def test_duties_in_prose() -> None:
    tally = sum(map(departments.mentioned, gold.FIVE), Tally())
    assert tally.precision >= 0.85
    assert tally.recall >= 0.85


@pytest.mark.parametrize("slug", [*gold.FIVE, *departments.WITH_GROUPS])
def test_no_group_is_reported_as_a_department(slug: str) -> None:
    assert departments.wrong_groups(slug) == 0
