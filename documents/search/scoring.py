"""How well a provision answers: BM25 over the query's words, as one expression that both databases compute alike.

A word counts as often as it stands in the folded text; words for the same share one count. All figures are
double precision numbers added and multiplied in the same order, so both databases get the same sums.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log

from django.db.models import Case, Expression, F, FloatField, Q, Value, When
from django.db.models.functions import Cast, Length, Replace

from documents.models import SearchWord
from documents.search.index import ALL
from documents.search.words.widening import Concept

K1, B = 1.2, 0.3
SYNONYM = 0.8  # what a synonym counts against the word itself
PARTS = 0.5  # what the parts of a word count, standing apart
PART = 0.2  # what one part of a word weighs by itself
HEADING = 2.0  # how much more a word counts in the heading
COMMON = 0.25  # what a word of officialese weighs against another as rare
ONLY_HEADING = 0.6  # a chapter's title answers less than what stands under it


@dataclass(frozen=True, slots=True)
class Statistics:
    """Number of provisions, their mean length in characters, and in how many each word occurs."""

    provisions: int
    mean_length: float
    occurrences: Mapping[str, int]

    @classmethod
    def of(cls, words: Collection[str], counted: Callable[[str], int] = lambda word: 0) -> "Statistics":
        """What is stored about some words, one query; `counted` tells of those that are no words to jieba."""
        rows = SearchWord.objects.in_bulk([ALL, *words])
        all_of_them = rows.pop(ALL, SearchWord(provisions=0))
        mean = all_of_them.characters / max(1, all_of_them.provisions)
        occurrences = {word: rows[word].provisions if word in rows else counted(word) for word in words}
        return cls(all_of_them.provisions, max(1.0, mean), occurrences)

    def weight(self, concept: Concept) -> float:
        """How telling a concept is: rare ones more."""
        occurs = min(self.provisions, sum(self.occurrences.get(word, 0) for word in concept.words))
        rarity = log(1 + (self.provisions - occurs + 0.5) / (occurs + 0.5))
        return round(rarity * (COMMON if concept.common else 1), 6)

    def is_rare(self, word: str) -> bool:
        """Does a word occur in few enough provisions to say something by itself?"""
        return self.occurrences.get(word, 0) <= self.provisions / 10

    def occurs(self, concept: Concept) -> bool:
        return any(self.occurrences.get(word) for word in concept.words)


def score(concepts: Sequence[Concept], statistics: Statistics) -> Expression:
    """The score of a provision that `entry` belongs to."""
    length = Cast("entry__length", FloatField())
    norm = _number(K1 * (1 - B)) + _number(K1 * B / statistics.mean_length) * length
    total: Expression = _number(0)
    for concept in concepts:
        often = _often(concept)
        total = total + _number(statistics.weight(concept) * (K1 + 1)) * often / (often + norm)
        for part in concept.telling_parts:
            often = _count("entry__folded", part)
            total = total + _number(PART * statistics.weight(Concept(part)) * (K1 + 1)) * often / (
                often + norm
            )
    return total * Case(
        When(Q(text=""), then=_number(ONLY_HEADING)), default=_number(1), output_field=FloatField()
    )


def _often(concept: Concept) -> Expression:
    """How often the words of a concept stand in a provision."""
    often: Expression = _number(0)
    for word in concept.words:
        count = _count("entry__folded", word) + _number(HEADING) * _count("entry__heading", word)
        often = often + _number(1 if word == concept.word else SYNONYM) * count
    return often + _number(PARTS) * _apart(concept) if concept.parts else often


def _apart(concept: Concept) -> Expression:
    """1 where all parts of a word stand in a provision, together or apart, else 0."""
    every = Q()
    for part in concept.parts:
        every &= Q(entry__folded__contains=part)
    return Case(When(every, then=_number(1)), default=_number(0), output_field=FloatField())


def _count(field: str, word: str) -> Expression:
    left = Length(field) - Length(Replace(F(field), Value(word), Value("")))
    return Cast(left, FloatField()) / _number(len(word))


def _number(value: float) -> Expression:
    return Cast(Value(value), FloatField())
