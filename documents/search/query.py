"""Answering: which provisions, in which order, and why."""

from functools import cached_property

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from documents.models import PolicyDocument, Provision
from documents.search import places
from documents.search.known import MOST, Known
from documents.search.meaning import MOST_BY_PARTS, Meaning
from documents.search.narrowing import Found, ids, in_order, narrow
from documents.search.scoring import Statistics, score
from documents.search.words.asking import Asked, understand
from documents.search.words.finding import Wanted, any_of, exactly
from documents.search.words.widening import Concept

LITTLE = 20  # a query that finds fewer is widened


class Search:
    """A query, understood, and looked up as far as is needed. Raises BadSearch for one that can't be answered.

    It is widened where it finds little among all that is public, whatever a filter leaves of that, so that what a
    filter counts and what it then shows are the same. `always`: widened though it finds enough.
    """

    def __init__(self, query: str | Asked, *, widen: bool = True, always: bool = False) -> None:
        self.asked = understand(query) if isinstance(query, str) else query
        self.widen = widen
        self.always = always
        self._known = Known()

    def narrow(self, provisions: QuerySet[Provision]) -> QuerySet[Provision]:
        """Those of some provisions that are found. Combines with any other filter, before it or after it."""
        if self._few is not None:
            return provisions.filter(pk__in=self._few)
        return narrow(provisions, self.wanted, dense=self._exact.is_dense)

    def among(self) -> Q:
        """The same as a condition on ids, which holds inside a subquery, too."""
        return Q(pk__in=ids(self.wanted) if self._few is None else self._few)

    def ranked(self, found: QuerySet[Provision]) -> QuerySet[Provision]:
        """Narrowed provisions, best first, with `exact` (1, or 0 for a widened hit) and `score`.

        Too many to be ranked stand as they are stored, score 0: a word in every fourth provision tells nothing.
        """
        if self.is_ranked:
            joined = found.filter(entry__isnull=False)
            best = joined.annotate(exact=self._is_exact(), score=score(self.concepts, self.statistics))
            return best.order_by("-exact", "-score", "entry__document__slug", "seq")
        # More than MOST are never few: the index is joined, and its order can be had.
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

    @property
    def wanted(self) -> Wanted:
        """What is looked for: the query itself, and its words where it found little."""
        return self._looked_up[0]

    @property
    def public_count(self) -> int:
        """Provisions that are found among all that are public, up to one more than MOST."""
        return 1 if self.place is not None else self._looked_up[1].count

    @property
    def exact_count(self) -> int:
        """Provisions in which the query stands word for word, up to one more than MOST."""
        return 1 if self.place is not None else self._exact.count

    @property
    def is_widened(self) -> bool:
        return self.place is None and self.wanted != exactly(self.asked)

    @property
    def has_wider(self) -> bool:
        """Is there anything in which the query does not stand word for word?"""
        return self.is_widened and self.public_count > self.exact_count

    @property
    def can_widen(self) -> bool:
        """Might more be found by other words, if that were asked for?"""
        free = not all(term.exact for term in self.asked.terms)
        return free and self.place is None and self.is_ranked and not (self.widen and self._is_little)

    @property
    def is_ranked(self) -> bool:
        return self.exact_count <= MOST

    @property
    def concepts(self) -> list[Concept]:
        """The words of the query; with other words for the same where it is widened."""
        return self._meaning.concepts

    @property
    def statistics(self) -> Statistics:
        return self._meaning.statistics

    @cached_property
    def _exact(self) -> Found:
        return self._known.found(exactly(self.asked), self.asked.terms)

    @cached_property
    def _meaning(self) -> Meaning:
        return Meaning(self.asked, self._known, widened=self.widen and self._is_little)

    @property
    def _is_little(self) -> bool:
        """Is what was found word for word not enough?"""
        return self.exact_count < LITTLE or (self.always and self.is_ranked)

    @cached_property
    def _few(self) -> tuple[int, ...] | None:
        """The ids of what is found, where they are few; of nothing Django makes no SQL, which a stream needs."""
        return (self.place,) if self.place is not None else self._looked_up[1].few or None

    @cached_property
    def _looked_up(self) -> tuple[Wanted, Found]:
        """What is looked for, and which public provisions were found by it."""
        narrow = wanted = exactly(self.asked)
        found = self._exact
        for wider in self._meaning.wider() if self._is_little else ():
            wider = any_of([narrow, wider])
            more = self._known.found(wider)
            if more.count > (MOST if wanted is narrow else MOST_BY_PARTS):
                break
            wanted, found = wider, more
            if found.count >= LITTLE:
                break
        return wanted, found

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
