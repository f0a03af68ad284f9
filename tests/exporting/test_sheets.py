"""The XLSX file as somebody opens it: made up to be read and printed, and the same each time."""

from io import BytesIO

import openpyxl
import pytest

from documents.exporting import sheets
from documents.exporting.sheets import xlsx

ROW = ["1", "推进园区改造。", "大连市生态环境局"]


def made(rows: int) -> bytes:
    return b"".join(xlsx(["序号", "任务内容", "牵头单位"], ["n", "task", "lead"], [[ROW] * rows]))


def test_headings_stay_lines_wrap_and_a_page_holds_all_columns() -> None:
    sheet = openpyxl.load_workbook(BytesIO(made(3))).active
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    widths = [sheet.column_dimensions[name].width for name in "ABC"]
    assert widths[1] > 2 * widths[2] > 4 * widths[0]
    assert sheet["B2"].alignment.wrap_text
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold


@pytest.mark.parametrize(("rows", "on_sheets"), [(0, [1]), (2, [3]), (3, [3, 2]), (4, [3, 3])])
def test_more_rows_than_a_sheet_holds_go_on_the_next(monkeypatch, rows: int, on_sheets: list[int]) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    book = openpyxl.load_workbook(BytesIO(made(rows)))
    assert [sheet.max_row for sheet in book] == on_sheets
    assert {sheet["B1"].value for sheet in book} == {"任务内容"}


def test_the_same_rows_make_the_same_bytes() -> None:
    assert made(2) == made(2)
