"""Cells → an XLSX file that can be read and printed as it comes: headings that stay, widths, lines that wrap."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import xlsxwriter  # type: ignore[import-untyped]

from documents.exporting.rows import Table

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
# Widths in characters (a Chinese one takes two) of columns by key; what is not named here is WIDTH.
WIDTH = 14
WIDTHS = {
    "n": 6,
    "text": 70,
    "full_text": 70,
    "task": 70,
    "heading": 30,
    "document": 30,
    "clause": 26,
    "link": 40,
}
WIDTHS |= dict.fromkeys(("lead", "responsible", "support", "guide", "mentioned", "inherited", "target"), 24)
A4 = 9
CELL = {"text_wrap": True, "valign": "top"}
HEAD = CELL | {"bold": True, "bottom": 1, "bg_color": "#F2EFE8"}


def xlsx(headings: Sequence[str], keys: Sequence[str], tables: Iterable[Table]) -> Iterator[bytes]:
    """All cells are text. The format ends with its table of contents, so the file is made first, on disk."""
    with tempfile.TemporaryFile() as file:
        book = xlsxwriter.Workbook(file, OPTIONS)
        book.set_properties({"created": MADE})
        cell, head, sheet, at = book.add_format(CELL), book.add_format(HEAD), None, 0
        for table in tables:
            for row in table:
                if sheet is None or at == MOST_ROWS:
                    sheet, at = begun(book, keys), 0
                    write(sheet, 0, headings, head)
                at += 1
                write(sheet, at, row, cell)
        if sheet is None:
            write(begun(book, keys), 0, headings, head)
        book.close()
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def begun(book: xlsxwriter.Workbook, keys: Sequence[str]) -> xlsxwriter.worksheet.Worksheet:
    """A sheet whose headings stay in sight and on every page, which is A4 across and as wide as the columns."""
    sheet = book.add_worksheet()
    for column, key in enumerate(keys):
        sheet.set_column(column, column, WIDTHS.get(key, WIDTH))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    return sheet


def write(sheet: xlsxwriter.worksheet.Worksheet, at: int, row: Sequence[str], look: object) -> None:
    for column, cell in enumerate(row):
        text = UNPRINTABLE.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
        if text:
            short = text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
            sheet.write_string(at, column, short, look)
