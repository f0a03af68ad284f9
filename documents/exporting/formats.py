"""Cells → the bytes of a file, piece by piece, without ever holding more than a chunk."""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum

import xlsxwriter  # type: ignore[import-untyped]

from documents.exporting.disarm import disarmed
from documents.exporting.rows import lines

Table = Sequence[Sequence[str]]
PIECE = 64 * 1024  # bytes read at once of a finished file
MOST_ROWS = 1_048_575  # of a sheet, below the headings; more go on the next sheet
LONGEST_CELL = 32_767  # characters, a limit of the format
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # not allowed in XML
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MADE = datetime(2000, 1, 1)


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
        yield from xlsx(headings, tables)
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


def xlsx(headings: list[str], tables: Iterable[Table]) -> Iterator[bytes]:
    """All cells are text. The format ends with its table of contents, so the file is made first, on disk."""
    with tempfile.TemporaryFile() as file:
        book = xlsxwriter.Workbook(file, OPTIONS)
        book.set_properties({"created": MADE})
        bold, sheet, at = book.add_format({"bold": True}), None, 0
        for table in tables:
            for row in table:
                if sheet is None or at == MOST_ROWS:
                    sheet, at = book.add_worksheet(), 0
                    sheet.freeze_panes(1, 0)
                    write(sheet, 0, headings, bold)
                at += 1
                write(sheet, at, row)
        if sheet is None:
            write(book.add_worksheet(), 0, headings, bold)
        book.close()
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def write(sheet: xlsxwriter.worksheet.Worksheet, at: int, row: Sequence[str], look: object = None) -> None:
    for column, cell in enumerate(row):
        text = UNPRINTABLE.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
        if text:
            short = text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
            sheet.write_string(at, column, short, look)
