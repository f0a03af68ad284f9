"""The one lock of all writers of provisions, and row ids reserved under it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, models, transaction

KEY = int.from_bytes(b"govtrack")  # any number that nobody else uses


@contextmanager
def write_lock() -> Iterator[None]:
    """One transaction, one writer: others wait until it ends; whoever dies in it leaves nothing behind.

    SQLite locks when the transaction begins (transaction_mode IMMEDIATE in the settings), PostgreSQL here.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])
        yield


def reserve_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """Ids that no other row of `model` has or will get. Call it under the lock."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(sequence, [table, count])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = next(iter(cursor.fetchall()), (None,))[0]
        if last is None:  # no row was ever inserted
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, count])
        else:
            cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s", [count, table])
        first = (last or 0) + 1
        return range(first, first + count)
