"""The information panel of government sites: what belongs to it, what stays in the text."""

import pytest

from documents.parsing.clean import clean
from documents.parsing.outline import parse
from documents.parsing.panel import take_panel


@pytest.mark.parametrize(
    ("text", "panel", "kept"),
    [
        (
            "• 索引号：\n610700/2024\n• 来源：\n• 发文机构：\n县政府网站\n• 内容概述：\n某县工作规则\n",
            ["•索引号：610700/2024", "•来源：", "•发文机构：县政府网站", "•内容概述："],
            ["某县工作规则"],
        ),
        (
            "首页\n索引号：0001\n文号：某政发〔2020〕1号\n发布日期：2020-01-01\n• 加入收藏\n• 关闭\n为推进工作，制定本方案。\n",
            ["索引号：0001", "文号：某政发〔2020〕1号", "发布日期：2020-01-01", "•加入收藏", "•关闭"],
            ["首页", "为推进工作，制定本方案。"],
        ),
        # two labels may be the text's own
        ("时间：2020年\n来源：本报\n一、总则\n", [], ["时间：2020年", "来源：本报", "一、总则"]),
        # a label with its value takes nothing from below it
        (
            "索引号：1\n主题词：水利\n某市方案\n文号：2\n",
            ["索引号：1", "主题词：水利", "文号：2"],
            ["某市方案"],
        ),
    ],
)
def test_the_panel(text: str, panel: list[str], kept: list[str]) -> None:
    rest, taken = take_panel(clean(text)[0])
    assert [line.text for line in taken] == panel
    assert [line.text for line in rest] == kept


def test_a_panel_tells_what_the_text_does_not_print() -> None:
    page = """法规内容 本文仅供参考，如需引用请以正式文件为准
发文标题： 某市人民政府关于推进创新的若干意见
发文文号：
某政发[2016]54号
发文部门： 某市人民政府
发文时间： 2016-10-18
为推进创新，提出以下意见。
一、总体要求
"""
    outline = parse(page)
    assert outline.header.title == "某市人民政府关于推进创新的若干意见"
    assert outline.header.document_number == "某政发[2016]54号"
    assert outline.header.issuers == ("某市人民政府",)
    assert [(node.path, node.text) for node in outline.nodes if node.printed] == [
        ("0", "为推进创新，提出以下意见。"),
        ("1", ""),
    ]
    assert outline.doubts == ()


@pytest.mark.parametrize(
    ("entry", "number", "issuers"),
    [
        ("文 号: | 某府办发〔2022〕10号 | 是否有效: | |", "某府办发〔2022〕10号", ()),
        (
            "发文字号：　某府办发〔2022〕10号　发布机构：某市人民政府",
            "某府办发〔2022〕10号",
            ("某市人民政府",),
        ),
        ("发布机构: | 某市人民政府 | 文 号: | |", "", ("某市人民政府",)),
        ("文 号: | | 主题词: | 某府办发〔2022〕10号", "", ()),
    ],
)
def test_entries_of_a_panel_that_is_a_table(entry: str, number: str, issuers: tuple[str, ...]) -> None:
    page = f"索 引 号: | 0001 | 信息分类: | |\n{entry}\n生成日期: | 2022-12-02 | |\n为推进工作，制定本方案。\n一、总体要求\n"
    header = parse(page).header
    assert (header.document_number, header.issuers) == (number, issuers)
