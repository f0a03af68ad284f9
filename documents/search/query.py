"""Answering: which provisions, in which order, and why."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from documents.models import PolicyDocument, Provision
from documents.search import places, synonyms
from documents.search.hits import Hit, hit_at, hit_of
from documents.search.narrowing import count_public, ids, in_order, is_dense, narrow, searchable
from documents.search.scoring import Statistics, score
from documents.search.words.asking import Asked, understand
from documents.search.words.finding import Phrase, Wanted, all_of, any_of, enough, exactly, required, without
from documents.search.words.widening import Concept, apart, concepts_of, in_pairs

LITTLE = 20  # a query that finds fewer is widened
MOST = 10_000  # hits that are counted and ranked; of more, "10,000+", in the order they are stored
MOST_BY_PARTS = 100  # what finds more than this in its second or third attempt only adds noise
SHARES = (0.5, 0.25)  # how much of a query's weight a widened hit must have; less, if that finds little, too
HEAVY = ("full_text", "spans", "runs", "entry__heading", "entry__document__given", "entry__document__issuers")


class Search:
    """A query, understood, and looked up as far as is needed. Raises BadSearch for one that can't be answered."""

    def __init__(self, query: str | Asked, *, widen: bool = True) -> None:
        self.asked = understand(query) if isinstance(query, str) else query
        self.widen = widen
        self._counts: dict[Wanted, int] = {}  # a phrase is often the whole query and a word of it

    def narrow(self, provisions: QuerySet[Provision]) -> QuerySet[Provision]:
        """Those of some provisions that are found. Combines with any other filter, before it or after it."""
        if self.place is not None:
            return provisions.filter(pk=self.place)
        return narrow(provisions, self.wanted, dense=self._is_dense)

    def among(self, field: str = "pk") -> Q:
        """The same as a condition on ids, which holds inside a subquery, too; of `parent`, what is below a hit."""
        if self.place is not None:
            return Q(**{field: self.place})
        return Q(**{f"{field}__in": ids(self.wanted)})

    def ranked(self, found: QuerySet[Provision]) -> QuerySet[Provision]:
        """Narrowed provisions, best first, with `exact` (1, or 0 for a widened hit) and `score`.

        Too many to be ranked stand as they are stored, score 0: a word in every fourth provision tells nothing.
        """
        if self.is_ranked:
            joined = found.filter(entry__isnull=False)
            best = joined.annotate(exact=self._is_exact(), score=score(self.concepts, self.statistics))
            return best.order_by("-exact", "-score", "entry__document__slug", "seq")
        plain = found.annotate(exact=Value(1), score=Value(0.0))
        return in_order(plain)

    @cached_property
    def place(self) -> int | None:
        """The id of the provision, if the query is an address: `dalian/3/2/m1`."""
        return places.provision_at(self.asked)

    @cached_property
    def documents(self) -> list[PolicyDocument]:
        """Documents whose 文号 or address the query is."""
        return places.documents_named(self.asked)

    @cached_property
    def exact_count(self) -> int:
        """Provisions in which the query stands word for word, up to one more than MOST."""
        if self.place is not None:
            return 1
        wanted = exactly(self.asked)
        self._counts[wanted] = count_public(wanted, MOST + 1, dense=self._is_dense)
        return self._counts[wanted]

    @cached_property
    def _is_dense(self) -> bool:
        return is_dense(exactly(self.asked))

    @property
    def wanted(self) -> Wanted:
        """What is looked for: the query itself, and its words where it found little."""
        return self._looked_up[0]

    @property
    def public_count(self) -> int:
        """Provisions that are found among all that are public, up to one more than MOST."""
        return self._looked_up[1]

    @cached_property
    def _looked_up(self) -> tuple[Wanted, int]:
        """What is looked for, and how many public provisions that is."""
        narrow = wanted = exactly(self.asked)
        found = self.exact_count
        if self.place is not None or not self.widen or found >= LITTLE:
            return narrow, found
        must = required(self.asked)
        for wider in self._wider() if self._can_widen else ():
            wider = any_of([narrow, without(self.asked, all_of([*must, wider]))])
            more = self._count(wider)
            if more > (MOST if wanted is narrow else MOST_BY_PARTS):
                break
            wanted, found = wider, more
            if found >= LITTLE:
                break
        return wanted, found

    @property
    def is_widened(self) -> bool:
        return self.place is None and self.wanted != exactly(self.asked)

    @property
    def is_ranked(self) -> bool:
        return self.exact_count <= MOST

    @cached_property
    def concepts(self) -> list[Concept]:
        """The words of the query; with other words for the same where it is widened."""
        if not self.widen or self.exact_count >= LITTLE or all(term.exact for term in self.asked.terms):
            return concepts_of(self.asked.terms, {})
        concepts = concepts_of(self.asked.terms, self._synonyms.same)
        known = self._statistics_of(concepts)
        return [better for each in concepts for better in self._helped(each, known)]

    @cached_property
    def statistics(self) -> Statistics:
        return self._statistics_of(self.concepts)

    def _statistics_of(self, concepts: list[Concept]) -> Statistics:
        words = {word for each in concepts for word in (*each.words, *each.parts, *each.pieces)}
        return Statistics.of(words, self._count_word)

    def _count_word(self, word: str) -> int:
        return self._count(Phrase(word))

    def _helped(self, concept: Concept, known: Statistics) -> list[Concept]:
        """A word with what else may lead to what is meant, the more so where neither it nor a synonym stands anywhere."""
        if concept.word in self._required:
            return [concept]
        is_said = known.is_said(concept)
        around = () if is_said else self._synonyms.around(concept.word)
        if not is_said and not around and concept.parts:
            return apart(concept, self._synonyms.same)
        wider = replace(concept, also=tuple(dict.fromkeys((*concept.also, *around))))
        most = min(MOST_BY_PARTS, known.provisions / 10)
        return [in_pairs(wider, lambda pair: 0 < self._count_word(pair) <= most)]

    @cached_property
    def _synonyms(self) -> synonyms.InUse:
        return synonyms.in_use()

    def _wider(self) -> Iterator[Wanted]:
        """Wider and wider: most of the query's weight, some of it, some part of a word."""
        weighted = [
            (self.statistics.weight(each), _any_word(each, pieces=not self.statistics.is_said(each)))
            for each in self._telling
        ]
        yield from (enough(weighted, share) for share in SHARES)
        parts = [
            Phrase(part)
            for each in self._telling
            for part in (*each.telling_parts, *each.pieces)
            if self.statistics.is_rare(part)
        ]
        yield any_of([*(wanted for _, wanted in weighted), *parts])

    def _count(self, wanted: Wanted) -> int:
        if wanted not in self._counts:
            self._counts[wanted] = count_public(wanted, MOST + 1)
        return self._counts[wanted]

    @property
    def _telling(self) -> list[Concept]:
        """Concepts that decide what is found: those that occur at all, and say something, if any does."""
        there = [
            each for each in self.concepts if each.word not in self._required and self.statistics.occurs(each)
        ]
        return [concept for concept in there if not concept.common] or there

    @cached_property
    def _required(self) -> frozenset[str]:
        """Terms in quotation marks: no hit is without them."""
        return frozenset(term.text for term in self.asked.terms if term.exact)

    @property
    def _can_widen(self) -> bool:
        return bool(self._telling) and any(not term.exact for term in self.asked.terms)

    def _is_exact(self) -> Case | Value:
        """1 where the query stands word for word: a plain comparison, for hits that are found already."""
        if not self.is_widened:
            return Value(1)
        every = Q()
        for group in self.asked.groups:
            some = Q()
            for term in group:
                some |= Q(entry__folded__contains=term.text)
            every &= some
        return Case(When(every, then=Value(1)), default=Value(0), output_field=IntegerField())


class Results:
    """The hits of a search within some provisions, cut like a list: `results[20:40]`. Nothing is read before."""

    def __init__(self, search: Search, within: QuerySet[Provision] | None = None) -> None:
        self.search = search
        self.within = within
        self.found = search.narrow(searchable() if within is None else within)

    @cached_property
    def _count(self) -> int:
        return self.search.public_count if self.within is None else count(self.found)

    @property
    def total(self) -> int:
        """How many hits; MOST where there are more."""
        return min(self._count, MOST)

    @property
    def is_more(self) -> bool:
        """Are there more than `total`?"""
        return self._count > MOST

    @property
    def documents(self) -> list[PolicyDocument]:
        """Documents that the query names."""
        return self.search.documents

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: slice) -> list[Hit]:
        asked = self.search
        if asked.place is not None:
            return [hit_at(row) for row in self.found.select_related("entry__document").defer(*HEAVY)[part]]
        rows = asked.ranked(self.found).select_related("entry__document").defer(*HEAVY)
        return [hit_of(row, asked.asked, asked.concepts) for row in rows[part]]


def search(query: str, within: QuerySet[Provision] | None = None, *, widen: bool = True) -> Results:
    """Look for what a person typed. Raises BadSearch.

    `within` narrows what is searched, by default everything that is public.
    """
    return Results(Search(query, widen=widen), within)


def matching(provisions: QuerySet[Provision], query: str) -> QuerySet[Provision]:
    """Those of some provisions that a query finds, for a FilterSet; in the order they had. Raises BadSearch."""
    return Search(query).narrow(provisions)


def _any_word(concept: Concept, *, pieces: bool) -> Wanted:
    said = (*concept.words, *concept.pieces) if pieces else concept.words
    words: list[Wanted] = [Phrase(word) for word in said]
    apart = [all_of([Phrase(part) for part in concept.parts])] if concept.parts else []
    return any_of(words + apart)


def count(found: QuerySet[Provision]) -> int:
    """How many provisions, up to one more than MOST: counting further would take as long as finding all."""
    return found.order_by().values("pk")[: MOST + 1].count()
