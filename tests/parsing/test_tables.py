"""What reading marks as a table, a text box or a note is kept where it stands and taken for nothing else."""

import pytest

from documents.parsing.outline import parse
from documents.parsing.report import coverage
from documents.parsing.rows import table_rows

TEXT = """某市水污染防治工作方案
一、主要目标
【表格】序号｜指标｜方案
【表格】1｜水质优良比例。（一）达到90%以上。（二）再提高。一、二类断面达标，｜市生态环境局
【文本框】专栏1 重大工程
【文本框】（一）落实责任。各区要抓好。
（一）按期完成。
【脚注】1 指上年数。
二、保障措施
加强领导。
【表格】某市人民政府
"""


def test_marked_lines_are_paragraphs_without_sentences() -> None:
    outline = parse(TEXT)
    assert coverage(outline) == (1.0, 0.0)
    assert outline.header.title == "某市水污染防治工作方案"
    printed = [(node.path, str(node.kind), node.text.split("\n")) for node in outline.nodes if node.printed]
    assert printed == [
        ("1", "chapter", [""]),
        (
            "1/p1",
            "paragraph",
            [line.replace("专栏1 重", "专栏1重") for line in TEXT.splitlines()[2:6]],
        ),
        ("1/1", "clause", [""]),
        ("1/1/p1", "paragraph", ["【脚注】1指上年数。"]),
        ("2", "chapter", [""]),
        ("2/p1", "paragraph", ["加强领导。"]),
        ("2/p2", "paragraph", ["【表格】某市人民政府"]),
    ]
    assert [node.path for node in outline.nodes if not node.printed] == ["2/p1/s1"]


def test_the_title_is_no_row_of_a_table() -> None:
    assert parse("【表格】某市工作方案\n某市实施意见\n一、总则\n").header.title == "某市实施意见"


def test_a_table_below_the_signature_is_no_part_of_it() -> None:
    text = "某市要点\n一、任务\n1.抓好落实。认真抓。\n某市水务局\n2025年2月20日\n【表格】指标｜目标值\n【表格】漏损率｜9%\n"
    outline = parse(text)
    assert [(node.path, str(node.kind)) for node in outline.nodes if node.printed][-3:] == [
        ("c1", "closing"),
        ("c2", "closing"),
        ("p1", "paragraph"),
    ]
    assert coverage(outline) == (1.0, 0.0)


TABBED = (
    "附件2\n\n2023年全市民生实事任务分工表\n\n序号\t实事名称\t目标任务\t牵头单位\t责任单位\n"
    "1\t学前教育 普惠扩容\t新增学位 3600 个\t市教育局\t市财政局\n"
    "2\t无障碍改造\t\t市残联\t市民政局 市财政局\t\n"
)


def test_cells_that_tabs_part_stay_apart() -> None:
    outline = parse(TABBED)
    assert coverage(outline) == (1.0, 0.0)
    assert outline.header.title == "2023年全市民生实事任务分工表"
    assert [(node.path, node.text.split("\n")) for node in outline.nodes] == [
        (
            "p1",
            [
                "序号\t实事名称\t目标任务\t牵头单位\t责任单位",
                "1\t学前教育普惠扩容\t新增学位3600个\t市教育局\t市财政局",
                "2\t无障碍改造\t\t市残联\t市民政局 市财政局",
            ],
        )
    ]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["一、\t总体要求", "（一）\t指导思想", "（二）\t基本原则"], set()),
        (["第一章 总则\t1", "第二章 任务\t3", "第三章 附则\t9"], set()),
        (["\t\t市人民政府", "\t\t2020年3月1日"], set()),
        (["市住建局\t\t市财政局"], set()),
        (["指标\t目标值", "覆盖率\t90%", "合格率\t95%"], {0, 1, 2}),
        (["1\t建成水厂\t市水利局", "", "2\t清淤\t市城管局"], {0, 2}),
        (["正文。", "1\t建成水厂\t市水利局", "2\t清淤\t市城管局", "正文。"], {1, 2}),
    ],
)
def test_rows_are_neighbours_cut_by_tabs(lines: list[str], rows: set[int]) -> None:
    assert table_rows(lines) == rows


def test_a_table_of_markdown_is_one_paragraph() -> None:
    text = "一、目标\n专栏1 主要指标\n| 指标 | 2025年 |\n|---|:---:|\n| 人均预期寿命（岁） | 79 |\n二、任务\n"
    outline = parse(text)
    assert [(node.path, node.text) for node in outline.nodes if node.path.startswith("1/p")][-1] == (
        "1/p2",
        "|指标|2025年|\n|人均预期寿命（岁）|79|",
    )
    assert [text[each.start : each.end] for each in outline.discarded] == ["|---|:---:|"]


def test_long_lines_of_tabs_and_pipes_are_looked_at_once() -> None:
    for line in ("\t甲" * 50_000, "|甲" * 50_000, "|-" * 50_000, "|" + "-" * 50_000 + "甲"):
        parse(f"一、目标\n{line}\n{line}\n")
