"""Rows by the chunk, and chunks as CSV, without ever holding more than one."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from enum import StrEnum
from itertools import islice

from django.db import connections, transaction
from django.db.models import QuerySet

from documents.queries import ClauseRow, as_rows, filled

CHUNK = 1000  # rows; one row a chunk is three times slower
Table = Sequence[Sequence[str]]


class Variant(StrEnum):
    """For whom the file is: spreadsheets want a byte-order mark and disarmed cells, programs want the plain text."""

    SPREADSHEET = "spreadsheet"
    PLAIN = "plain"


def row_chunks(nodes: QuerySet) -> Iterator[list[ClauseRow]]:
    """Rows by the thousand, with who is responsible.

    That is asked for each chunk when it is written (one question a chunk), not stored beside the rows: nothing can be
    out of date, and the same way works on both databases.
    """
    with unbroken(nodes):
        found = as_rows(nodes).iterator(chunk_size=CHUNK)
        while chunk := list(islice(found, CHUNK)):
            yield filled(chunk)


class Lines(list[str]):
    """Takes what csv writes, a line at a time."""

    write = list.append


def lines(rows: Iterable[Sequence[str]], end: str = "\r\n") -> str:
    """Rows as CSV text (RFC 4180: comma, CRLF). Whatever the end, cells with \\r or \\n are quoted, as PostgreSQL does."""
    written = Lines()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return "".join(written) if end == "\r\n" else "".join([line[:-2] + end for line in written])


def unbroken(nodes: QuerySet) -> transaction.Atomic | nullcontext:
    """What a long read needs. PostgreSQL streams only inside a transaction; on SQLite one would lock writers out."""
    if connections[nodes.db].vendor == "postgresql":
        return transaction.atomic(using=nodes.db)
    return nullcontext()
