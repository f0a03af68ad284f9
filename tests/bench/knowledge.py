"""A new document against a knowledge base of 100 and of 1,000 documents; the first byte of the page of two."""

import random
from collections.abc import Iterator
from time import perf_counter, process_time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents import aligning
from documents.models import Alignment, DocumentVersion, PolicyDocument
from documents.parsing.outline import parse
from documents.reading import read_bytes
from documents.storing.given import Given
from documents.storing.save import save_outline
from tests.score import gold

SMALL, LARGE = 100, 1_000
MOST_GROWTH = 15.0
CLAUSES = 12
MOST_QUERIES = 7  # as pinned in tests/views


def run() -> bool:
    """Time of `align_version` for the same five new documents against both sizes."""
    sentences = [line for slug in gold.FIVE + gold.SIX for line in _bodies(slug)]
    dealt = random.Random(5)
    times = {}
    made = 0
    for size in (SMALL, LARGE):
        while made < size:
            made += 1
            _store(f"base-{made}", sentences, dealt)
        times[size] = min(_new(f"new-{size}-{number}", sentences, dealt) for number in range(5))
        kept = Alignment.objects.count()
        print(
            f"align: a new document against {size:>5,}: {times[size]:.2f} s ({kept:,} pairs stored)",
            flush=True,
        )
    growth = times[LARGE] / times[SMALL]
    print(f"align: time over time {growth:.1f} (asked: at most {MOST_GROWTH:g})")
    return growth <= MOST_GROWTH and _first_byte()


def _new(slug: str, sentences: list[str], dealt: random.Random) -> float:
    version = _store(slug, sentences, dealt)
    start = process_time() if connection.vendor == "sqlite" else perf_counter()
    aligning.align_version(version)
    taken = (process_time() if connection.vendor == "sqlite" else perf_counter()) - start
    PolicyDocument.objects.filter(pk=version.document_id).update(state=PolicyDocument.State.DRAFT)
    return taken


def _first_byte() -> bool:
    for slug in ("liaoning", "yuzhou"):
        source = read_bytes(f"{slug}.txt", gold.path_of(slug).read_bytes(), 10**9)
        save_outline(source, parse(source.text), Given(slug=slug))
    version = DocumentVersion.objects.get(document__slug="liaoning")
    aligning.align_with(version, [DocumentVersion.objects.get(document__slug="yuzhou").pk])
    client = Client(HTTP_HOST="localhost")
    seen = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            start = perf_counter()
            answer = client.get("/compare/?a=liaoning&b=yuzhou")
            seen.append(perf_counter() - start)
        assert answer.status_code == 200
    print(
        f"compare two documents: first byte after {seen[0]:.2f} s, again {seen[1]:.2f} s; "
        f"{len(queries)} queries (at most {MOST_QUERIES})"
    )
    return len(queries) <= MOST_QUERIES


def _bodies(slug: str) -> Iterator[str]:
    for node in gold.outline_of(slug).nodes:
        if node.printed and node.heading and len(node.text) > 40:
            yield f"{node.heading}。{node.text}".replace("\n", "")


def _store(slug: str, sentences: list[str], dealt: random.Random) -> DocumentVersion:
    """A document of CLAUSES clauses, each put together from two real ones."""
    numerals = "一二三四五六七八九十"
    lines = [f"大连市{slug}工作方案", "", "一、主要任务"]
    for number in range(1, CLAUSES + 1):
        tens, ones = divmod(number, 10)
        label = ("" if tens == 0 else "十" if tens == 1 else numerals[tens - 1] + "十") + (
            numerals[ones - 1] if ones else ""
        )
        head, body = dealt.choice(sentences), dealt.choice(sentences)
        lines.append(f"（{label}）{head[: len(head) // 2].rstrip('，。、；')}；{body[len(body) // 2 :]}")
    source = read_bytes(f"{slug}.txt", "\n".join(lines).encode(), 10**9)
    version, _outcome = save_outline(source, parse(source.text), Given(slug=slug))
    return version
