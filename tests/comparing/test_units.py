"""What is compared, and which words of it."""

import pytest

from documents.comparing.units import units_of
from documents.comparing.words import bare, passages, pieces
from documents.parsing.outline import parse
from tests.score import gold

PLAN = """某市某某工作方案

为推进某某工作,制定本方案。

一、总体要求
(一)指导思想。坚持生态优先。
(二)工作目标。到2025年,空气质量优良天数比率达到88.9%。

二、重点任务
(一)打好蓝天保卫战。严控煤炭消费。
1.推进清洁取暖。完善“煤改电”政策。
2.治理工业炉窑。淘汰落后产能。
(二)保护水源。开展巡查;编制名录。(市水利局负责)
"""


def test_units_are_printed_leaves_and_bodies_above_others() -> None:
    assert [unit.path for unit in units_of(parse(PLAN))] == ["1/1", "1/2", "2/1", "2/1/1", "2/1/2", "2/2"]


def test_aims_stand_under_a_heading_that_says_so() -> None:
    assert [unit.path for unit in units_of(parse(PLAN)) if unit.aims] == ["1/1", "1/2"]


@pytest.mark.parametrize(
    ("slug", "count"),
    [("liaoning", 33), ("yuzhou", 31), ("dalian", 49), ("panjin", 42), ("beautiful-liaoning", 39)],
)
def test_units_of_the_five(slug: str, count: int) -> None:
    assert len(units_of(gold.outline_of(slug))) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展巡查;编制名录。(市水利局负责)", ["开展巡查", "编制名录"]),
        ("到2025年，实现“一网通办”。（国务院办公厅牵头，各地区负责）", ["到实现一网通办"]),
        ("2022年9月底前完成修订。2017年底前清理排污口。", ["完成修订", "清理排污口"]),
        ("PM2.5浓度不超过29.8微克/立方米。", ["PM2.5浓度不超过29.8微克立方米"]),
        ("", []),
    ],
)
def test_passages(text: str, expected: list[str]) -> None:
    assert list(passages(text)) == expected


@pytest.mark.parametrize(
    ("text", "same"), [("“三线一单”", '"三线一单"'), ("ＰＭ２．５ 浓度", "PM2.5浓度"), ("（一）", "(一)")]
)
def test_bare_is_folded(text: str, same: str) -> None:
    assert bare(text) == bare(same)


def test_pieces() -> None:
    assert pieces("排污许可") == ["排污", "污许", "许可"]
    assert pieces("水") == []
