"""Writing the search index: call it under the lock of writers, in the transaction that writes the provisions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connection

from documents.models import DocumentVersion, Provision, SearchEntry, SearchWord
from documents.search import engines
from documents.search.words.cutting import search_words
from documents.search.words.folding import fold

BATCH = 500
ALL = ""  # the word whose row counts all provisions


def index_version(version: DocumentVersion) -> int:
    """Make the provisions of a version findable, if it is the latest; how many.

    What was indexed of this or another version of the document is taken out first.
    """
    drop_entries(SearchEntry.objects.filter(provision__version__document=version.document_id))
    return add_entries(entries_of(version)) if version.is_latest else 0


def drop_version(version_id: int) -> None:
    """Take the provisions of a version out of the index. Call it before they are deleted."""
    drop_entries(SearchEntry.objects.filter(provision__version=version_id))


def clear() -> None:
    """Empty the index."""
    engines.of(connection).clear()
    SearchWord.objects.all().delete()


def entries_of(version: DocumentVersion) -> Iterator[SearchEntry]:
    """What is searched of each printed provision: heading and body as printed, one after the other."""
    rows = version.provisions.filter(printed=True).order_by("seq")
    for row in rows.only("heading", "text", "start", "body_start").iterator(chunk_size=BATCH):
        folded = fold(printed_text(row, version.text))
        yield SearchEntry(provision=row, heading=fold(row.heading), folded=folded, length=len(folded))


def printed_text(row: Provision, source: str) -> str:
    """`落实责任。加强监管。` where the body follows its heading on the line, two lines where it does not."""
    if not row.heading or not row.text:
        return row.heading or row.text
    stop = "。" if source[row.start : row.body_start].rstrip().endswith("。") else "\n"
    return row.heading + stop + row.text


def add_entries(entries: Iterable[SearchEntry]) -> int:
    """Write entries and count their words; how many entries."""
    remaining, count = iter(entries), 0
    while batch := list(islice(remaining, BATCH)):
        engines.of(connection).write(batch)
        _count(batch, 1)
        count += len(batch)
    return count


def drop_entries(entries: "Iterable[SearchEntry]") -> None:
    """Erase stored entries and their words' counts."""
    remaining = iter(list(entries))
    while batch := list(islice(remaining, BATCH)):
        engines.of(connection).erase(batch)
        _count(batch, -1)


def _count(entries: Sequence[SearchEntry], change: int) -> None:
    """Add (1) or take away (-1) the words of some entries from the counts."""
    words = Counter({ALL: len(entries)})
    for entry in entries:
        words.update(set(search_words(entry.folded)))
    characters = sum(entry.length for entry in entries)
    stored = {}
    names = list(words)
    for at in range(0, len(names), BATCH):
        stored |= SearchWord.objects.in_bulk(names[at : at + BATCH])
    rows = []
    for name, count in words.items():
        row = stored.get(name) or SearchWord(word=name, provisions=0)
        row.provisions = max(0, row.provisions + change * count)
        if name == ALL:
            row.characters = max(0, row.characters + change * characters)
        rows.append(row)
    SearchWord.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["word"],
        update_fields=["provisions", "characters"],
    )
    if change < 0:
        SearchWord.objects.filter(provisions=0).delete()
