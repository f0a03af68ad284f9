"""Choosing documents to compare: few are listed, many are found, what is chosen stays chosen."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.samples import PLAN
from tests.views.test_compare import PAIR, documents, page

__all__ = ["documents"]  # fixture
pytestmark = pytest.mark.django_db
BOX = re.compile(r'type="checkbox" name="d" value="([\w@-]+)"( checked)?')


@pytest.fixture
def many(make_document, monkeypatch):
    """Eight documents, of which two are listed."""
    monkeypatch.setattr("documents.views.compare_choose.MOST_LISTED", 2)
    for number, city in enumerate(("大连", "沈阳", "盘锦", "大连", "沈阳", "盘锦", "大连", "沈阳")):
        title = f"{city}市第{number}号方案"
        make_document(
            PLAN.replace("大连市大气污染防治工作方案", title), f"doc-{number}", regions=[f"{city}市"]
        )


def test_few_are_all_listed(client, documents):
    html = page(client, "/compare/?d=city")
    assert BOX.findall(html) == [("city", " checked"), ("province", "")]
    assert "只选了 1 份文件，比较至少要两份" in html
    assert 'name="title"' not in html
    assert "只选了" not in page(client, "/compare/")
    assert page(client, "/").count('type="checkbox" name="d"') == 2


def test_many_are_found_and_what_is_chosen_stays(client, many):
    html = page(client, "/compare/?d=doc-7")
    assert BOX.findall(html)[0] == ("doc-7", " checked")
    assert len(BOX.findall(html)) == 3
    assert "7 份可选" in html
    assert "列出前 2 份" in html
    html = page(client, "/compare/?d=doc-7&d=doc-1&title=%E5%A4%A7%E8%BF%9E+6&find=1")
    assert BOX.findall(html) == [("doc-7", " checked"), ("doc-1", " checked"), ("doc-6", "")]
    assert "1 份可选，符合条件" in html
    assert 'value="大连 6"' in html
    assert 'href="/compare/?d=doc-7&amp;d=doc-1&amp;find=1">清除条件' in html
    html = page(client, "/compare/?d=doc-7&title=%E6%97%A0&find=1")
    assert BOX.findall(html) == [("doc-7", " checked")]
    assert "没有符合条件的其他文件" in html


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("/compare/?title=&region=&d=doc-7&d=doc-1&status=", "/compare/?a=doc-7&b=doc-1"),
        ("/compare/?title=x&d=doc-1&d=doc-2&d=doc-3", "/compare/table/?d=doc-1&d=doc-2&d=doc-3"),
        ("/compare/?title=&d=doc-7&find=1&d=doc-1", "/compare/?d=doc-7&d=doc-1&find=1"),
    ],
)
def test_what_the_form_sends_leads_to_a_plain_address(client, many, address, plain):
    assert client.get(address).headers["Location"] == plain


@pytest.mark.parametrize("query", ["d=nowhere", "d=doc-1@9", "region=x", "find=2", "title=%00", "status=odd"])
def test_refused(client, many, query):
    assert client.get(f"/compare/?{query}").status_code == 400


def test_too_many_are_refused_and_kept(client, many):
    answer = client.get("/compare/?" + "&".join(f"d=doc-{number}" for number in range(6)))
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "选了 6 份文件，最多比较 5 份，请去掉 1 份" in html
    assert [checked for _slug, checked in BOX.findall(html)].count(" checked") == 6
    assert client.get("/compare/?" + "&".join(f"d=x{number}" for number in range(99))).status_code == 400


def test_a_former_version_is_named(client, make_document):
    make_document(PLAN, "plan")
    make_document(PLAN.replace("绿色", "低碳"), "plan")
    assert "第 1 版" in page(client, "/compare/?d=plan@1")


def test_no_document_at_all(client):
    assert "还没有已发布的文件" in page(client, "/compare/")


def test_as_many_questions_as_ever(client, many):
    with CaptureQueriesContext(connection) as capture:
        page(client, "/compare/?d=doc-7&d=doc-1&d=doc-2&find=1")
    assert len(capture) == 4  # the chosen, those listed, how many, the regions


def test_from_here_a_pair_opens(client, documents):
    assert client.get("/compare/?d=province&d=city").headers["Location"] == PAIR
    answer = client.get("/compare/?a=province&b=nowhere")
    assert "没有这份文件" in answer.content.decode()
