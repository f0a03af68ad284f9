"""Comparing what nobody thinks of first: nothing to compare, the same twice, a former version, far too much."""

import re

import pytest
from django.core.management import CommandError, call_command

from documents.models import Aligned, Alignment
from tests.policy_text import policy_text

pytestmark = pytest.mark.django_db
CITY = """大连市水污染防治实施方案

一、主要任务
（一）推进污水管网改造。消除城镇污水管网空白区，改造老旧破损管网。
（二）整治入河排污口。到2025年，整治入河排污口500个，建立排污口台账，完成排污口规范化建设。
"""
PAGES = ["/compare/?a={a}&b={b}", "/compare/table/?d={a}&d={b}", "/compare.csv?a={a}&b={b}&variant=plain"]


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def relations(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<tr id="([^"]*)" class="([a-z]+)', html)
    return [(anchor, kind) for anchor, kind in found]


@pytest.mark.parametrize(("a", "b"), [("bare", "city"), ("city", "bare"), ("bare", "empty")])
def test_a_text_without_any_unit(client, make_document, a, b):
    make_document(CITY, "city")
    make_document("关于做好有关工作的通知\n", "bare")
    make_document("通知\n\n各区：\n", "empty")
    for address in PAGES:
        page(client, address.format(a=a, b=b))
    html = page(client, PAGES[0].format(a=a, b=b))
    expected = {"bare-city": ["new", "new"], "city-bare": ["missing", "missing"], "bare-empty": []}
    assert [kind for _anchor, kind in relations(html)] == expected[f"{a}-{b}"]
    if a == "bare":
        assert "0 / 0" in html
        assert "没有可比较的条款" in html


def test_two_documents_with_the_same_words(client, make_document):
    make_document(CITY, "city")
    make_document(CITY.replace("大连市水", "沈阳市水"), "other")
    html = page(client, PAGES[0].format(a="city", b="other"))
    assert relations(html) == [("1/1--1/1", "equal"), ("1/2--1/2", "equal")]
    assert "<mark>" not in html


def test_a_document_with_its_former_version(client, make_document):
    make_document(CITY, "city")
    make_document(CITY.replace("500个", "50个").replace("（一）推进", "（一）全面推进"), "city")
    html = page(client, PAGES[0].format(a="city@1", b="city"))
    assert relations(html) == [("1/1--1/1", "equal"), ("1/2--1/2", "equal")]
    assert "500个 → 50个" in html
    assert 'href="/d/city@1/1/1"' in html
    page(client, PAGES[1].format(a="city@1", b="city"))
    page(client, PAGES[2].format(a="city@1", b="city"))


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("a", "b"), [("city", "city"), ("city", "city@1")])
def test_a_document_with_itself_is_refused_in_words(client, make_document, address, a, b):
    make_document(CITY, "city")
    answer = client.get(address.format(a=a, b=b), follow=True)
    assert answer.status_code == 400
    assert re.search("请选择(.*不同的| 2 至 5 份)文件", answer.content.decode())


@pytest.fixture
def large(make_document, monkeypatch) -> None:
    for slug in ("one", "other"):
        make_document(policy_text("大连市方案", 3, 5), slug)
    Alignment.objects.all().delete()
    Aligned.objects.all().delete()
    monkeypatch.setattr("documents.queries.alignments.AT_ONCE", 10)


def test_too_much_for_a_page_is_said_and_nothing_is_called_missing(client, large):
    html = page(client, PAGES[0].format(a="one", b="other"))
    assert "align --document one --with other" in html
    assert relations(html) == []
    assert "承接情况" not in html
    html = page(client, PAGES[1].format(a="one", b="other"))
    assert "未比较" in html
    assert "未承接" not in html.partition('class="legend"')[0] + html.partition("</details>")[2]
    assert "未承接" not in page(client, "/compare/table.csv?d=one&d=other&variant=plain")

    call_command("align", "--document", "one", "--with", "other")
    html = page(client, PAGES[0].format(a="one", b="other"))
    assert "align --document" not in html
    assert relations(html)


def test_too_much_for_the_command_is_said_too(large, monkeypatch, caplog):
    monkeypatch.setattr("documents.aligning.MOST_PAIRS", 10)
    call_command("align", "--document", "one", "--with", "other")
    assert "比较单元过多" in caplog.text
    assert not Aligned.objects.exists()


def test_the_command_knows_the_others(large):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("align", "--document", "one", "--with", "nowhere")
    with pytest.raises(CommandError, match="--document"):
        call_command("align", "--with", "one")
