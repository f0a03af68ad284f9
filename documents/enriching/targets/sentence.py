"""One sentence as the finder sees it: its clauses, dates, and the targets found in it so far."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from documents.enriching.passages import Passage
from documents.enriching.targets.clauses import Clause, clauses, within
from documents.enriching.targets.deadlines import Date, Role
from documents.enriching.targets.values import Quantity
from documents.parsing.nodes import Span

WINDOW = 160  # characters: how far the words about a quantity reach, so that endless sentences cost no more
_NEAR = 20  # characters: a date no farther from the start of a clause belongs to its opening


@dataclass(frozen=True, slots=True)
class Draft:
    """A target in the making; [start, end) is its evidence in the passage."""

    quantity: Quantity
    indicator: str
    sign: str
    clause: Clause
    start: int
    end: int
    rule: str
    baseline: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """A quantity with the words around it, all of the folded text.

    `left` are the words before it that are about it alone, from `left_at`; `sign` is the comparator they end with and
    left[word_at:] its word. `right` are the words behind it that may name it. `joined`: 、 or 和 ties it to the target before.
    """

    quantity: Quantity
    clause: Clause
    left_at: int
    left: str
    sign: str
    word_at: int
    right: str
    joined: bool


class _Starts(Protocol):
    @property
    def start(self) -> int: ...


Placed = TypeVar("Placed", bound=_Starts)


def starting_in(sorted_parts: Sequence[Placed], span: Span) -> list[Placed]:
    """Those of a sorted sequence of parts that begin in the span."""
    first = bisect_left(sorted_parts, span.start, key=_start)
    return list(sorted_parts[first : bisect_left(sorted_parts, span.end, key=_start)])


def _start(part: _Starts) -> int:
    return part.start


@dataclass(slots=True)
class Sentence:
    """`drafts` are the targets in order; all offsets are those of the passage."""

    passage: Passage
    span: Span
    dates: list[Date]
    aims: list[Date]  # those of the dates that a value may have been reached by
    clauses: list[Clause]
    drafts: list[Draft] = field(default_factory=list)

    @classmethod
    def of(cls, passage: Passage, span: Span, found: Sequence[Date]) -> "Sentence":
        """The sentence at `span` with those of the passage's dates that stand in it."""
        dates = starting_in(found, span)
        aims = [date for date in dates if date.role in {Role.DEADLINE, Role.PAST}]
        return cls(passage, span, dates, aims, clauses(passage.folded, span, passage.inside))

    def text(self, start: int, end: int) -> str:
        """The folded words [start, end)."""
        return self.passage.folded[start:end]

    def clause_at(self, at: int) -> Clause:
        """The clause, or the part of a bracket, that holds the character at `at`."""
        return within(self.passage.folded, at, self.clauses[self._index_at(at)])

    def index_of(self, clause: Clause) -> int:
        """Which clause of the sentence it is, or is a part of."""
        return self._index_at(clause.start)

    def aim_around(self, start: int, end: int) -> tuple[Date | None, Date | None]:
        """The last date before `start`, and the first one from there to `end`."""
        index = bisect_left(self.aims, start, key=_start)
        after = self.aims[index] if index < len(self.aims) else None
        return self.aims[index - 1] if index else None, after if after and after.start < end else None

    def clauses_of(self, span: Span) -> list[Clause]:
        """The clauses that lie in the span or reach into it."""
        touched = self.clauses[self._index_at(span.start) : self._index_at(span.end) + 1]
        return [each for each in touched if each.start < span.end and each.end > span.start]

    def _index_at(self, at: int) -> int:
        return max(bisect_right(self.clauses, at, key=_start) - 1, 0)

    def after_dates(self, start: int, end: int) -> int:
        """Where the words of [start, end) begin behind the dates that open it; a baseline opens nothing."""
        opening = [
            date.end
            for date in starting_in(self.dates, Span(start, min(end, start + _NEAR)))
            if date.end - start < _NEAR and date.role is not Role.BASELINE and not self._has_value(date)
        ]
        return max([start, *opening])

    def _has_value(self, date: Date) -> bool:
        """由2020年的35%提高到2025年的60%: neither date opens anything."""
        behind = self.text(date.end, date.end + 2)
        return behind[:1] == "的" and behind[1:].isdigit()

    def baseline(self, clause: Clause, quantity: Quantity) -> str:
        """The date that the value is compared with: of its clause, or of a clause that says only that."""
        values = [
            date.value
            for date in starting_in(self.dates, Span(quantity.start - WINDOW, quantity.start))
            if date.role is Role.BASELINE and (clause.start <= date.start or self._stands_alone(date))
        ]
        return values[-1] if values else ""

    def _stands_alone(self, date: Date) -> bool:
        """`与2020年相比，…`."""
        clause = self.clause_at(date.start)
        return clause.end - date.end < 4 and date.start - clause.start < 4

    @property
    def deadline_at(self) -> int:
        """Where the first deadline of the sentence stands, its end when there is none."""
        return next((date.start for date in self.dates if date.role is Role.DEADLINE), self.span.end)

    @property
    def last(self) -> Draft | None:
        """The target found last."""
        return self.drafts[-1] if self.drafts else None
