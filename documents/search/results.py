"""The hits of a search as a list."""

from functools import cached_property

from django.db.models import F, QuerySet

from documents.models import PolicyDocument, Provision
from documents.search.hits import Hit, hit_at, hit_of
from documents.search.known import MOST
from documents.search.narrowing import searchable
from documents.search.query import Search

HEAVY = ("full_text", "spans", "runs")
# All that a hit needs of its entry and document.
SLUG, FOLDED = F("entry__document__slug"), F("entry__folded")


class Results:
    """The hits of a search within some provisions, cut like a list: `results[20:40]`. Nothing is read before."""

    def __init__(self, search: Search, within: QuerySet[Provision] | None = None) -> None:
        self.search = search
        self.within = within

    @cached_property
    def found(self) -> QuerySet[Provision]:
        return self.search.narrow(searchable() if self.within is None else self.within)

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
        best = self.found if asked.place is not None else asked.ranked(self.found)
        rows = best.annotate(slug=SLUG, folded=FOLDED).defer(*HEAVY)[part]
        if asked.place is not None:
            return [hit_at(row) for row in rows]
        return [hit_of(row, asked.asked, asked.concepts) for row in rows]


def search(
    query: str, within: QuerySet[Provision] | None = None, *, widen: bool = True, always: bool = False
) -> Results:
    """Look for what a person typed. Raises BadSearch.

    `within` narrows what is searched, by default everything that is public. `widen`, `always`: see Search.
    """
    return Results(Search(query, widen=widen, always=always), within)


def count(found: QuerySet[Provision]) -> int:
    """How many provisions, up to one more than MOST: counting further would take as long as finding all."""
    return found.order_by().values("pk")[: MOST + 1].count()
