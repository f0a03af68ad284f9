import pytest

from documents.exporting.columns import COLUMNS, Words, cells, headings
from documents.queries import ClauseRow
from documents.queries.duties import Held

ROW = ClauseRow(
    pk=3,
    slug="yuzhou",
    title="实施意见",
    document_number="禹发〔2022〕7号",
    region="禹州市",
    level="county",
    status="draft",
    number=2,
    tree_id=9,
    path="2/8",
    kind="clause",
    printed=True,
    label="（八）",
    heading="推进产业绿色低碳发展",
    text="严格落实标准。",
    full_text="",
    chapter="二、健全体系",
)


def test_headings_and_cells_of_a_row():
    assert dict(zip(headings(), next(cells([ROW], "https://example.org")), strict=True)) == {
        "地址": "yuzhou/2/8",
        "文件": "实施意见",
        "文号": "禹发〔2022〕7号",
        "地区": "禹州市",
        "层级": "县级",
        "文本状态": "征求意见稿",
        "章": "二、健全体系",
        "类别": "条",
        "序号": "（八）",
        "标题": "推进产业绿色低碳发展",
        "正文": "严格落实标准。",
        "全文（含下级）": "（八）推进产业绿色低碳发展。严格落实标准。",
        "牵头单位": "",
        "责任单位": "",
        "配合单位": "",
        "指导单位": "",
        "提及单位": "",
        "其中继承自": "",
        "审核状态": "",
        "版本": "2",
        "永久链接": "https://example.org/d/yuzhou@2/2/8",
    }


def cell(key: str, **changes: object) -> str:
    column = next(column for column in COLUMNS if column.key == key)
    return column.cell(ROW._replace(**changes), Words.at(""))


def test_what_is_missing_is_empty():
    missing = {"region": None, "level": "", "chapter": None}
    assert [cell(key, **missing) for key in missing] == ["", "", ""]


def test_a_sentence_is_told_from_a_printed_measure():
    assert cell("kind", kind="measure") == "措施"
    assert cell("kind", kind="measure", printed=False) == "措施（句）"


def held(name: str, role: str = "lead", **changes: object) -> Held:
    plain = Held(name, role, "department", 1, "suggested", "placed", "2/8")
    return plain._replace(**changes)


HELD = (
    held("市生态环境局", inherited=True, at="2"),
    held("市水利局"),
    held("市水利局", inherited=True, at="2"),
    held("市财政局", "responsible"),
    held("各有关部门", "responsible", body="group", department=None),
    held("市审计局", "guide", inherited=True, at="2"),
)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("lead", "市生态环境局；市水利局"),
        ("responsible", "市财政局；各有关部门（泛指）"),
        ("support", ""),
        ("guide", "市审计局"),
        ("mentioned", ""),
        ("inherited", "yuzhou/2：市生态环境局；市水利局；市审计局"),
    ],
)
def test_who_is_responsible(key, shown):
    assert cell(key, held=HELD) == shown


@pytest.mark.parametrize(
    ("states", "shown"),
    [
        ([], ""),
        ([{}], "待审核"),
        ([{"state": "confirmed"}], "已确认"),
        ([{"state": "confirmed"}, {}], "部分已确认"),
        ([{"state": "confirmed", "placement": "proposed"}], "文字有变，待核对"),
        ([{"body": "none", "state": "confirmed"}], "核对无责任单位"),
        ([{"body": "none", "state": "confirmed"}, {"inherited": True}], "待审核"),
    ],
)
def test_review_state(states, shown):
    assert cell("review", held=tuple(held("市水利局", **changes) for changes in states)) == shown


def test_whole_text():
    assert cell("full_text", full_text="（八）推进。\n1.落实。") == "（八）推进。\n1.落实。"
    assert cell("full_text", text="") == "（八）推进产业绿色低碳发展"
    assert cell("full_text", label="", heading="") == "严格落实标准。"
