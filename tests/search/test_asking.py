"""What a query says."""

import pytest

from documents.search.words.asking import LONGEST, BadSearch, literally, understand


def told(query: str) -> str:
    """The query in one line: terms of a group joined by |, exact ones in quotation marks, - before unwanted ones."""
    asked = understand(query)
    one = {True: '"{}"', False: "{}"}
    groups = ["|".join(one[term.exact].format(term.text) for term in group) for group in asked.groups]
    return " ".join([*groups, *("-" + one[term.exact].format(term.text) for term in asked.without)])


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("排污许可", "排污许可"),
        ("重污染天气　预案", "重污染天气 预案"),
        ('"总量 控制"', '"总量控制"'),
        ("“总量控制” 许可", '"总量控制" 许可'),
        ("煤改气 OR 煤改电 补贴", "煤改气|煤改电 补贴"),
        ("煤改气 | 煤改电 | 散煤", "煤改气|煤改电|散煤"),
        ("OR 煤改气 OR", "煤改气"),
        ("or", "or"),
        ("垃圾 -焚烧 －填埋", "垃圾 -焚烧 -填埋"),
        ('垃圾 -"分类 投放"', '垃圾 -"分类投放"'),
        ("——生态环境", "--生态环境"),
        ("双碳-目标", "双碳-目标"),
        ("实施“一河一策”管护", '实施"一河一策"管护'),
        ("“一河一策”管护", '"一河一策"管护'),
        ('"他说""好"""', '"他说"好""'),
        ("大气 / 水 、 土壤", "大气 水 土壤"),
        ("NEAR(水 5) * ^x a:b", "near(水 5) ^x a:b"),
        ("'; DROP TABLE documents_provision; --", "drop table documents_provision;"),
        ("（PM２.５）", "(pm2.5)"),
        ('"，"', '","'),
    ],
)
def test_understand(query: str, meant: str) -> None:
    assert told(query) == meant


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "请输入要查找的文字"),
        (" \u3000\n", "请输入要查找的文字"),
        ("，。！？", "只有标点"),
        ("-", "只有标点"),
        ('""', "只有标点"),
        ("OR", "请输入|只有标点"),
        ("-试点", "只有要排除的词"),
        ('"生态', "引号没有成对"),
        ("“生态", "引号没有成对"),
        ('水 -"生态', "引号没有成对"),
        ("水\0土", "不可用的字符"),
        ("水\ud800", "不可用的字符"),
        ("水" * (LONGEST + 1), "201 个字，最多 200 个"),
        ("水 " * 21, "检索词太多，最多 20 个"),
    ],
)
def test_refused(query: str, message: str) -> None:
    with pytest.raises(BadSearch, match=message):
        understand(query)


def test_literally_means_each_sign() -> None:
    assert literally(' "水" OR -土 ').terms[0].text == '"水"or-土'
    for nothing in ("", " ", "\u200b"):
        with pytest.raises(BadSearch):
            literally(nothing)
