"""What a person says of an arrival."""

import pytest

from documents.desk import correct
from documents.desk.receive import Refused, receive
from documents.desk.understand import given_of, header_of, understand
from documents.models import Arrival
from documents.parsing.nodes import Says

TEXT = """大连市碧水保卫战工作方案

一、总体要求
（一）指导思想。坚持绿色发展。
保障措施与监督落实
（二）加强领导。各部门各负其责。
"""
LINE = TEXT.index("保障")


def tree(arrival):
    return [
        f"{node.kind} {node.label}{node.heading or node.text}"
        for node in understand(arrival).outline.nodes
        if node.printed
    ]


def test_a_line_is_a_heading_and_then_not(arrive):
    arrival = arrive(TEXT)
    before = tree(arrival)
    assert "chapter 保障措施与监督落实" not in before
    changed = correct.correct_line(arrival.pk, LINE, Says.CHAPTER)
    assert "chapter 保障措施与监督落实" in tree(changed)
    assert correct.said_of(changed) == {LINE: "chapter"}
    changed = correct.correct_line(arrival.pk, LINE, Says.DISCARD)
    assert not any("保障措施与监督落实" in row for row in tree(changed))
    assert len(changed.corrections) == 1
    back = correct.correct_line(arrival.pk, LINE, None)
    assert tree(back) == before
    assert back.revision == 3


def test_all_is_taken_back(arrive):
    arrival = arrive(TEXT)
    correct.correct_line(arrival.pk, LINE, Says.CHAPTER)
    assert correct.forget_lines(arrival.pk).corrections == []


@pytest.mark.parametrize("start", [LINE + 1, 10**8])
def test_only_lines(arrive, start):
    arrival = arrive(TEXT)
    with pytest.raises(Refused, match="没有这一行"):
        correct.correct_line(arrival.pk, start, Says.BODY)
    arrival.refresh_from_db()
    assert (arrival.corrections, arrival.revision) == ([], 0)


def test_only_what_was_read_is_corrected(importer):
    arrival = receive("x.txt", TEXT.encode(), importer)
    with pytest.raises(Refused, match="现在不能更改：等待读取"):
        correct.correct_line(arrival.pk, LINE, Says.BODY)


def test_statements_win_over_what_is_printed(arrive):
    arrival = correct.state(arrive(TEXT).pk, {"title": "另一个标题"}, "other")
    header = header_of(arrival, understand(arrival))
    assert (header.title, header.document_type) == ("另一个标题", "工作方案")
    assert given_of(arrival).slug == "other"


def test_a_version_takes_what_was_stated_of_its_document(make_document, arrive):
    document = make_document(TEXT, "bishui", regions=["辽宁省", "大连市"], level="prefecture").document
    arrival = correct.state(arrive(TEXT + "\n附注。").pk, {"level": "county"}, "x")
    arrival, lost = correct.belongs_to(arrival.pk, document)
    assert lost == 0
    assert arrival.given == {"regions": ["辽宁省", "大连市"], "level": "county"}
    assert given_of(arrival).slug == "bishui"
    arrival, _lost = correct.belongs_to(arrival.pk, None)
    assert (arrival.document, arrival.decided, given_of(arrival).slug) == (None, True, "x")


def test_who_said_what_is_kept(arrive):
    arrival = arrive(TEXT)
    correct.correct_line(arrival.pk, LINE, Says.CHAPTER)
    correct.state(arrival.pk, {"title": "另一个标题"}, None)
    events = Arrival.history.filter(id=arrival.pk).order_by("history_id")
    assert [event.given for event in events][-2:] == [{}, {"title": "另一个标题"}]


def test_statements_are_not_saved_over_others_unseen(arrive):
    """Two see the same page; the second is told, and the word of the first stays."""
    arrival = arrive(TEXT)
    seen = correct.mark_of(arrival)
    correct.state(arrival.pk, {"document_number": "甲发〔2024〕1号"}, None, seen)
    with pytest.raises(Refused, match="已有人改动登记信息"):
        correct.state(arrival.pk, {"issued_on": "2024-05-01"}, None, seen)
    stored = Arrival.objects.get()
    assert stored.given == {"document_number": "甲发〔2024〕1号"}
    correct.state(arrival.pk, {"issued_on": "2024-05-01"}, None, correct.mark_of(stored))
    assert Arrival.objects.get().given == {"issued_on": "2024-05-01"}
