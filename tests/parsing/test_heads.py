"""Headings of plans for emergencies: their number may have no space behind it."""

import pytest

from documents.parsing.outline import parse

PLAN = """大连市突发事件应急预案
{0}总则
{1}编制目的
为了应对突发事件，制定本预案。
{2}分级
（1）特别重大。造成30人以上死亡。
（2）重大。造成10人以上死亡。
{3}组织体系
{4}领导机构
市政府是领导机构。
{5}市公安局职责
负责现场警戒，24小时内报告。
{6}附则
{7}预案管理
本预案由市应急管理局负责解释。
{8}预案实施
本预案自印发之日起实施。
"""


@pytest.mark.parametrize(
    "labels",
    [
        ("1 ", "1.1 ", "1.2 ", "2 ", "2.1 ", "2.1.1 ", "3 ", "3.1 ", "3.2 "),
        ("1", "1.1", "1.2", "2", "2.1", "2.1.1", "3", "3.1", "3.2"),
        ("1. ", "1.1 ", "1.2 ", "2. ", "2.1 ", "2.1.1 ", "3. ", "3.1 ", "3.2 "),
        ("1．", "1.1", "1.2", "2．", "2.1", "2.1.1", "3．", "3.1", "3.2"),
    ],
)
def test_a_plan_has_chapters_however_they_are_copied(labels: tuple[str, ...]) -> None:
    outline = parse(PLAN.format(*labels))
    assert [(node.path, str(node.kind), node.heading) for node in outline.nodes if node.printed] == [
        ("1", "chapter", "总则"),
        ("1/1", "clause", "编制目的"),
        ("1/2", "clause", "分级"),
        ("1/2/1", "measure", "特别重大"),
        ("1/2/2", "measure", "重大"),
        ("2", "chapter", "组织体系"),
        ("2/1", "clause", "领导机构"),
        ("2/1/1", "measure", "市公安局职责"),
        ("3", "chapter", "附则"),
        ("3/1", "clause", "预案管理"),
        ("3/2", "clause", "预案实施"),
    ]
    assert outline.nodes[-1].text == "本预案自印发之日起实施。"
    assert outline.doubts == ()


@pytest.mark.parametrize(
    "text",
    [
        "大连市方案\n一、目标\n1. 建设管网\n1.1 城区管网\n完成建设。\n",  # below 一、 it is an item
        "大连市方案\n一、目标\n3所学校全部达标\n2021年开工\n",
        "大连市方案\n一、目标\n12345热线\n5月底前完成\n",
    ],
)
def test_other_numbers_open_no_chapter(text: str) -> None:
    assert [node.path for node in parse(text).nodes if str(node.kind) == "chapter"] == ["1"]


def test_an_article_on_its_own_validity_is_no_closing() -> None:
    text = (
        "大连市方案\n一、管理\n（一）解释\n由市水务局解释。\n（二）施行日期\n本方案自2020年1月1日起施行。\n"
    )
    assert [(node.path, node.text) for node in parse(text).nodes if node.printed][-1] == (
        "1/2",
        "本方案自2020年1月1日起施行。",
    )
