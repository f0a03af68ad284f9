"""Source text → clean lines."""

import pytest

from documents.parsing.clean import clean


@pytest.mark.parametrize(
    ("source", "lines", "discarded"),
    [
        ("", [], []),
        (" \u3000\xa0\r\n\n", [], []),
        ("到 2025 年，达到 93%以上。", ["到2025年，达到93%以上。"], []),
        ("单位 地区生产总值", ["单位地区生产总值"], []),
        ("《中共中央 国务院关于全面推进的意见》", ["《中共中央 国务院关于全面推进的意见》"], []),
        ("重要功能区 and 脆弱区", ["重要功能区 and 脆弱区"], []),
        ("乡镇 20 蒸吨 / 小时(14MW)", ["乡镇20蒸吨/小时(14MW)"], []),
        ("1 总则", ["1 总则"], []),
        ("甲\r\n乙\r丙\n丁\u2028戊", ["甲", "乙", "丙", "丁", "戊"], []),
        ("## 一、甲", ["一、甲"], ["##"]),
        ("- (一)甲", ["(一)甲"], ["-"]),
        ("**1.甲。** 乙", ["1.甲。乙"], ["**", "**"]),
        ("占比达到**%左右，提高至**，", ["占比达到**%左右，提高至**，"], []),
        ("高速公路**120**公里，占**5.5%**。", ["高速公路120公里，占5.5%。"], ["**", "**", "**", "**"]),
        ("改造80公里。*责任单位：市水利局*", ["改造80公里。责任单位：市水利局"], ["*", "*"]),
        ("\\[市水利局\\]", ["[市水利局]"], ["\\", "\\"]),
        ("甲\u200b乙\ufeff", ["甲乙"], ["\u200b", "\ufeff"]),
        ("![图](https://a.cn/b.jpg)", [], ["![图](https://a.cn/b.jpg)"]),
        ("![](https://a\u200b.cn/b.jpg)", [], ["![](https://a\u200b.cn/b.jpg)"]),
        ("— 12 —\n第 3 页 共 9 页", [], ["— 12 —", "第 3 页 共 9 页"]),
        ("一、总体要求………………3", [], ["一、总体要求………………3"]),
        ("---\ntitle: 甲\ntags:\n  - 乙\n---\n正文", ["正文"], ["---\ntitle: 甲\ntags:\n  - 乙\n---"]),
        ("-----", [], ["-----"]),
    ],
)
def test_clean(source: str, lines: list[str], discarded: list[str]) -> None:
    found, dropped = clean(source)
    assert [line.text for line in found] == lines
    assert sorted(source[each.start : each.end] for each in dropped) == sorted(discarded)


def test_a_line_remembers_its_place() -> None:
    source = "甲\n\n  到 2025 年\n"
    found, _ = clean(source)
    assert [(line.number, line.gap) for line in found] == [(1, False), (3, True)]
    assert [source[at] for at in found[1].at] == list("到2025年")


def test_a_line_of_stops_is_looked_at_once() -> None:
    lines, _discarded = clean("。" * 200_000 + "甲")
    assert len(lines) == 1


@pytest.mark.parametrize("line", [" " * 200_000, "-|" + " " * 200_000 + "甲", "|-" * 100_000 + "甲"])
def test_what_looks_like_a_rule_is_looked_at_once(line: str) -> None:
    clean(line)
