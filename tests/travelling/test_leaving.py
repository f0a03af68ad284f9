import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from documents.models import Responsibility
from documents.reviewing import Verdict
from documents.travelling.columns import headings
from documents.travelling.leaving import decisions, table
from documents.travelling.sheets import write_xlsx
from tests.travelling.conftest import TEXT, duty, exported, say


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported().decode("utf-8-sig"), newline="")))


def test_one_row_a_decision_in_reading_order(decided):
    shown = ("条款路径", "主体", "原文名称", "部门", "角色", "结论", "审核人", "同文条款数", "机器认定角色")
    assert [tuple(row[name] for name in shown) for row in rows()] == [
        ("1/1", "部门", "省生态环境厅", "辽宁省生态环境厅", "牵头", "已确认", "zhang", "1", "牵头"),
        ("1/1", "部门", "省财政厅", "辽宁省财政厅", "责任", "已否定", "zhang", "1", "责任"),
        ("1/2", "部门", "省水利厅", "辽宁省水利厅", "责任", "已确认", "zhang", "1", "牵头"),
        ("1/4", "部门", "省财政厅", "辽宁省财政厅", "责任", "已确认", "zhang", "2", "责任"),
        ("2/5", "无责任单位", "", "", "", "已确认", "zhang", "1", ""),
        ("2/6", "部门", "", "辽宁省财政厅", "牵头", "已确认", "zhang", "1", ""),
    ]
    first = rows()[0]
    assert (first["文件"], first["版本"], first["永久地址"]) == ("plan", "1", "/d/plan@1/1/1")
    assert (first["依据"], first["说明"]) == ("牵头单位：省生态环境厅", "'=1+1 不是公式")


def test_look_alikes_have_one_fingerprint_whatever_their_address(decided, plan_of):
    plan_of(TEXT.replace("（一）", "（九）"), "other")
    say(
        duty("1/9", "省生态环境厅", slug="other"),
        Verdict.CONFIRM,
        Responsibility.objects.exclude(decided_by=None)[0].decided_by,
    )
    prints = {(row["文件"], row["条款路径"]): row["条款指纹"] for row in rows()}
    assert prints["plan", "1/1"] == prints["other", "1/9"]
    assert len({print_ for (slug, _path), print_ in prints.items() if slug == "plan"}) == 5


def test_a_former_version_is_told_by_the_latest_only(decided, plan_of):
    plan_of(TEXT.replace("（五）", "（五）又及："))
    assert {row["版本"] for row in rows()} == {"2"}
    assert len(rows()) == 6


def test_one_document(decided, plan_of):
    assert list(table(decisions(["other"]))) == []
    assert len(list(table(decisions(["plan"])))) == 6


def test_addresses_begin_with_the_site(decided):
    first = dict(zip(headings(), next(table(decisions(), "https://example.org")), strict=True))
    assert first["永久地址"] == "https://example.org/d/plan@1/1/1"


def test_three_queries_a_chunk(decided):
    with CaptureQueriesContext(connection) as queries:
        assert len(list(table(decisions()))) == 6
    assert len(queries) == 3


@pytest.fixture
def sheet(decided):
    row = duty("2/6", body="department")
    row.note = "响\x07铃"  # XML has no such character
    row.save()
    file = io.BytesIO()
    assert write_xlsx(table(decisions()), file) == 6
    return load_workbook(file).worksheets[0]


def test_every_cell_of_a_sheet_is_text(sheet):
    assert [cell.value for cell in sheet[1]] == headings()
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert [sheet.cell(2, 13).value, sheet.cell(7, 13).value] == ["'=1+1 不是公式", "响 铃"]
    assert sheet.freeze_panes == "A2"
