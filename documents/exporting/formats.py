"""Cells → the bytes of a file, piece by piece, without ever holding more than a chunk."""

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum

from documents.exporting.disarm import disarmed
from documents.exporting.rows import Table, lines
from documents.exporting.sheets import xlsx


class Format(StrEnum):
    """Kinds of files. `csv` is for spreadsheets, with a byte-order mark and disarmed cells; `plain` for programs."""

    CSV = "csv"
    PLAIN = "plain"
    XLSX = "xlsx"
    JSONL = "jsonl"

    @property
    def suffix(self) -> str:
        return "csv" if self is Format.PLAIN else self.value

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self]


MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.PLAIN: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSONL: "application/jsonl",
}


def pieces(form: Format, headings: list[str], keys: list[str], tables: Iterable[Table]) -> Iterator[bytes]:
    """The file. Objects of JSON Lines have the columns' keys for names, tables their headings."""
    if form is Format.XLSX:
        yield from xlsx(headings, keys, tables)
    elif form is Format.JSONL:
        for table in tables:
            yield "".join(
                json.dumps(dict(zip(keys, row, strict=True)), ensure_ascii=False) + "\n" for row in table
            ).encode()
    else:
        guarded, mark, end = (disarmed, "\ufeff", "\r\n") if form is Format.CSV else (list, "", "\n")
        yield (mark + lines(guarded([headings]), end)).encode()
        for table in tables:
            yield lines(guarded(table), end).encode()
