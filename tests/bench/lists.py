"""Lists by who is responsible, beside a single look through all texts of the same rows, in turns."""

from statistics import median

from tests.bench.search import address, raw, took
from tests.bench.server import Server
from tests.bench.table import Table

LISTS = {"who leads": {"role": "lead"}, "nobody leads": {"lead": "0"}}  # half of all rows each
ROUNDS = 5
MOST_OF_LIKE = 2.0
JUDGED_AT = 1_000_000  # provisions; with fewer most of a list's time is that of any page


def at_size(table: Table, tell: str, size: int, server: Server, smallest: Server) -> None:
    for name, asked in LISTS.items():
        pairs = [(server.get(address(asked)).last * 1000, took(lambda: raw("like"))) for _ in range(ROUNDS)]
        ratio = median(page for page, _ in pairs) / median(like for _, like in pairs)
        table.at_most(f"{tell}page, {name} / LIKE", ratio, MOST_OF_LIKE, judged=size >= JUDGED_AT)
