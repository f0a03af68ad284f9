"""Search over made corpora of growing size: through HTTP, in the database alone, and LIKE on the same rows.

A selective phrase stands in one provision of 2,000, an unselective one in every fourth. LIKE and the index are asked how
many rows contain the phrase, and for 20 of them in no special order; a search also filters, ranks, and says why.
"""

import random
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from django.db import connection

from documents.models import SearchEntry
from documents.search import engines
from documents.search.engines.condition import Condition
from documents.search.narrowing import searchable
from documents.search.query import Search
from documents.search.results import search
from documents.search.words.asking import literally, understand
from documents.search.words.finding import exactly
from documents.views.clauses import PAGE_SIZE
from tests.bench.server import Server
from tests.bench.table import Table, shown
from tests.search import made

SELECTIVE, UNSELECTIVE = f'"{made.RARE}"', "生态环境"
PAGES = {
    "selective phrase": {"q": SELECTIVE},
    "phrase in a quarter of all": {"q": UNSELECTIVE},
    "phrase in a quarter of all, last page": {"q": UNSELECTIVE, "page": "last"},
    "words, widened": {"q": "废旧地膜回收利用"},
    "phrase in one document": {"q": UNSELECTIVE, "document": "made-00001"},
    "one document, without a search": {"document": "made-00001"},
    "the whole list": {},
    "who leads": {"role": "lead"},
    "nobody leads": {"lead": "0"},
}
ROUNDS = 20
PIECES = 200
MOST_GROWTH, MOST_UNSELECTIVE, LEAST_AGAINST_LIKE = 3.0, 10.0, 50.0
LIKE_AT = 100_000


def at_size(table: Table, tell: str, size: int, server: Server, smallest: Server) -> None:
    """What a reader waits for, here and beside the smallest corpus; what the database takes, beside LIKE."""
    pages(table, tell, server)
    selective, unselective = address({"q": SELECTIVE}), address({"q": UNSELECTIVE})
    growth = server.beside(smallest, selective, ROUNDS)
    table.at_most(f"{tell}selective page / the same in the smallest corpus", growth, MOST_GROWTH)
    pairs = [(server.get(unselective).last, server.get(selective).last) for _ in range(ROUNDS)]
    ratio = median(many for many, _ in pairs) / median(few for _, few in pairs)
    table.at_most(f"{tell}unselective page / selective page", ratio, MOST_UNSELECTIVE)
    against_like(table, tell, size, server)
    table.at_least(f"{tell}random pieces with exactly the hits of LIKE", pieces_right(), PIECES)


def pages(table: Table, tell: str, server: Server) -> None:
    before = server.memory()
    for name, asked in PAGES.items():
        middle, p95 = server.times(address(asked), ROUNDS)
        table.tell(f"{tell}page, {name}", f"{shown(middle)} ms (p95 {shown(p95)})")
    told = ", ".join(f"{a:.0f} → {b:.0f} MB" for a, b in zip(before, server.memory(), strict=True))
    table.tell(f"{tell}memory of each worker before and after", told)


def address(asked: dict[str, str]) -> str:
    last = str(-(-search(UNSELECTIVE).total // PAGE_SIZE))
    return f"/clauses/?{urlencode(asked | ({'page': last} if 'page' in asked else {}))}"


def against_like(table: Table, tell: str, size: int, server: Server) -> None:
    """The same question to the index and to LIKE, then with all that a search makes of the answer."""
    like, index = timed(lambda: raw("like")), timed(lambda: raw("index"))
    table.tell(f"{tell}LIKE, counted and 20 rows", f"{shown(like)} ms")
    table.tell(f"{tell}index, counted and 20 rows", f"{shown(index)} ms")
    table.at_least(f"{tell}LIKE / index", like / index, LEAST_AGAINST_LIKE, judged=size == LIKE_AT)
    best, statements = in_database(lambda: first_hits(SELECTIVE))
    whole = timed(lambda: first_hits(SELECTIVE))
    table.tell(f"{tell}a search: counted, 20 best, in {statements} queries", f"{shown(best)} ms")
    table.at_least(
        f"{tell}LIKE / a search, in the database", like / best, LEAST_AGAINST_LIKE, judged=size == LIKE_AT
    )
    table.tell(f"{tell}LIKE / a search with its Python ({shown(whole)} ms)", shown(like / whole))
    selective = address({"q": SELECTIVE})
    pairs = [(took(lambda: raw("like")), server.get(selective).last * 1000) for _ in range(5)]
    ratio = median(one for one, _ in pairs) / median(one for _, one in pairs)
    table.tell(f"{tell}LIKE in the database / the selective page of 50 through HTTP", shown(ratio))


def raw(way: str) -> None:
    """How many provisions have the phrase, and 20 of them, in the order they are found."""
    asked = engines.of(connection).condition(exactly(understand(SELECTIVE)))
    if way == "like":
        asked = Condition(SearchEntry._meta.db_table, "provision_id", "folded LIKE %s", (f"%{made.RARE}%",))
    rows = f"FROM {asked.table} WHERE {asked.where}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {rows}", asked.params)
        assert cursor.fetchone()[0] > 0
        cursor.execute(f"SELECT {asked.id} {rows} LIMIT 20", asked.params)
        assert cursor.fetchall()


def first_hits(phrase: str) -> None:
    results = search(phrase)
    assert results.total >= len(results[:20]) > 0


def in_database(work: Callable[[], object]) -> tuple[float, int]:
    """Milliseconds that the database takes for what is asked of it, each query the median of some; how many."""
    asked: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        work()
    return sum(timed(lambda: fetch(sql, params)) for sql, params in asked), len(asked)  # noqa: B023


def fetch(sql: str, params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        cursor.fetchall()


def took(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def timed(work: Callable[[], object], most: float = 2.0) -> float:
    """Median in ms of up to 15 runs, at least 3, for about `most` seconds; one before is not counted."""
    work()
    taken: list[float] = []
    while len(taken) < 3 or (len(taken) < 15 and sum(taken) < most * 1000):
        taken.append(took(work))
    return median(taken)


def pieces_right() -> int:
    """How many random pieces have for hits those of a plain substring search over all rows."""
    texts = dict(SearchEntry.objects.values_list("pk", "folded"))
    chance = random.Random(7)
    pool = list(texts.values())
    right = 0
    for _ in range(PIECES):
        text = chance.choice(pool)
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randint(1, 12)]
        hits = set(Search(literally(piece)).narrow(searchable()).values_list("pk", flat=True))
        right += hits == {pk for pk, folded in texts.items() if piece in folded}
    return right
