"""A made corpus: real sentences recombined to any number of provisions, stored without the parser."""

import hashlib
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from django.conf import settings
from django.db import transaction

from documents.models import DocumentVersion, PolicyDocument, Provision, SourceFile
from documents.parsing import PIPELINE_VERSION
from documents.search.index import index_version
from documents.storing.lock import reserve_ids

A_DOCUMENT = 1000  # provisions
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


def store_texts(slug: str, texts: list[str]) -> DocumentVersion:
    """A published document of clauses with these bodies, found by search."""
    source = "".join(texts)
    digest = hashlib.sha256(f"{slug}{source}".encode()).hexdigest()
    with transaction.atomic():
        document = PolicyDocument.objects.create(slug=slug, title=slug)
        file = SourceFile.objects.create(
            sha256=digest, name=f"{slug}.txt", size=1, encoding="utf-8", content=b""
        )
        version = DocumentVersion.objects.create(
            document=document,
            number=1,
            source=file,
            text=source,
            text_sha256=digest,
            pipeline_version=PIPELINE_VERSION,
        )
        rows = _rows(version, texts)
        while batch := list(islice(rows, 1000)):
            Provision.objects.bulk_create(batch)
        index_version(version)
    return version


def _rows(version: DocumentVersion, texts: list[str]) -> Iterator[Provision]:
    ids = reserve_ids(Provision, len(texts) + 1)
    common = {"version_id": version.id, "tree_id": version.id}
    yield Provision(
        id=ids[0], kind="document", seq=0, printed=False, lft=1, rght=2 * len(texts) + 2, depth=0, **common
    )
    for number, text in enumerate(texts, 1):
        yield Provision(
            id=ids[number],
            parent_id=ids[0],
            kind="clause",
            path=str(number),
            seq=number,
            is_unit=True,
            text=text,
            lft=2 * number,
            rght=2 * number + 1,
            depth=1,
            **common,
        )


def store(count: int, first: int = 0) -> None:
    """`count` made provisions, in documents of A_DOCUMENT, beside the `first` that are stored already."""
    texts = bodies(count, seed=4 + first)
    number = first
    while part := list(islice(texts, A_DOCUMENT)):
        number += 1
        store_texts(f"made-{number:05}", part)
