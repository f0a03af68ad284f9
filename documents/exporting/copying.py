"""CSV that PostgreSQL writes by itself (COPY), handed on piece by piece.

COPY pushes its bytes; a download pulls them. So a thread with a connection of its own pushes them into a pipe, which
holds 64 KB and makes the thread, and with it the database, wait for whoever downloads.
"""

import os
import threading
from collections.abc import Iterator
from typing import Any

from django.db import connections
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast, NullIf

from documents.exporting.rows import lines
from documents.exporting.runs import Counted

PIECE = 64 * 1024


def can_copy(rows: QuerySet) -> bool:
    """One column only would make an empty line of an empty cell."""
    return connections[rows.db].vendor == "postgresql" and len(rows.query.annotation_select) > 1


def copied(rows: QuerySet, headings: list[str], counted: Counted) -> Iterator[bytes]:
    """The rows as CSV with LF line ends, headings first; their number is told to `counted` at the end."""
    yield lines([headings], "\n").encode()
    reading, writing = os.pipe()
    copying = Copying(rows, writing)
    copying.start()
    try:
        with os.fdopen(reading, "rb") as pipe:
            while piece := pipe.read(PIECE):
                yield piece
    finally:  # also when who downloads has left
        copying.stop()
    if copying.error:
        raise copying.error
    counted.rows = copying.rows


class Copying(threading.Thread):
    """Pushes rows into a pipe until all are there, or somebody says stop."""

    def __init__(self, rows: QuerySet, writing: int) -> None:
        super().__init__(daemon=True)
        names = list(rows.query.annotation_select)
        # As Python's csv has it: nothing for an empty cell, not "".
        empty = {
            f"{name}_or_null": NullIf(Cast(name, TextField()), Value("", output_field=TextField()))
            for name in names
        }
        self.sql, self.params = rows.annotate(**empty).values_list(*empty).query.sql_with_params()
        self.wrapper = connections[rows.db].copy()
        self.wrapper.inc_thread_sharing()  # it is made here and used in the thread
        self.writing = writing
        self.raw: Any = None
        self.rows = 0
        self.stopped = threading.Event()
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            with os.fdopen(self.writing, "wb") as pipe, self.wrapper.cursor() as cursor:
                self.raw = self.wrapper.connection
                if not self.stopped.is_set():
                    sql = cursor.mogrify(self.sql, self.params).decode()
                    cursor.copy_expert(f"COPY ({sql}) TO STDOUT WITH (FORMAT csv)", pipe)
                    self.rows = cursor.rowcount
        except Exception as error:
            self.error = None if self.stopped.is_set() else error
        finally:
            self.wrapper.close()

    def stop(self) -> None:
        """Wait for the end; if that has not come, have the database stop."""
        if self.is_alive():
            self.join(0.2)  # all was read: it is only closing
        if self.is_alive():
            self.stopped.set()
            if self.raw is not None:
                self.raw.cancel()
            self.join()
