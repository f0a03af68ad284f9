"""Search against LIKE on the same rows, in made corpora of growing size: a selective phrase and one in every fourth row.

A search is all that a page needs: total, first 20 hits ranked, why and marked snippets. LIKE is the same count and
first 20 rows by `contains`, without any ranking. GOVTRACK_BENCH_SIZES chooses other sizes (10000,100000).
"""

import os
import random
from collections.abc import Callable
from statistics import quantiles
from time import perf_counter

from django.db import connection

from documents.models import SearchEntry
from documents.search import engines
from documents.search.query import Search, count, search, searchable
from documents.search.words.asking import literally, understand
from documents.search.words.finding import exactly
from tests.search import made

SIZES = [int(size) for size in os.environ.get("GOVTRACK_BENCH_SIZES", "10000,100000").split(",")]
PHRASES = {"selective": made.RARE, "unselective": "生态环境"}
TIMES = 15
PIECES = 200


def run() -> bool:
    good = True
    stored = 0
    first: dict[str, float] = {}
    for size in SIZES:
        started = perf_counter()
        made.store(size - stored, first=stored)
        stored = size
        print(f"{size:,} provisions; {perf_counter() - started:.0f} s to store and index; {memory():.0f} MB")
        timed = {name: measure(name, phrase) for name, phrase in PHRASES.items()}
        first.setdefault("selective", timed["selective"])
        good &= equal_to_like()
        print(
            f"  unselective / selective: {timed['unselective'] / timed['selective']:.1f} times (asked: at most 10)"
        )
        print(
            f"  selective / the same in the smallest: {timed['selective'] / first['selective']:.1f} (asked: at most 3)"
        )
        good &= (
            timed["unselective"] <= 10 * timed["selective"] and timed["selective"] <= 3 * first["selective"]
        )
    return good


def measure(name: str, phrase: str) -> float:
    """Print the times of one phrase; the median of a search in ms."""
    wanted = exactly(understand(phrase))
    rows = SearchEntry.objects.filter(folded__contains=phrase)
    found, p95 = timed(lambda: page(phrase))
    raw, _ = timed(lambda: count(engines.of(connection).narrow(searchable(), wanted)))
    like, _ = timed(lambda: (rows.count(), list(rows.order_by("pk")[:20])), times=3)
    deep, _ = timed(lambda: search(phrase)[9_900:9_920], times=3)
    print(
        f"  {name} {phrase} ({search(phrase).total:,} hits): search {found:.1f} ms (p95 {p95:.1f}), "
        f"only counted {raw:.1f}, page 496 {deep:.1f}, LIKE {like:.1f} = {like / found:.0f} times"
    )
    return found


def page(phrase: str) -> None:
    results = search(phrase)
    assert results.total >= len(results[:20]) > 0


def timed(work: Callable[[], object], times: int = TIMES) -> tuple[float, float]:
    """Median and 95th percentile in ms, after one run that is not counted."""
    work()
    taken = []
    for _ in range(times):
        started = perf_counter()
        work()
        taken.append((perf_counter() - started) * 1000)
    cuts = quantiles(taken, n=20)
    return cuts[9], cuts[18]


def equal_to_like() -> bool:
    """Are the hits of random pieces those of a plain substring search over all rows?"""
    texts = dict(SearchEntry.objects.values_list("pk", "folded"))
    chance = random.Random(7)
    pool = list(texts.values())
    wrong = 0
    for _ in range(PIECES):
        text = chance.choice(pool)
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randint(1, 12)]
        hits = set(Search(literally(piece)).narrow(searchable()).values_list("pk", flat=True))
        wrong += hits != {pk for pk, folded in texts.items() if piece in folded}
    print(f"  {PIECES - wrong} of {PIECES} random pieces have exactly the hits of LIKE")
    return not wrong


def memory() -> float:
    """Resident memory of this process in MB."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
