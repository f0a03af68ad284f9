"""One sentence as the finder sees it: its clauses, dates, and the targets found in it so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.enriching.passages import Passage
from documents.enriching.targets.clauses import Clause, clauses, within
from documents.enriching.targets.deadlines import Date, Role
from documents.enriching.targets.values import Quantity
from documents.parsing.nodes import Span

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


@dataclass(slots=True)
class Sentence:
    """`drafts` are the targets in order; all offsets are those of the passage."""

    passage: Passage
    span: Span
    dates: list[Date]
    clauses: list[Clause]
    drafts: list[Draft] = field(default_factory=list)

    @classmethod
    def of(cls, passage: Passage, span: Span, found: Sequence[Date]) -> "Sentence":
        """The sentence at `span` with those of the passage's dates that stand in it."""
        dates = [date for date in found if span.start <= date.start < span.end]
        return cls(passage, span, dates, clauses(passage.folded, span, passage.inside))

    def text(self, start: int, end: int) -> str:
        """The folded words [start, end)."""
        return self.passage.folded[start:end]

    def clause_at(self, at: int) -> Clause:
        """The clause, or the part of a bracket, that holds the character at `at`."""
        clause = next((each for each in self.clauses if each.start <= at < each.end), self.clauses[-1])
        return within(self.passage.folded, at, clause)

    def after_dates(self, start: int, end: int) -> int:
        """Where the words of [start, end) begin behind the dates that open it; a baseline opens nothing."""
        opening = [
            date.end
            for date in self.dates
            if start <= date.start < end and date.end - start < _NEAR and date.role is not Role.BASELINE
        ]
        return max([start, *opening])

    def baseline(self, clause: Clause, quantity: Quantity) -> str:
        """The date that the value is compared with: of its clause, or of a clause that says only that."""
        values = [
            date.value
            for date in self.dates
            if date.role is Role.BASELINE
            and date.start < quantity.start
            and (clause.start <= date.start or self._stands_alone(date))
        ]
        return values[-1] if values else ""

    def _stands_alone(self, date: Date) -> bool:
        """`与2020年相比，…`."""
        clause = self.clause_at(date.start)
        return clause.end - date.end < 4 and date.start - clause.start < 4

    @property
    def last(self) -> Draft | None:
        """The target found last."""
        return self.drafts[-1] if self.drafts else None
