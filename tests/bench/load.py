"""Storing provisions as a tree, against `bulk_create` of the same columns without one."""

import gc
from collections.abc import Callable, Iterable
from dataclasses import replace
from time import perf_counter
from typing import Any

from django.db import connection, models, transaction

from documents.models import Provision
from documents.parsing.nodes import Header, Kind, Node, Outline, Run, Span
from documents.reading import Source, read_bytes
from documents.search.index import drop_version
from documents.storing.lock import write_lock
from documents.storing.save import BATCH, save_outline, store_rows
from tests.bench.plain import plain_model

SENTENCE = "推进城镇污水管网全覆盖，完善生活垃圾分类收运处置体系，加强入河排污口排查整治。"
SMALL, LARGE = 1_000, 100_000
MOST_AGAINST_PLAIN = 2.0
MOST_QUERIES = 0.05
MOST_GROWTH = 150.0  # for a hundred times as many nodes

Measured = tuple[float, float, int]  # seconds with the tree, seconds without, queries with the tree


def run() -> bool:
    """Load 1,000 and 100,000 nodes both ways."""
    plain = plain_model()
    with connection.schema_editor() as editor:
        editor.create_model(plain)
    measure(plain, SMALL, 1)  # warms caches and connections
    small = best(measure(plain, SMALL, number) for number in range(2, 9))
    large = best(measure(plain, LARGE, number) for number in range(9, 11))
    good = report(SMALL, *small) & report(LARGE, *large)
    growth = large[0] / small[0]
    print(f"load: time of {LARGE:,} over {SMALL:,} nodes {growth:.0f} (asked: at most {MOST_GROWTH:.0f})")
    return good and growth <= MOST_GROWTH


def best(rounds: Iterable[Measured]) -> Measured:
    """The best of each column: what other work on the machine adds is not ours."""
    tree, flat, queries = zip(*rounds, strict=True)
    return min(tree), min(flat), max(queries)


def report(count: int, tree: float, flat: float, queries: int) -> bool:
    ratio, share = tree / flat, queries / count
    print(
        f"load {count:>7,} nodes: tree {tree:.2f} s, plain {flat:.2f} s, ratio {ratio:.2f} "
        f"(asked: at most {MOST_AGAINST_PLAIN:g}); {share:.3f} queries a node (at most {MOST_QUERIES:g})"
    )
    return ratio <= MOST_AGAINST_PLAIN and share <= MOST_QUERIES


def measure(plain: type[models.Model], count: int, number: int) -> Measured:
    """Load `count` rows with the tree, and the same rows without."""
    source, outline = document(count, number)
    queries = 0

    def tally(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*arguments)

    version, _ = save_outline(source, replace(outline, nodes=()))
    drop_version(version)
    version.provisions.all().delete()
    gc.collect()
    started = perf_counter()
    with connection.execute_wrapper(tally), write_lock():
        store_rows(version, outline)
    tree = perf_counter() - started
    rows = list(Provision.objects.filter(version=version).order_by("lft").values())
    assert len(rows) == count
    gc.collect()
    started = perf_counter()
    with transaction.atomic():
        plain._default_manager.bulk_create([plain(**row) for row in rows], batch_size=BATCH)
    return tree, perf_counter() - started, queries


def document(count: int, number: int) -> tuple[Source, Outline]:
    """A text of `count` rows, its root one of them: chapters of 8 clauses of 24 measures, 40 characters each."""
    nodes: list[Node] = []
    lines: list[str] = []
    start = 0
    while len(nodes) < count - 1:
        chapter, place = divmod(len(nodes), 1 + 8 * 25)
        clause, measure = divmod(place - 1, 25)
        steps = [chapter, *([clause] if place else []), *([measure - 1] if place and measure else [])]
        label = f"{steps[-1] + 1}."
        end = start + len(label) + len(SENTENCE)
        nodes.append(
            Node(
                path="/".join(str(step + 1) for step in steps),
                kind=(Kind.CHAPTER, Kind.CLAUSE, Kind.MEASURE)[len(steps) - 1],
                label=label,
                heading="",
                text=SENTENCE,
                start=start,
                body_start=start + len(label),
                end=end,
                spans=(Span(start, end),),
                runs=(Run(0, start + len(label)),),
            )
        )
        lines.append(label + SENTENCE)
        start = end + 1
    text = "\n".join([*lines, f"第{number}份"])
    source = read_bytes(f"load-{number}-{count}.txt", text.encode(), 10**9)
    return source, Outline(source.text, Header(title=source.name), nodes=tuple(nodes))
