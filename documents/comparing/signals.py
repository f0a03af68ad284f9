"""How alike the units of two documents are, by several signals, each a table of A × B."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt

from documents.comparing.numbers import meet
from documents.comparing.units import Unit
from documents.comparing.words import bare, pieces

HEADING = 3  # a word of the heading counts as if it stood three times
SHORT = 0.1  # share of the mean square length added to each: one phrase must not fill a short unit
OTHER_PART = 0.5  # general aims are seldom where a matter is treated: they count half against the rest,
NUMBERS_MEET = 0.75  # but more where they set a number for what the other side sets one, too

Vector = dict[str, float]
Table = list[list[float]]


@dataclass(frozen=True, slots=True)
class Signals:
    """Tables, all between 0 and 1; the first index is the unit of A, the second that of B.

    `whole`: cosine of the two units. `in_b`: of A's unit and the nearest passage of B's (a broad clause of B may
    treat the matter in one sentence); `in_a`: the other way round. `heading`: cosine of the headings.
    """

    whole: Table
    in_b: Table
    in_a: Table
    heading: Table
    weights: Mapping[str, float]


def signals(a: Sequence[Unit], b: Sequence[Unit]) -> Signals:
    """Compare every unit of A with every unit of B: work grows with the words they share, not with A × B."""
    in_a, in_b = ([pieces(unit.matter) for unit in side] for side in (a, b))
    weights, shared = _weights(in_a, in_b)
    whole_a, whole_b = (
        _Side([_vector(words, unit, weights) for words, unit in zip(each, side, strict=True)], shared)
        for each, side in ((in_a, a), (in_b, b))
    )
    passages_a, passages_b = (_passages(side, weights, shared) for side in (a, b))
    heads_a, heads_b = (
        _Side(
            [{word: weights[word] for word in pieces(bare(unit.heading))} for unit in side], shared, short=0
        )
        for side in (a, b)
    )
    result = Signals(
        whole_a.against(whole_b),
        whole_a.against(passages_b),
        _turned(whole_b.against(passages_a), len(a), len(b)),
        heads_a.against(heads_b),
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


def _passages(units: Sequence[Unit], weights: Mapping[str, float], shared: set[str]) -> _Side:
    """Heading and passages of each unit, each on its own; a word counts once."""
    vectors, owners = [], []
    for index, unit in enumerate(units):
        for passage in (bare(unit.heading), *unit.passages):
            if words := set(pieces(passage)):
                vectors.append({word: weights[word] for word in words})
                owners.append(index)
    return _Side(vectors, shared, owners, size=len(units))


class _Side:
    """Vectors of one document behind an index of their words; several may belong to one unit.

    Words that the other document lacks count for the length of a vector and are dropped then: they meet nothing.
    """

    def __init__(
        self,
        vectors: list[Vector],
        shared: set[str],
        owners: list[int] | None = None,
        size: int | None = None,
        short: float = SHORT,
    ) -> None:
        squares = [sum(value * value for value in vector.values()) for vector in vectors]
        floor = short * sum(squares) / len(squares) if squares else 0.0
        self.size = len(vectors) if size is None else size
        self.owners = list(range(len(vectors))) if owners is None else owners
        self.vectors = []
        for vector, square in zip(vectors, squares, strict=True):
            length = sqrt(square + floor)
            self.vectors.append(
                {word: value / length for word, value in vector.items() if value and word in shared}
            )

    @cached_property
    def places(self) -> dict[str, list[tuple[int, float]]]:
        """For each word the vectors that hold it, and how much it is worth there."""
        places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, vector in enumerate(self.vectors):
            for word, value in vector.items():
                places[word].append((index, value))
        return places

    def against(self, other: _Side) -> Table:
        """The best cosine of each unit here with what belongs to each unit there."""
        table = []
        for vector in self.vectors:
            sums = [0.0] * len(other.vectors)
            for word, value in vector.items():
                for index, there in other.places.get(word, ()):
                    sums[index] += value * there
            row = [0.0] * other.size
            for index, total in enumerate(sums):
                owner = other.owners[index]
                if total > row[owner]:
                    row[owner] = total
            table.append(row)
        return table


def _turned(table: Table, rows: int, columns: int) -> Table:
    return [[table[column][row] for column in range(columns)] for row in range(rows)]


def _across_parts(tables: Sequence[Table], a: Sequence[Unit], b: Sequence[Unit]) -> None:
    """Lower what stands between the general aims of one document and the tasks of the other."""
    for row, unit in enumerate(a):
        for column, other in enumerate(b):
            if unit.aims != other.aims:
                share = NUMBERS_MEET if meet(unit.values, other.values) else OTHER_PART
                for table in tables:
                    table[row][column] *= share
