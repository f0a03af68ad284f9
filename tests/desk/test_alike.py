"""What an arrival may be a version of, or is already."""

import pytest

from documents.desk.alike import alike, bare, must_decide, same_arrivals, same_text
from documents.parsing.nodes import Header
from tests.samples import PLAN


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("大连市方案（征求意见稿）", "大连市方案"),
        ("大连市方案(公开征求意见稿)", "大连市方案"),
        ("大连市 条例（修订草案）", "大连市条例"),
        ("大连市方案（试行）", "大连市方案"),
        ("大连市方案", "大连市方案"),
    ],
)
def test_bare_titles(title, expected):
    assert bare(title) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (Header(title="别的标题", document_number="大政发(2022)9号"), [("dalian", "number")]),
        (Header(title="大连市大气污染防治工作方案（征求意见稿）"), [("dalian", "title")]),
        (
            Header(title="大连市大气污染综合防治工作方案", regions=("辽宁省", "大连市")),
            [("dalian", "similar")],
        ),
        (Header(title="沈阳市大气污染防治工作方案", regions=("辽宁省", "沈阳市")), []),
        (Header(title="教育发展规划"), []),
        (Header(), []),
    ],
)
def test_alike(make_document, header, expected):
    make_document(PLAN, document_number="大政发〔2022〕9号", regions=["辽宁省", "大连市"])
    make_document("教师管理办法\n第一条 为了管理。\n第二条 本办法。\n", "teachers")
    assert [(each.document.slug, each.why) for each in alike(header)] == expected


def test_only_a_sure_likeness_asks_for_a_decision(make_document, arrive):
    make_document(PLAN, regions=["辽宁省", "大连市"])
    arrival = arrive(PLAN.replace("绿色", "蓝色"))
    sure = alike(Header(title="大连市大气污染防治工作方案"))
    assert must_decide(arrival, sure)
    assert not must_decide(arrival, alike(Header(title="大连市大气污染综合防治工作方案")))
    arrival.decided = True
    assert not must_decide(arrival, sure)


def test_the_same_text_and_the_same_bytes(make_document, arrive):
    make_document(PLAN)
    make_document(PLAN.replace("绿色", "蓝色"))
    former, other, twin = arrive(PLAN), arrive(PLAN + "\n附注。"), arrive(PLAN)
    found = same_text(former)
    assert found is not None
    assert (found.document.slug, found.number) == ("dalian", 1)
    assert same_text(other) is None
    assert same_arrivals(former) == [twin]
    assert same_arrivals(other) == []
