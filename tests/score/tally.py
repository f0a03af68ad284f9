"""Precision, recall, F1."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, wrongly found, and missed; tallies add up."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @classmethod
    def of(cls, found: Iterable[Hashable], gold: Iterable[Hashable]) -> "Tally":
        found, gold = set(found), set(gold)
        return cls(len(found & gold), len(found - gold), len(gold - found))

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0
