"""What reading marks as a table, a text box or a note is kept where it stands and taken for nothing else."""

from documents.parsing.outline import parse
from documents.parsing.report import coverage

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
