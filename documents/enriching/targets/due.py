"""The printed deadlines of a provision while its sentences are read: for which words each holds, and which are met."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from documents.enriching.passages import Passage
from documents.enriching.targets.deadlines import is_before
from documents.enriching.targets.found import TargetFound
from documents.enriching.targets.terms import Term, is_labelled, milestone, terms, terms_behind
from documents.parsing.nodes import Span


class Due:
    """`own` are the terms that the provision prints itself, `behind` those in the labelled lines behind it."""

    def __init__(self, own: Sequence[Term], behind: Sequence[Term]) -> None:
        self.printed = {term.date.start for term in own}
        self._own = own
        self._behind = behind
        self._met: set[Term] = set()

    @classmethod
    def of(cls, passage: Passage, lines: Sequence[Passage]) -> "Due":
        """A labelled line is read with the provision before it; here it only says which of its dates are printed terms."""
        due = cls(terms(passage), terms_behind(passage, lines))
        if is_labelled(passage):
            due._own = ()
        return due

    def at(self, place: int) -> str:
        """The deadline printed for the words at `place`, empty where none is."""
        return next((term.date.value for term in self._terms(Span(place, place + 1))), "")

    def meet(self, sentence: Span, found: Sequence[TargetFound]) -> None:
        """What a sentence says with the same deadline needs no milestone of its own."""
        values = {each.deadline for each in found}
        self._met.update(term for term in self._terms(sentence) if term.date.value in values)

    def unmet(self, issued: str) -> Iterator[TargetFound]:
        """A milestone for each term that no target or milestone took; those before the text are history."""
        for term in (*self._own, *self._behind):
            if term not in self._met and term.task and not is_before(term.date.value, issued):
                yield milestone(term)

    def _terms(self, words: Span) -> Iterator[Term]:
        """The terms that cover any of the words."""
        index = max(bisect_right(self._own, words.start, key=lambda term: term.covers.start) - 1, 0)
        while index < len(self._own) and self._own[index].covers.start < words.end:
            if words.start < self._own[index].covers.end:
                yield self._own[index]
            index += 1
        yield from self._behind
