"""Which documents say something like what a document says: asked of the index, never of every document."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, QuerySet

from documents.models import DocumentVersion, PolicyDocument, Provision, SearchEntry, SearchWord
from documents.search.narrowing import narrow
from documents.search.words.cutting import search_words
from documents.search.words.finding import Phrase, any_of

WORDS = 3  # the rarest words of a unit that occur elsewhere, too
DOCUMENTS = 5  # the best that one unit may name
PART = 500  # words in a query of counts


def likely_versions(version: DocumentVersion, most: int) -> list[int]:
    """Ids of the latest versions of other documents that are likely to treat the same matters, the likeliest first.

    Each unit asks for its rarest words and names the few documents where they stand most often; those named by more
    units go first. Where there are no more than `most` others, those are all.
    """
    public = DocumentVersion.objects.filter(is_latest=True, document__state=PolicyDocument.State.PUBLISHED)
    others = public.exclude(document=version.document_id)
    few = list(others.order_by("pk").values_list("pk", flat=True)[: most + 1])
    if len(few) <= most:
        return few
    entries = SearchEntry.objects.filter(provision__version=version, provision__is_unit=True)
    units = [set(search_words(folded)) for folded in entries.order_by("pk").values_list("folded", flat=True)]
    counts = _counts(set().union(*units))
    here = Counter(word for words in units for word in words)
    named: Counter[int] = Counter()
    for words in units:
        elsewhere = [word for word in words if counts.get(word, 0) > here[word]]
        rarest = sorted(elsewhere, key=lambda word: (counts[word], word))[:WORDS]
        if rarest:
            named.update(_holding(rarest, version))
    return [pk for pk, _times in sorted(named.items(), key=lambda each: (-each[1], each[0]))[:most]]


def _counts(words: Iterable[str]) -> dict[str, int]:
    """In how many provisions of all latest versions words occur."""
    every = sorted(words)
    found: dict[str, int] = {}
    for at in range(0, len(every), PART):
        rows = SearchWord.objects.filter(word__in=every[at : at + PART])
        found.update(rows.values_list("word", "provisions"))
    return found


def _holding(words: list[str], version: DocumentVersion) -> list[int]:
    """The versions of other documents in which these words stand most often."""
    wanted = any_of([Phrase(word) for word in words])
    elsewhere: QuerySet[Provision] = Provision.objects.filter(version__is_latest=True)
    found = narrow(elsewhere.exclude(version__document=version.document_id), wanted)
    ranked = found.order_by().values("version").annotate(times=Count("pk")).order_by("-times", "version")
    return [row["version"] for row in ranked[:DOCUMENTS]]
