"""Documents with very many units: an index names what is likely alike, and little is lost by it."""

import pytest

from documents.comparing.align import align
from documents.comparing.sides import LIKELY, Side, likely
from tests.score.alignment import PAIRS, units

SHARED = {"排污", "污许", "许可", "秸秆"}


def test_cosines_only_where_words_meet() -> None:
    here = Side([{"排污": 3.0, "许可": 4.0}, {"秸秆": 1.0}, {}], SHARED, short=0)
    there = Side(
        [{"排污": 1.0}, {"污许": 1.0}, {"秸秆": 2.0, "别处": 9.0}], SHARED, 0, owners=[0, 1, 1], size=2
    )
    whole = here.against(there)
    assert whole[0] == {0: pytest.approx(0.6)}
    assert list(whole[1]) == [1]
    assert whole[2] == {}
    assert here.against(there, likely=[[0, 1], [1], []]) == whole


def test_likely_ones_are_few_and_share_the_most_telling_words() -> None:
    words = {f"词{number}" for number in range(100)}
    here = Side([{"词7": 5.0, "词1": 0.5}], words, 0)
    there = Side([{word: 1.0, "词1": 1.0} for word in sorted(words)], words, 0)
    named = likely(here, there)[0]
    assert len(named) == LIKELY
    assert sorted(words).index("词7") in named


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_little_is_lost_when_the_index_names_what_to_compare(a, b, monkeypatch) -> None:
    exact = {(pair.a, pair.b) for pair in align(units(a), units(b)).pairs}
    monkeypatch.setattr("documents.comparing.signals.ALL_PAIRS", 0)
    found = {(pair.a, pair.b) for pair in align(units(a), units(b)).pairs}
    assert len(exact & found) >= 0.9 * len(exact)
    assert len(found - exact) <= 0.1 * len(exact)
