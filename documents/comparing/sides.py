"""One document's texts as vectors of words, behind an index of these words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from heapq import nlargest
from math import sqrt
from operator import itemgetter

NOISE = 0.002  # cosines below it are not kept
TELLING = 20  # words of a unit by which an index is asked for units like it
LIKELY = 30  # units that it may name

Vector = dict[str, float]
Table = list[dict[int, float]]


class Side:
    """Vectors of one document, `owners` the number of the unit that each belongs to.

    Words that the other document lacks count for the length of a vector and are dropped then: they meet nothing.
    `short` is the share of the mean square length added to each: one phrase must not fill a short unit.
    """

    def __init__(
        self,
        vectors: list[Vector],
        shared: set[str],
        short: float,
        owners: list[int] | None = None,
        size: int | None = None,
    ) -> None:
        squares = [sum(value * value for value in vector.values()) for vector in vectors]
        floor = short * sum(squares) / len(squares) if squares else 0.0
        self.size = len(vectors) if size is None else size
        self.owners = list(range(len(vectors))) if owners is None else owners
        self.vectors: list[Vector] = []
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

    @cached_property
    def owned(self) -> list[list[Vector]]:
        """For each unit its vectors."""
        owned: list[list[Vector]] = [[] for _unit in range(self.size)]
        for vector, owner in zip(self.vectors, self.owners, strict=True):
            owned[owner].append(vector)
        return owned

    def against(self, other: Side, likely: Sequence[Sequence[int]] | None = None) -> Table:
        """The best cosine of each unit here with what belongs to each unit there, or to those that are `likely`."""
        if likely is not None:
            return [
                _kept(
                    {
                        unit: max((_cosine(vector, each) for each in other.owned[unit]), default=0.0)
                        for unit in units
                    }
                )
                for vector, units in zip(self.vectors, likely, strict=True)
            ]
        table = []
        for vector in self.vectors:
            row: dict[int, float] = {}
            for index, total in enumerate(other.sums(vector)):
                owner = other.owners[index]
                if total > row.get(owner, NOISE):
                    row[owner] = total
            table.append(row)
        return table

    def sums(self, vector: Vector) -> list[float]:
        """The cosine of a vector with each one here."""
        sums = [0.0] * len(self.vectors)
        for word, value in vector.items():
            for index, there in self.places.get(word, ()):
                sums[index] += value * there
        return sums


def likely(here: Side, there: Side) -> list[list[int]]:
    """For each unit here the few units there with which it shares most by its most telling words."""
    found = []
    for vector in here.vectors:
        telling = dict(nlargest(TELLING, vector.items(), key=itemgetter(1)))
        sums: dict[int, float] = defaultdict(float)
        for word, value in telling.items():
            for index, other in there.places.get(word, ()):
                sums[index] += value * other
        found.append(sorted(nlargest(LIKELY, sums, key=lambda index: (sums[index], -index))))
    return found


def _cosine(one: Vector, other: Vector) -> float:
    short, long = (one, other) if len(one) < len(other) else (other, one)
    return sum(value * long[word] for word, value in short.items() if word in long)


def _kept(row: dict[int, float]) -> dict[int, float]:
    return {unit: value for unit, value in row.items() if value > NOISE}
