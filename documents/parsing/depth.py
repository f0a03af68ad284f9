"""Marks → depths. Sees families only: which family opened first, which order official writing gives them."""

from collections.abc import Sequence

from documents.parsing.markers import Family

FLOATING = (Family.DASH, Family.FIRSTLY)  # no place of their own: they hang below whatever is open


class Nesting:
    """The open marks while a text is read from top to bottom.

    A family keeps the place in the order that it had when it was first seen: articles below 一、 in a text that
    opens 一、 before its first 第一条, above it in a law.
    """

    def __init__(self) -> None:
        self.order: list[Family] = []
        self.open: list[Family] = []

    def place(self, family: Family) -> int:
        """Depth of the next mark, 0 for the top; afterwards it is the deepest open one."""
        self._learn(family)
        rank = self.order.index(family)
        while self.open and self.order.index(self.open[-1]) >= rank:
            self.open.pop()
        self.open.append(family)
        return len(self.open) - 1

    def put(self, family: Family, depth: int) -> None:
        """Open a mark at a depth that a person chose; what stood there and deeper is closed."""
        self._learn(family)
        self.open[depth:] = [family]

    def _learn(self, family: Family) -> None:
        if family in self.order:
            return
        at = sum(1 for known in self.order if known < family)
        if family is Family.ARTICLE and Family.COMMA in self.open:
            at = self.order.index(Family.COMMA) + 1
        if family in (Family.HEAD_2, Family.HEAD_3) and Family.DOT in self.open:
            at = self.order.index(Family.DOT) + 1
        self.order.insert(at, family)


def depths(families: Sequence[Family]) -> list[int]:
    """Depths of a series of marks: 一、（一）（二）二、 → 0 1 1 0."""
    nesting = Nesting()
    return [nesting.place(family) for family in families]
