"""One comparison of two documents says what two in either direction would."""

import pytest

from documents.comparing.align import align
from documents.comparing.both import align_both
from tests.score.alignment import units

MIRROR = {"equal": "equal", "intersect": "intersect", "narrower": "broader", "broader": "narrower"}


@pytest.mark.parametrize(("one", "other"), [("liaoning", "yuzhou"), ("dalian", "yuzhou")])
def test_equals_both_directions(one, other):
    a, b = units(one), units(other)
    both = align_both(a, b)
    forth = {(each.pair.a, each.pair.b): each.pair.score for each in both if each.pair.score >= 0.5}
    back = {(each.pair.b, each.pair.a): each.back for each in both if each.back >= 0.5}
    assert forth == pytest.approx({(pair.a, pair.b): pair.score for pair in align(a, b).pairs})
    assert back == pytest.approx({(pair.a, pair.b): pair.score for pair in align(b, a).pairs})
    relations = {(each.pair.a, each.pair.b): each.pair.relation for each in both}
    for pair in align(b, a).pairs:
        assert pair.relation == MIRROR[relations[pair.b, pair.a]]
    assert forth.keys() != {(a, b) for b, a in back}, "a direction makes no difference here"


def test_nothing_to_compare():
    assert align_both([], []) == align_both(units("yuzhou"), []) == align_both([], units("yuzhou")) == []
