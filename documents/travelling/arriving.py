"""A file's bytes → rows of the table, or the reason why it is none. Nothing in it is trusted."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _
from openpyxl import load_workbook  # type: ignore[import-untyped]

from documents.reading import Unreadable
from documents.reading.encodings import decode
from documents.travelling.cells import bare
from documents.travelling.columns import COLUMNS

MOST_ROWS = 20_000
MOST_COLUMNS = 60
LONGEST_CELL = 131_072  # characters
MOST_PARTS = 200  # files inside an XLSX; a plain one has about ten
MOST_UNPACKED = 60_000_000  # bytes; our own table of 20,000 rows has half of that
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Row = dict[str, str]  # key of a column → cell, without what a spreadsheet added


class BadTable(ValueError):  # noqa: N818 - reads as what the file is
    """A file that is no table of decisions; the message is for the reader."""


def read(name: str, content: bytes, max_bytes: int) -> list[tuple[int, Row]]:
    """Rows with their numbers as a spreadsheet counts them: 2 is the first below the headings. Raises BadTable.

    CSV in UTF-8, UTF-16 or GB18030, with commas, semicolons or tabs; or the first sheet of an XLSX file.
    """
    if len(content) > max_bytes:
        raise BadTable(_("文件超过上限 %(mega)g MB。") % {"mega": round(max_bytes / 2**20, 1)})
    if not content.strip():
        raise BadTable(_("文件是空的。"))
    if content.startswith(OLD_EXCEL):
        raise BadTable(_("这是旧式 Excel 文件（.xls），请另存为 XLSX 或 CSV。"))
    rows = _xlsx(content) if content.startswith(ZIP) else _csv(name, content)
    found = list(_named(rows))
    if not found:
        raise BadTable(_("表中只有表头，没有内容。"))
    return found


def _named(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, Row]]:
    """By the headings, in whatever order they are; empty rows are left out, columns of other names, too."""
    first = next(rows, (0, []))[1]
    keys = _keys(first)
    count = 0
    for number, cells in rows:
        count += any(cells)
        if count > MOST_ROWS or number > 2 * MOST_ROWS:  # a row of a sheet may state a number past counting
            raise BadTable(_("超过 %(most)d 行，请按文件分开导出、导入。") % {"most": MOST_ROWS})
        cells += [""] * (max(keys.values()) + 1 - len(cells))
        if any(cells):
            yield number, {key: cells[at] for key, at in keys.items()}


def _keys(first: list[str]) -> dict[str, int]:
    known = {str(column.heading): column.key for column in COLUMNS} | {c.key: c.key for c in COLUMNS}
    keys: dict[str, int] = {}
    for at, cell in enumerate(first):
        key = known.get(cell)
        if key in keys:
            raise BadTable(_("表头“%(heading)s”出现了两次。") % {"heading": cell})
        if key:
            keys[key] = at
    missing = [str(column.heading) for column in COLUMNS if column.needed and column.key not in keys]
    if missing:
        raise BadTable(_("第 1 行缺少表头：%(missing)s。") % {"missing": "、".join(missing)})
    return keys


def _csv(name: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = decode(name, content).text
    except Unreadable as error:
        raise BadTable(str(error)) from error
    if "\0" in text:
        raise BadTable(_("这不是 CSV 或 XLSX 文件。"))
    lines = io.StringIO(text, newline="")
    head = lines.readline()
    reader = csv.reader(
        chain([head], lines), strict=True, delimiter=max(",;\t", key=lambda sign: head.count(sign))
    )
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
            # The csv module has a limit, too, but one for the whole process, which any library may lift.
            if any(len(cell) > LONGEST_CELL for cell in cells):
                raise csv.Error("field too long")
        except StopIteration:
            return
        except csv.Error as error:  # a quotation mark left open, or a cell too long
            raise BadTable(_("第 %(number)d 行引号不成对，或单元格过长。") % {"number": number}) from error
        yield number, [bare(cell).strip() for cell in cells[:MOST_COLUMNS]]


def _xlsx(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Row by row. Entities are refused by defusedxml, which openpyxl uses where it is installed."""
    _weigh(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a file may state any
        yield from enumerate(_texts(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)), 1)
    except BadTable:
        raise
    except Exception as error:  # what a broken file makes openpyxl raise has no common type
        raise BadTable(_("这个 XLSX 文件已损坏，或不是表格。")) from error


def _texts(rows: Iterable[tuple[object, ...]]) -> Iterator[list[str]]:
    for row in rows:
        yield [bare(_text(value)).strip() for value in row]


def _text(value: object) -> str:
    """What a person sees in the cell, about: 2.0 → 2."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _weigh(content: bytes) -> None:
    """Refuse what unpacks to more than a table has. The sizes stated hold: nothing beyond them is unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except Exception as error:  # BadZipFile, and what odd headers make it raise
        raise BadTable(_("这个 XLSX 文件已损坏，或不是表格。")) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BadTable(_("这个 XLSX 文件展开后过大，未读取。"))
