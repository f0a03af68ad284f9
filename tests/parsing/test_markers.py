"""Marks at the head of a line."""

import pytest

from documents.parsing.markers import Family, Mark, read_mark

F = Family


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("二、保障措施", Mark(F.COMMA, 2, 2)),
        ("十二、附则", Mark(F.COMMA, 12, 3)),
        ("（二十三）构建", Mark(F.PAREN, 23, 5)),
        ("(三)整改目标", Mark(F.PAREN, 3, 3)),
        ("3 .实施自然保护区", Mark(F.DOT, 3, 3)),
        ("1．及时总结", Mark(F.DOT, 1, 2)),
        ("3．2020年底前开展", Mark(F.DOT, 3, 2)),
        ("1、加强管理", Mark(F.DOT, 1, 2)),
        ("（1）加强", Mark(F.DIGIT_PAREN, 1, 3)),
        ("2）加强", Mark(F.DIGIT_PAREN, 2, 2)),
        ("（3）5G基站", Mark(F.DIGIT_PAREN, 3, 3)),
        ("1）2025年底前建成", Mark(F.DIGIT_PAREN, 1, 2)),
        ("1)5G网络覆盖率", Mark(F.DIGIT_PAREN, 1, 2)),
        ("③加强", Mark(F.CIRCLED, 3, 1)),
        ("——生态环境质量稳定改善", Mark(F.DASH, 0, 2)),
        ("● 加强", Mark(F.DASH, 0, 1)),
        ("一是全市上下", Mark(F.FIRSTLY, 1, 2)),
        ("二要健全机制", Mark(F.FIRSTLY, 2, 2)),
        ("第一编 总则", Mark(F.PART, 1, 3)),
        ("第三章　监管执法", Mark(F.CHAPTER, 3, 3)),
        ("第二节 一般规定", Mark(F.SECTION, 2, 3)),
        ("第七十二条　本条例自", Mark(F.ARTICLE, 72, 5)),
        ("第12条 甲方", Mark(F.ARTICLE, 12, 4)),
        ("第二条之一　国家机关", Mark(F.ARTICLE, 2, 5, inserted=1)),
        ("第一百二十条之三【宣扬】", Mark(F.ARTICLE, 120, 8, inserted=3)),
        ("附件1", Mark(F.ANNEX, 1, 3)),
        ("附件：", Mark(F.ANNEX, 0, 3)),
    ],
)
def test_read_mark(text: str, mark: Mark) -> None:
    assert read_mark(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一",
        "1.5万吨以上的企业",
        "2020年，基本建立",
        "2023、2024年分别完成",
        "12369环保举报热线",
        "一、二、三类水体",
        "（2022年12月2日）",
        "十三五期间",
        "附件：1. 任务清单",
        "第三章规定的情形",
        "第一条件",
        "第二条之一规定的情形",
        "——",
        "一是",
        "一要素保障",
        "7〕35号）等规定",
    ],
)
def test_no_mark(text: str) -> None:
    assert read_mark(text) is None
