"""Rows of the table → a file for spreadsheets, CSV or XLSX."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import IO

from django.utils.translation import gettext as _
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from documents.exporting.rows import lines
from documents.travelling.cells import armoured
from documents.travelling.chunks import chunks
from documents.travelling.columns import COLUMNS, headings

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Format(StrEnum):
    """The values are file endings."""

    CSV = "csv"
    XLSX = "xlsx"


TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def csv_chunks(rows: Iterable[list[str]]) -> Iterator[str]:
    """Pieces of one CSV file, with a byte-order mark, headings first."""
    yield "\ufeff" + lines([headings()])
    for chunk in chunks(rows):
        yield lines([[armoured(cell) for cell in row] for row in chunk])


def write_xlsx(rows: Iterable[list[str]], file: IO[bytes]) -> int:
    """One sheet, every cell a text, written row by row. How many rows there were."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("标注"))
    sheet.freeze_panes = "A2"
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.append(headings())
    count = 0
    for row in rows:
        sheet.append([NOT_IN_XML.sub(" ", armoured(cell)) for cell in row])
        count += 1
    book.save(file)
    return count
