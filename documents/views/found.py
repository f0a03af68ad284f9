"""Rows of the clause list as its page shows them: titles above, and what of a search was found in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localdate

from documents import queries
from documents.addresses import ancestor_paths, permanent
from documents.exporting.citing import Source
from documents.exporting.columns import Words
from documents.models import PolicyDocument, Provision, SearchEntry
from documents.queries import ClauseRow
from documents.search.hits import stands_in, told
from documents.search.query import Search
from documents.search.words.folding import fold
from documents.search.words.marking import WIDTH, Piece, mark


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the list. `heading` and `text` in pieces, what was searched for marked; `why` only of widened hits."""

    row: ClauseRow
    kind: str
    crumbs: list[Provision]
    heading: tuple[Piece, ...]
    text: tuple[Piece, ...]
    words: tuple[str, ...] = ()
    why: str = ""
    cited: Source | None = None

    @property
    def said(self) -> str:
        """Label, heading and text, to be copied with the citation."""
        row = self.row
        return row.label + row.heading + ("。" if row.heading and row.text else "") + row.text

    @property
    def sentence(self) -> str:
        """`3` for 2/8/s3, empty for printed provisions."""
        return "" if self.row.printed else self.row.path.rpartition("/s")[2]

    @property
    def whole(self) -> tuple[Piece, ...]:
        """The row with all below it."""
        return mark(self.row.full_text, self.words)


def items_of(rows: list[ClauseRow], search: Search | None, site: str) -> list[Item]:
    """Rows with the titles of what stands above them, one query for all; one for what was searched, one to cite."""
    documents = PolicyDocument.objects.in_bulk({row.slug for row in rows}, field_name="slug")
    titles, kinds = queries.titles_above(rows), Words.at("")
    folded = folded_of(rows) if search else {}
    root, today = site + reverse("home"), localdate()
    items = []
    for row in rows:
        words, why = found_in(folded.get(row.pk) or fold(row.text), search) if search else ((), "")
        crumbs = [titles[row.tree_id, path] for path in ancestor_paths(row.path)]
        text = mark(row.text, words, WIDTH if search else None)
        place = f"{row.label}{row.heading}" if row.printed else ""
        url = permanent(row.slug, row.number, row.path, root)
        cited = Source.of(documents[row.slug], row.number, row.path, place, url, today)
        items.append(
            Item(row, kinds.kind(row), crumbs, mark(row.heading, words), text, tuple(words), why, cited)
        )
    return items


def folded_of(rows: Sequence[ClauseRow]) -> dict[int, str]:
    """Id → what is searched of a printed row."""
    entries = SearchEntry.objects.filter(pk__in=[row.pk for row in rows])
    return dict(entries.values_list("pk", "folded"))


def found_in(folded: str, search: Search) -> tuple[Sequence[str], str]:
    """The words to mark, and why a hit that does not have the query word for word is one."""
    if search.place is not None:
        return (), ""
    exact = not search.is_widened or stands_in(search.asked, folded)
    words, why = told(folded, exact, search.asked, () if exact else search.concepts)
    return words, "" if exact else why
