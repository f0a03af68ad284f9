"""A made corpus: real sentences recombined to any number of provisions, stored without the parser."""

import hashlib
import random
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice

from django.conf import settings
from django.db import transaction

from documents.models import DocumentVersion, PolicyDocument, Provision, SearchEntry, SourceFile
from documents.parsing import PIPELINE_VERSION
from documents.search import index
from documents.search.words.cutting import search_words
from documents.storing.lock import reserve_ids

A_DOCUMENT = 1000  # provisions
A_CHAPTER = 100  # its title, and what stands below it
RARE = "蓝藻水华应急打捞"  # stands in one provision of 2,000


@cache
def sentences() -> list[str]:
    """The sentences of the five documents, 8 to 300 characters, without line breaks."""
    found = {
        sentence
        for path in sorted(settings.CORPUS_DIR.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for sentence in re.findall(r"[^。]+。?", line.strip())
        if 8 <= len(sentence) <= 300
    }
    return sorted(found)


def bodies(count: int, seed: int = 4) -> Iterator[str]:
    """Texts of one to three sentences, with other figures than in the real ones."""
    chance = random.Random(seed)
    for number in range(count):
        words = "".join(chance.choices(sentences(), k=chance.randint(1, 3)))
        yield re.sub(r"\d", lambda _: str(chance.randint(0, 9)), words) + (
            RARE if number % 2000 == 999 else ""
        )


def store(count: int, first: int = 0) -> None:
    """`count` made provisions beside the `first` that are stored already: documents of A_DOCUMENT, in chapters."""
    with transaction.atomic():
        index.add_entries(_entries(bodies(count, seed=4 + first), first // A_DOCUMENT), _words)


def _entries(texts: Iterator[str], number: int) -> Iterator[SearchEntry]:
    while part := list(islice(texts, A_DOCUMENT)):
        number += 1
        yield from index.entries_of(_store_rows(f"made-{number:05}", part, A_CHAPTER))


def _words(folded: str) -> Iterable[str]:
    """Words of a made text. Each of the few sentences is cut only once, with 0 for its figures."""
    return chain.from_iterable(map(_cut, re.sub(r"\d", "0", folded).split("。")))


@cache
def _cut(sentence: str) -> list[str]:
    return search_words(sentence)


def store_texts(slug: str, texts: list[str]) -> DocumentVersion:
    """A published document of clauses with these bodies, found by search."""
    with transaction.atomic():
        version = _store_rows(slug, texts)
        index.index_version(version)
    return version


def _store_rows(slug: str, texts: list[str], a_chapter: int = 0) -> DocumentVersion:
    """The document; with `a_chapter` each so many texts are below a chapter, whose title is instead of a text."""
    source = "".join(texts)
    digest = hashlib.sha256(f"{slug}{source}".encode()).hexdigest()
    document = PolicyDocument.objects.create(slug=slug, title=f"{slug}工作方案" if a_chapter else slug)
    file = SourceFile.objects.create(sha256=digest, name=f"{slug}.txt", size=1, encoding="utf-8", content=b"")
    version = DocumentVersion.objects.create(
        document=document,
        number=1,
        source=file,
        text=source,
        text_sha256=digest,
        pipeline_version=PIPELINE_VERSION,
    )
    Provision.objects.bulk_create(_rows(version, texts, a_chapter), batch_size=1000)
    return version


def _rows(version: DocumentVersion, texts: list[str], a_chapter: int) -> Iterator[Provision]:
    """A root; chapters, if there are any, and clauses in the order of the texts."""
    ids = reserve_ids(Provision, len(texts) + 1)
    common = {"version_id": version.id, "tree_id": version.id}
    last = 2 * len(texts) + 2
    yield Provision(id=ids[0], kind="document", seq=0, printed=False, lft=1, rght=last, depth=0, **common)
    above, inside = "", 0  # the chapter's path and depth
    parent = ids[0]
    for number, text in enumerate(texts):
        common |= {"id": ids[number + 1], "seq": number + 1}
        if a_chapter and number % a_chapter == 0:
            above, inside, parent = f"{number // a_chapter + 1}/", 1, ids[number + 1]
            left = 2 * number + 2
            right = left + 2 * min(a_chapter, len(texts) - number) - 1
            yield Provision(
                parent_id=ids[0],
                kind="chapter",
                path=above.rstrip("/"),
                heading="重点任务",
                full_text="重点任务",  # there is one, as of all that have something below; its length is no matter
                lft=left,
                rght=right,
                depth=1,
                **common,
            )
        else:
            left = 2 * number + 2 - inside
            yield Provision(
                parent_id=parent,
                kind="clause",
                path=f"{above}{number % a_chapter if a_chapter else number + 1}",
                is_unit=True,
                text=text,
                lft=left,
                rght=left + 1,
                depth=1 + inside,
                **common,
            )
