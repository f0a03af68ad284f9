"""Which units of B answer which of A: many to many, none forced, none by position."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from documents.comparing.relations import Relation, relation, shared_terms, shares
from documents.comparing.signals import Signals, signals
from documents.comparing.units import Unit
from documents.comparing.words import bare, piece_set

# One setting for all documents, rounded from a logistic fit over pairs of documents judged by hand. Each weight
# is how much more likely a counterpart becomes when the signal is e times as strong. More signals (headings alone,
# longest common strings, chapters, a background of other texts, BM25) changed nothing on pairs left out of the fit.
WHOLE = 3.0  # likeness of the two units
ROW = 2.0  # against the best that A's unit finds in B
COLUMN = 0.5  # against the best that B's unit finds in A: what is everywhere alike is no answer
PASSAGE = 2.0  # likeness of A's unit with one passage of B's: "where does B treat this?"
BASE = 13.4
ENOUGH = 0.5  # from here on two units are counterparts
FLOOR = 0.01  # below it likeness is noise


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units by path, score in [0, 1], the relation of B to A as a hint, and what both were made from.

    `row` and `column`: the share of the best likeness of either unit. `share_a`: of A's telling words in B, `share_b`
    the other way round. `terms`: what stands in both, the most telling first.
    """

    a: str
    b: str
    score: float
    relation: Relation
    whole: float
    in_b: float
    in_a: float
    heading: float
    row: float
    column: float
    share_a: float
    share_b: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs in the order of A, the best first within a unit; the paths of what is in one document only."""

    pairs: tuple[Pair, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


def align(a: Sequence[Unit], b: Sequence[Unit], enough: float = ENOUGH) -> Alignment:
    """Answer for each unit of A where B treats it; A against B is not the mirror of B against A.

    All it knows are the two documents, so a pair's score never changes because a third one came in.
    """
    found = signals(a, b)
    rows, columns = bests(found, len(b))
    pairs: list[Pair] = []
    for i, unit in enumerate(a):
        scored = [
            (score(whole, rows[i], columns[j], found.in_b[i].get(j, 0.0)), j)
            for j, whole in found.whole[i].items()
        ]
        likely = sorted((each for each in scored if each[0] >= enough), key=lambda each: (-each[0], each[1]))
        pairs += [pair_of(unit, b[j], points, found, i, j, rows[i], columns[j]) for points, j in likely]
    paired_a, paired_b = {pair.a for pair in pairs}, {pair.b for pair in pairs}
    return Alignment(
        tuple(pairs),
        tuple(unit.path for unit in a if unit.path not in paired_a),
        tuple(unit.path for unit in b if unit.path not in paired_b),
    )


def bests(found: Signals, size: int) -> tuple[list[float], list[float]]:
    """The best likeness that each unit of A finds in B, and each of the `size` units of B in A."""
    columns = [0.0] * size
    for row in found.whole:
        for j, whole in row.items():
            columns[j] = max(columns[j], whole)
    return [max(row.values(), default=0.0) for row in found.whole], columns


def score(whole: float, best_row: float, best_column: float, in_b: float) -> float:
    """How likely a person would call the two counterparts."""
    if whole <= 0:
        return 0.0
    half = FLOOR / 2
    return 1 / (
        1
        + exp(
            -BASE
            - WHOLE * log(whole + FLOOR)
            - PASSAGE * log(in_b + FLOOR)
            - ROW * log((whole + half) / (best_row + half))
            - COLUMN * log((whole + half) / (best_column + half))
        )
    )


def alike(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Cosine of two sets of words."""
    common, left, right = (sum(weights[word] ** 2 for word in words) for words in (one & other, one, other))
    return common / sqrt(left * right) if common else 0.0


def pair_of(
    a: Unit, b: Unit, points: float, found: Signals, i: int, j: int, best_row: float, best_column: float
) -> Pair:
    """Units number `i` of A and `j` of B with all that is known of them."""
    whole, (head_a, head_b) = found.whole[i][j], (piece_set(bare(unit.heading)) for unit in (a, b))
    share_a, share_b = shares(a, b, found.weights)
    return Pair(
        a=a.path,
        b=b.path,
        score=points,
        relation=relation(share_a, share_b, whole),
        whole=whole,
        in_b=found.in_b[i].get(j, 0.0),
        in_a=found.in_a[i].get(j, 0.0),
        heading=alike(head_a, head_b, found.weights),
        row=whole / best_row,
        column=whole / best_column,
        share_a=share_a,
        share_b=share_b,
        terms=shared_terms(a, b, found.weights),
    )
