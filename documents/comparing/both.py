"""Two documents compared once, seen from either side."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.comparing.align import ENOUGH, Pair, bests, pair_of, score
from documents.comparing.signals import signals
from documents.comparing.units import Unit


@dataclass(frozen=True, slots=True)
class Both:
    """A pair as `align(a, b)` has it, and the score that `align(b, a)` would give it."""

    pair: Pair
    back: float


def align_both(a: Sequence[Unit], b: Sequence[Unit], enough: float = ENOUGH) -> list[Both]:
    """Pairs that are counterparts as seen from A, from B, or from both, in the order of A and B."""
    found = signals(a, b)
    rows, columns = bests(found, len(b))
    pairs = []
    for i, row in enumerate(found.whole):
        for j, whole in sorted(row.items()):
            forth = score(whole, rows[i], columns[j], found.in_b[i].get(j, 0.0))
            back = score(whole, columns[j], rows[i], found.in_a[i].get(j, 0.0))
            if max(forth, back) >= enough:
                pairs.append(Both(pair_of(a[i], b[j], forth, found, i, j, rows[i], columns[j]), back))
    return pairs
