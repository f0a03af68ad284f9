import re

import pytest

from tests.samples import NASTY, PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def html(client, make_document):
    make_document(PLAN)

    def get(path: str) -> str:
        answer = client.get(f"/d/dalian/{path}")
        assert answer.status_code == 200
        return answer.content.decode()

    return get


def part(html: str, start: str, end: str) -> str:
    """What a reader reads between two marks."""
    piece = html[html.index(start) : html.index(end, html.index(start))]
    return " ".join(re.sub(r"<[^>]*>", " ", piece.partition(">")[2]).split())


def test_breadcrumb(html):
    assert part(html("1/2/1"), '<nav class="crumbs"', "</nav>") == (
        "大连市大气污染防治工作方案 一、总体要求 （二）工作目标 1.到2025年，细颗粒物浓度下降10%"
    )


def test_own_text_and_children(html):
    text = part(html("1"), '<article class="text provision"', "</article>")
    for words in "一、", "（一）", "坚持绿色发展。", "2.", "排污许可全覆盖":
        assert words in text
    assert "加强领导" not in text


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("1/1", [("next", "1/2")]),
        ("1/2/2", [("prev", "1/2/1")]),
        ("1", [("prev", "0"), ("next", "2")]),
        ("1/1/s2", [("prev", "1/1/s1"), ("next", "2/3/s1")]),
    ],
)
def test_neighbours(html, path, links):
    assert re.findall(r'rel="(prev|next)" href="/d/dalian/([^"]*)"', html(path)) == links


@pytest.mark.parametrize(
    ("path", "numbers", "own"),
    [
        ("1/1", ["6"], "（一）指导思想。坚持绿色发展。坚持系统治理。"),
        ("1", ["5"], "一、总体要求"),
        ("1/1/s2", ["6"], "坚持系统治理。"),
    ],
)
def test_source_lines(html, path, numbers, own):
    page = html(path)
    lines = page[page.index('<table class="lines"') :]
    assert re.findall(r'<th scope="row">(\d+)</th>', lines) == numbers
    assert "".join(re.findall(r'<span class="own[^"]*">([^<]*)<', lines)) == own


def test_links_of_this_version_and_of_the_latest(html):
    page = html("1/2/1")
    assert 'href="http://testserver/d/dalian@1/1/2/1"' in page
    assert 'href="http://testserver/d/dalian/1/2/1"' in page
    assert 'href="/d/dalian/#1/2/1"' in page


def test_a_sentence_is_marked_in_its_provision(html):
    page = html("1/1/s2")
    assert re.search(r'class="sentence marked" id="1/1/s2">坚持系统治理。', page)
    assert page.count("marked") == 1
    assert "坚持绿色发展。" in page
    assert "第 2 句" in page


def test_a_former_version_says_so(client, make_document):
    make_document(PLAN)
    make_document(PLAN.replace("绿色", "蓝色"))
    former = client.get("/d/dalian@1/1/1").content.decode()
    assert "不是现行版本" in former
    assert "绿色" in former
    assert "蓝色" in client.get("/d/dalian/1/1").content.decode()


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("dalian/1/2/", "dalian/1/2"),
        ("dalian/1//2", "dalian/1/2"),
        ("dalian@1/1/1/S2", "dalian@1/1/1/s2"),
        ("dalian//", "dalian/"),
    ],
)
def test_odd_addresses_lead_to_the_plain_one(client, make_document, odd, plain):
    make_document(PLAN)
    answer = client.get(f"/d/{odd}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/d/{plain}")


@pytest.mark.parametrize(
    "path", ["9", "1/9", "1/1/s3", "1/1/s2/1", "x\x00y", "长" * 3000, "../../etc/passwd"]
)
def test_no_such_provision(client, make_document, path):
    make_document(PLAN)
    answer = client.get(f"/d/dalian/{path}")
    assert answer.status_code == 404
    assert "这份文件里没有这一条" in answer.content.decode()
    assert "大连市大气污染防治工作方案" in answer.content.decode()


def test_text_stays_text(client, make_document):
    make_document(NASTY, "nasty")
    page = client.get("/d/nasty/1/1").content.decode()
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_only_reading(client, make_document):
    make_document(PLAN)
    assert client.post("/d/dalian/1/1").status_code == 405
    assert client.head("/d/dalian/1/1").status_code == 200
