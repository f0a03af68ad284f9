"""How alike the units of two documents are, by several signals, each a table of A × B."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from documents.comparing.numbers import meet
from documents.comparing.sides import Side, Table, Vector, likely
from documents.comparing.units import Unit
from documents.comparing.words import bare, pieces

HEADING = 3  # a word of the heading counts as if it stood three times
SHORT = 0.1  # see Side
OTHER_PART = 0.5  # general aims are seldom where a matter is treated: they count half against the rest,
NUMBERS_MEET = 0.75  # but more where they set a number for what the other side sets one, too
ALL_PAIRS = (
    50_000  # units of A times units of B: about a second. Of more, an index names those that are likely alike
)


@dataclass(frozen=True, slots=True)
class Signals:
    """Tables, all between 0 and 1: for each unit of A, in order, the units of B by number that are at all like it.

    `whole`: cosine of the two units. `in_b`: of A's unit and the nearest passage of B's (a broad clause of B may
    treat the matter in one sentence); `in_a`: the other way round. What is missing there is 0.
    """

    whole: Table
    in_b: Table
    in_a: Table
    weights: Mapping[str, float]


def signals(a: Sequence[Unit], b: Sequence[Unit]) -> Signals:
    """Compare the units of A with those of B: work grows with the words they share, not with A × B."""
    in_a, in_b = ([pieces(unit.matter) for unit in side] for side in (a, b))
    weights, shared = _weights(in_a, in_b)
    whole_a, whole_b = (
        Side([_vector(words, unit, weights) for words, unit in zip(each, side, strict=True)], shared, SHORT)
        for each, side in ((in_a, a), (in_b, b))
    )
    passages_a, passages_b = (_passages(side, weights, shared) for side in (a, b))
    few = likely(whole_a, whole_b) if len(a) * len(b) > ALL_PAIRS else None
    result = Signals(
        whole_a.against(whole_b, few),
        whole_a.against(passages_b, few),
        _turned(whole_b.against(passages_a, _turned_numbers(few, len(b)) if few else None), len(a)),
        weights,
    )
    _across_parts([result.whole, result.in_b, result.in_a], a, b)
    return result


def _weights(a: list[list[str]], b: list[list[str]]) -> tuple[dict[str, float], set[str]]:
    """How telling a bigram is, and which stand in both documents.

    It tells as much as in the document where it stands in more units, so boilerplate of either sinks by itself:
    `生态环境` here falls to nearly 0.
    """
    in_a, in_b = (Counter(word for words in side for word in set(words)) for side in (a, b))
    weights: dict[str, float] = defaultdict(float)
    for word in in_a.keys() | in_b.keys():
        telling = min((1 + len(a)) / (in_a[word] + 0.5), (1 + len(b)) / (in_b[word] + 0.5))
        weights[word] = max(0.0, log(telling))
    return weights, in_a.keys() & in_b.keys()


def _vector(words: list[str], unit: Unit, weights: Mapping[str, float]) -> Vector:
    counts = Counter(words)
    for word in pieces(bare(unit.heading)):
        counts[word] += HEADING - 1
    return {word: (1 + log(count)) * weights[word] for word, count in counts.items()}


def _passages(units: Sequence[Unit], weights: Mapping[str, float], shared: set[str]) -> Side:
    """Heading and passages of each unit, each on its own; a word counts once."""
    vectors, owners = [], []
    for index, unit in enumerate(units):
        for passage in (bare(unit.heading), *unit.passages):
            if words := set(pieces(passage)):
                vectors.append({word: weights[word] for word in words})
                owners.append(index)
    return Side(vectors, shared, SHORT, owners, len(units))


def _turned(table: Table, rows: int) -> Table:
    turned: Table = [{} for _row in range(rows)]
    for column, row in enumerate(table):
        for index, value in row.items():
            turned[index][column] = value
    return turned


def _turned_numbers(numbers: Sequence[Sequence[int]], rows: int) -> list[list[int]]:
    turned: list[list[int]] = [[] for _row in range(rows)]
    for column, row in enumerate(numbers):
        for index in row:
            turned[index].append(column)
    return turned


def _across_parts(tables: Sequence[Table], a: Sequence[Unit], b: Sequence[Unit]) -> None:
    """Lower what stands between the general aims of one document and the tasks of the other."""
    for at, unit in enumerate(a):
        rows = [table[at] for table in tables]
        for number in rows[0]:
            other = b[number]
            if unit.aims != other.aims:
                share = NUMBERS_MEET if meet(unit.values, other.values) else OTHER_PART
                for row in rows:
                    if number in row:
                        row[number] *= share
