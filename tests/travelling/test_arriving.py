"""Files as people and enemies send them."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from documents.travelling import arriving
from documents.travelling.arriving import BadTable, read
from documents.travelling.columns import COLUMNS, headings

NEEDED = [str(column.heading) for column in COLUMNS if column.needed]
LINE = ["plan", "部门", "辽宁省财政厅", "牵头", "已确认", "sha256:" + "0" * 32, "1"]
FOUND = {column.key: cell for column, cell in zip([c for c in COLUMNS if c.needed], LINE, strict=True)}


def text(*rows: list[str], sign: str = ",") -> str:
    return "\r\n".join(sign.join(row) for row in rows) + "\r\n"


def xlsx(*rows: list[object], sheet: str = "标注") -> bytes:
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def table(content: bytes, name: str = "tags.csv"):
    return read(name, content, 1_000_000)


TABLE = text(NEEDED, LINE)


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("gb18030"),
        TABLE.encode("utf-16"),
        text(NEEDED, LINE, sign="\t").encode("utf-16"),  # what Excel calls Unicode text
        text(NEEDED, LINE, sign=";").encode(),
        TABLE.replace("\r\n", "\n").encode(),
        TABLE.replace("\r\n", "\r").encode(),
        text([column.key for column in COLUMNS if column.needed], LINE).encode(),
        text(["备注", *NEEDED], ["别的", *LINE]).encode(),
        text(NEEDED[::-1], LINE[::-1]).encode(),
        xlsx(NEEDED, LINE),
        xlsx(NEEDED, [*LINE[:-1], 1]),
        xlsx(NEEDED, [*LINE[:-1], 1.0]),
    ],
)
def test_read(content):
    assert table(content) == [(2, FOUND)]


def test_numbers_of_rows_are_those_of_a_spreadsheet():
    """A cell with a line break is one row; an empty row is none, but counts."""
    broken = [*LINE[:2], '"辽宁省\n财政厅"', *LINE[3:]]
    rows = table(text(NEEDED, broken, [""] * 7, LINE).encode())
    assert [number for number, _row in rows] == [2, 4]
    assert rows[0][1]["department"] == "辽宁省\n财政厅"
    assert [number for number, _row in table(xlsx(NEEDED, LINE, [], LINE))] == [2, 4]


def test_short_rows_and_cells_that_are_dates():
    import datetime

    assert table(text(NEEDED, LINE[:2]).encode())[0][1]["copies"] == ""
    rows = table(xlsx([*NEEDED, "审核时间"], [*LINE, datetime.datetime(2026, 1, 2, 3, 4)]))
    assert rows[0][1]["when"] == "2026-01-02T03:04:00"


def test_formulas_are_read_as_what_they_showed_never_computed():
    """A formula that no spreadsheet computed shows nothing."""
    assert table(xlsx(NEEDED, ["=1+1", *LINE[1:]]))[0][1]["slug"] == ""


def repacked(content: bytes, part: str, change) -> bytes:
    """An XLSX file with one part changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inside = old.read(name)
            new.writestr(name, change(inside) if name == part else inside)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
GOOD = xlsx(NEEDED, LINE)
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "%s">%s]>' % (
    b"ha" * 10,
    b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(9)),
)


def entity(declaration: bytes, part: bytes):
    """Before the root element, used in the first cell."""
    head, root, rest = part.partition(b"<worksheet")
    return (
        head
        + declaration
        + root
        + rest.replace(
            b"</sheetData>", b'<row r="3"><c r="A3" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData>'
        )
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "文件是空的"),
        (b" \r\n", "文件是空的"),
        (text(NEEDED).encode(), "只有表头"),
        (b"slug,department\r\nplan,x", "第 1 行缺少表头：主体、角色、结论、条款指纹、同文条款数"),
        (text([*NEEDED, "部门"], LINE).encode(), "表头“部门”出现了两次"),
        (text(NEEDED, [*LINE[:-1], '"1']).encode(), "第 2 行引号不成对"),
        (text(NEEDED, ["长" * 200_000, *LINE[1:]]).encode(), "第 2 行引号不成对，或单元格过长"),
        (TABLE.encode() + b"\0", "不是 CSV 或 XLSX 文件"),
        (TABLE.encode() + b"\xff\xff\xff", "编码无法识别"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9, "编码无法识别|不是 CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧式 Excel"),
        (b"PK\x03\x04" + b"x" * 100, "已损坏"),
        (GOOD[:-30], "已损坏"),
        (repacked(GOOD, SHEET, lambda part: part[:-40]), "已损坏"),
        (repacked(GOOD, "xl/workbook.xml", lambda part: b"<x/>"), "已损坏"),
        (repacked(GOOD, "[Content_Types].xml", lambda part: b""), "已损坏"),
        (repacked(GOOD, SHEET, lambda part: entity(LAUGHS.replace(b"a8 ", b"x "), part)), "已损坏"),
        (
            repacked(
                GOOD,
                SHEET,
                lambda part: entity(b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>', part),
            ),
            "已损坏",
        ),
        (repacked(GOOD, SHEET, lambda part: entity(b'<!DOCTYPE x [<!ENTITY x "plan">]>', part)), "已损坏"),
        (repacked(GOOD, "docProps/app.xml", lambda part: b" " * 70_000_000), "展开后过大"),
        (
            repacked(GOOD, SHEET, lambda part: part.replace(b'<row r="2"', b'<row r="99999999999"')),
            "超过 20000 行",
        ),
        (b"x" * 1_000_001, "超过上限"),
    ],
)
def test_refused(content, message):
    with pytest.raises(BadTable, match=message):
        table(content)


def test_too_many_rows(monkeypatch):
    monkeypatch.setattr(arriving, "MOST_ROWS", 3)
    assert len(table(text(NEEDED, *[LINE] * 3).encode())) == 3
    for content in (
        text(NEEDED, *[LINE] * 4).encode(),
        xlsx(NEEDED, *[LINE] * 4),
        text(NEEDED, *[[""]] * 7).encode(),
    ):
        with pytest.raises(BadTable, match="超过 3 行"):
            table(content)


def test_too_many_parts():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for number in range(300):
            packed.writestr(f"{number}.xml", "")
    with pytest.raises(BadTable, match="展开后过大"):
        table(file.getvalue())


def test_a_part_that_unpacks_to_more_than_it_states():
    """The size stated in the directory bounds what is read; the checksum then tells."""
    content = bytearray(
        repacked(GOOD, SHEET, lambda part: part.replace(b"</sheetData>", b" " * 100_000 + b"</sheetData>"))
    )
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(SHEET.encode()))
    content[at + 24 : at + 28] = (500).to_bytes(4, "little")
    with pytest.raises(BadTable, match="已损坏"):
        table(bytes(content))


def test_all_headings_are_different():
    assert len(set(headings())) == len(COLUMNS)
