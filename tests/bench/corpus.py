"""Search and downloads over one made corpus that grows: `search` and `export` alone make it once each."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from time import perf_counter

from django.db import connection

from tests.bench import export, lists, search
from tests.bench.server import Server, copied, govtrack
from tests.bench.table import Table
from tests.search import made

SIZES = [int(size) for size in os.environ.get("GOVTRACK_BENCH_SIZES", "10000,100000").split(",")]
# The table, first words of a row, size, our server, and one on a copy of the corpus as it was at the smallest size.
Part = Callable[[Table, str, int, Server, Server], None]


def run() -> bool:
    return over(search.at_size, lists.at_size, export.at_size)


def only_search() -> bool:
    return over(search.at_size, lists.at_size)


def only_export() -> bool:
    return over(export.at_size)


def over(*parts: Part) -> bool:
    """Each part at each size."""
    table = Table(f"search and export, {connection.vendor}")
    with ExitStack() as stack:
        stored, smallest = 0, ""
        for size in SIZES:
            began = perf_counter()
            made.store(size - stored, first=stored)
            export.give_duties(stored)
            settle()
            table.tell(f"{size:,}: stored and indexed", f"{perf_counter() - began:.0f} s")
            stored = size
            smallest = smallest or stack.enter_context(copied())
            for part in parts:
                with govtrack() as server, govtrack(smallest) as beside:
                    part(table, f"{size:,}: ", size, server, beside)
    return table.print()


def settle() -> None:
    """As a database is that grew document by document: statistics taken, the log of SQLite written into the file."""
    with connection.cursor() as cursor:
        # PostgreSQL sweeps by itself, sooner or later; until then it looks into the rows of whatever an index names.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
