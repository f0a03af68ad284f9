"""What a query may mean beside what it says: its words, others for the same, and how far they may stand for it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from documents.search import synonyms
from documents.search.known import Known
from documents.search.scoring import Statistics
from documents.search.words.asking import Asked
from documents.search.words.finding import Phrase, Wanted, all_of, any_of, enough, required, without
from documents.search.words.widening import Concept, apart, concepts_of, in_pairs

MOST_BY_PARTS = 100  # what finds more than this in its second or third attempt only adds noise
SHARES = (0.5, 0.25)  # how much of a query's weight a widened hit must have; less, if that finds little, too


class Meaning:
    """The concepts of a query, with `statistics` of their words; `widened` with other words for each."""

    def __init__(self, asked: Asked, known: Known, *, widened: bool) -> None:
        self.asked = asked
        self.known = known
        self.widened = widened and not all(term.exact for term in asked.terms)

    @cached_property
    def concepts(self) -> list[Concept]:
        if not self.widened:
            return concepts_of(self.asked.terms, {})
        concepts = concepts_of(self.asked.terms, self._synonyms.same)
        statistics = self._statistics_of(concepts)
        return [better for each in concepts for better in self._helped(each, statistics)]

    @cached_property
    def statistics(self) -> Statistics:
        return self._statistics_of(self.concepts)

    def wider(self) -> Iterator[Wanted]:
        """Wider and wider: most of the query's weight, some of it, some part of a word. Nothing where nothing helps."""
        if not self.widened or not self._telling:
            return
        must = required(self.asked)
        for wanted in self._enough():
            yield without(self.asked, all_of([*must, wanted]))

    def _enough(self) -> Iterator[Wanted]:
        telling = self._telling
        weighted = [
            (self.statistics.weight(each), any_word(each, pieces=not self.statistics.is_said(each)))
            for each in telling
        ]
        yield from (enough(weighted, share) for share in SHARES)
        parts = [
            Phrase(part)
            for each in telling
            for part in (*each.telling_parts, *each.pieces)
            if self.statistics.is_rare(part)
        ]
        yield any_of([*(wanted for _, wanted in weighted), *parts])

    @cached_property
    def _telling(self) -> list[Concept]:
        """Concepts that decide what is found: those that occur at all, and say something, if any does."""
        free = [each for each in self.concepts if each.word not in self._required]
        there = [each for each in free if self.statistics.occurs(each)]
        return [concept for concept in there if not concept.common] or there

    def _helped(self, concept: Concept, statistics: Statistics) -> list[Concept]:
        """A word with what else may lead to what is meant, the more so where neither it nor a synonym stands anywhere."""
        if concept.word in self._required:
            return [concept]
        is_said = statistics.is_said(concept)
        around = () if is_said else self._synonyms.around(concept.word)
        if not is_said and not around and concept.parts:
            return apart(concept, self._synonyms.same)
        wider = replace(concept, also=tuple(dict.fromkeys((*concept.also, *around))))
        most = min(MOST_BY_PARTS, statistics.provisions / 10)
        return [in_pairs(wider, lambda pair: 0 < self.known.count(pair) <= most)]

    def _statistics_of(self, concepts: list[Concept]) -> Statistics:
        return self.known.statistics(
            {word for each in concepts for word in (*each.words, *each.parts, *each.pieces)}
        )

    @cached_property
    def _synonyms(self) -> synonyms.InUse:
        return synonyms.in_use()

    @cached_property
    def _required(self) -> frozenset[str]:
        """Terms in quotation marks: no hit is without them."""
        return frozenset(term.text for term in self.asked.terms if term.exact)


def any_word(concept: Concept, *, pieces: bool) -> Wanted:
    """A concept by any of its words, or by all its parts; by its `pieces`, too."""
    said = (*concept.words, *concept.pieces) if pieces else concept.words
    words: list[Wanted] = [Phrase(word) for word in said]
    parts = [all_of([Phrase(part) for part in concept.parts])] if concept.parts else []
    return any_of(words + parts)
