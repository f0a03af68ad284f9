"""Writing the search index: call it under the lock of writers, in the transaction that writes the provisions."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version as version_of
from itertools import islice

from django.db import connection
from django.db.models import QuerySet

from documents.models import (
    DocumentVersion,
    PolicyDocument,
    Provision,
    SearchEntry,
    SearchIndex,
    SearchWord,
)
from documents.parsing.sentences import ENDERS
from documents.search import engines
from documents.search.words.cutting import search_words, terms
from documents.search.words.folding import fold

FORM = (
    "2"  # another number when folding, pairs or columns change: then the next `migrate` writes the index anew
)
PUBLISHED = PolicyDocument.State.PUBLISHED
BATCH = 1000  # entries in memory at once
WORDS = 300  # rows of counts in a query
MORE = """
    INSERT INTO documents_searchword (word, provisions, characters) VALUES {values}
    ON CONFLICT (word) DO UPDATE SET provisions = documents_searchword.provisions + excluded.provisions,
        characters = documents_searchword.characters + excluded.characters"""
FEWER = """
    WITH less (word, provisions, characters) AS (VALUES {values})
    UPDATE documents_searchword SET provisions = documents_searchword.provisions - less.provisions,
        characters = documents_searchword.characters - less.characters
    FROM less WHERE less.word = documents_searchword.word"""
STOPS = frozenset(ENDERS + ":：;；")  # after a heading; they are part of neither heading nor text
ALL = ""  # the word whose row counts all provisions


def index_version(version: DocumentVersion) -> int:
    """Make the provisions of a version findable; how many. `drop_version` comes before.

    Only of the latest version of a published document: of any other not even a word is offered to who types it.
    """
    public = version.is_latest and version.document.state == PUBLISHED
    return add_entries(entries_of(version)) if public else 0


def drop_version(version: DocumentVersion) -> None:
    """Take a version out of the index, and where it is the latest all others of its document.

    Call it before provisions are deleted.
    """
    entries = SearchEntry.objects.filter(document=version.document_id)
    drop_entries(entries if version.is_latest else entries.filter(provision__version=version))


def rebuild() -> tuple[int, int]:
    """Write the whole index anew; how many versions and provisions. Readers see the old one until it is whole."""
    clear()
    versions = provisions = 0
    latest = DocumentVersion.objects.filter(is_latest=True, document__state=PUBLISHED)
    for version in latest.select_related("document").defer("report").order_by("id").iterator(chunk_size=20):
        provisions += index_version(version)
        versions += 1
    SearchIndex.objects.update_or_create(pk=1, defaults={"made_with": made_with()})
    return versions, provisions


def is_whole() -> bool:
    """Does the index hold each provision that can be found, as this program and its dictionary would write it?"""
    if not SearchIndex.objects.filter(made_with=made_with()).exists():
        return False
    public = DocumentVersion.objects.filter(is_latest=True, document__state=PUBLISHED)
    findable = Provision.objects.filter(printed=True, version__in=public.values("pk"))
    return SearchEntry.objects.count() == findable.count()


def made_with() -> str:
    """One name for all that decides what is written: the form of the index, and the words that jieba knows."""
    parts = (FORM, version_of("jieba"), *terms())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def clear() -> None:
    """Empty the index."""
    SearchEntry.objects.all().delete()
    engines.of(connection).clear()
    SearchWord.objects.all().delete()


def entries_of(version: DocumentVersion) -> Iterator[SearchEntry]:
    """What is searched of each printed provision: heading and body as printed, one after the other."""
    rows = version.provisions.filter(printed=True).order_by("seq")
    columns = rows.values_list("id", "heading", "text", "start", "body_start")
    for pk, heading, text, start, body_start in columns.iterator(chunk_size=BATCH):
        folded = fold(printed_text(heading, text, version.text[start:body_start]))
        yield SearchEntry(
            provision_id=pk,
            document_id=version.document_id,
            length=len(folded),
            heading=fold(heading),
            folded=folded,
        )


def printed_text(heading: str, text: str, head: str) -> str:
    """`落实责任。加强监管。` with the sign that parts them where they stand on one line, two lines where there is none.

    `head` is what is printed before the body: `（一）落实责任。`, `主要目标：`.
    """
    if not heading:
        return text
    last = head.rstrip()[-1:]
    stop = last if last in STOPS and not heading.endswith(last) else ""
    return heading + (stop or ("\n" if text else "")) + text


def add_entries(entries: Iterable[SearchEntry], cut: Callable[[str], Iterable[str]] = search_words) -> int:
    """Write entries and count their words; how many entries."""
    remaining, counts, characters = iter(entries), Counter[str](), 0
    while batch := list(islice(remaining, BATCH)):
        engines.of(connection).write(batch)
        counts.update(_words(batch, cut))
        characters += sum(entry.length for entry in batch)
    _count(MORE, counts, characters)
    engines.of(connection).settle(_all_provisions())
    return counts[ALL]


def drop_entries(entries: QuerySet[SearchEntry]) -> None:
    """Erase stored entries and take their words from the counts."""
    gone = list(entries)
    if gone:
        engines.of(connection).erase(gone)
        entries.delete()
        _count(FEWER, _words(gone, search_words), sum(entry.length for entry in gone))


def _words(entries: Sequence[SearchEntry], cut: Callable[[str], Iterable[str]]) -> Counter[str]:
    """In how many of some entries each word occurs; the empty word in all."""
    words = Counter({ALL: len(entries)})
    for entry in entries:
        words.update(set(cut(entry.folded)))
    return words


def _count(change: str, counts: Counter[str], characters: int) -> None:
    """Change the stored counts by those of some entries."""
    rows = [(word, count, characters if word == ALL else 0) for word, count in sorted(counts.items())]
    with connection.cursor() as cursor:
        for at in range(0, len(rows), WORDS):
            part = rows[at : at + WORDS]
            values = ", ".join(["(%s, %s, %s)"] * len(part))
            cursor.execute(change.format(values=values), [value for row in part for value in row])


def _all_provisions() -> int:
    """How many provisions are indexed; none where the first text of an installation has no provision."""
    return SearchWord.objects.filter(word=ALL).values_list("provisions", flat=True).first() or 0
