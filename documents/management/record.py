"""What became of each file of an import, written down as it goes: a table or lines of JSON."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TextIO

from django.utils.translation import gettext_lazy as _

from documents.exporting.disarm import disarm
from documents.ingest import Ingested
from documents.storing.save import Outcome

OUTCOMES = {
    Outcome.CREATED: _("新建"),
    Outcome.NEW_VERSION: _("新版本"),
    Outcome.REPARSED: _("重新解析"),
    Outcome.UNCHANGED: _("未变"),
}
SUFFIXES = (".csv", ".jsonl")


@dataclass(frozen=True, slots=True)
class Row:
    """One file. `outcome` is a word of `Outcome`, empty where there is an `error`; `same_as` is the file of this import
    that had the same text.
    """

    file: str
    outcome: str = ""
    address: str = ""
    provisions: int = 0
    same_as: str = ""
    warnings: tuple[str, ...] = ()
    error: str = ""

    @classmethod
    def of(cls, name: str, ingested: Ingested, same_as: str) -> "Row":
        return cls(
            name,
            str(ingested.outcome),
            ingested.address,
            ingested.provisions,
            same_as,
            ingested.warnings,
        )


class Record:
    """Writes rows to an open file, each at once: whoever is killed leaves what was done."""

    def __init__(self, file: TextIO, *, as_table: bool) -> None:
        self._file = file
        self._table: Any = csv.writer(file) if as_table else None
        if self._table:
            self._table.writerow(field.name for field in fields(Row))

    def write(self, row: Row) -> None:
        values = asdict(row)
        if self._table:
            told = values | {"warnings": "\n".join(row.warnings)}
            self._table.writerow(disarm(str(value)) for value in told.values())
        else:
            self._file.write(json.dumps(values, ensure_ascii=False) + "\n")
        self._file.flush()


@contextmanager
def recording(path: Path | None) -> Iterator[Record | None]:
    """A record at `path`, a table where it ends in `.csv`; none without a path. Raises OSError."""
    if path is None:
        yield None
        return
    as_table = path.suffix.lower() == ".csv"
    encoding = (
        "utf-8-sig" if as_table else "utf-8"
    )  # Excel takes a table without the mark for another encoding
    with path.open("w", encoding=encoding, newline="") as file:
        yield Record(file, as_table=as_table)
