"""A very long document is shown by parts, each a page of its own; a short one knows nothing of them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Department, Provision, Responsibility
from documents.views import parts
from documents.views.parts import cuts
from tests.policy_text import policy_text
from tests.samples import PLAN


@pytest.fixture
def small_parts(monkeypatch):
    """Documents of more than 20 provisions are long, parts have up to 10."""
    monkeypatch.setattr(parts, "LONG", 20)
    monkeypatch.setattr(parts, "SIZE", 10)


@pytest.mark.parametrize(
    ("depths", "begins"),
    [
        ("", []),
        ("1", [0]),
        ("1222 1222 1222", [0, 8]),  # two chapters of four go together, three would be twelve
        ("1 1 1 1 1 1 1 1 1 1 1 1", [0, 10]),  # articles without chapters
        ("12222 122222222222 1", [0, 5, 17]),  # a chapter of twelve stays whole
        ("1 2333333333 2333333333 1", [0, 11, 21]),  # a longer one is cut, its heading with its first section
        ("1" + "2" * 23, [0, 10, 20]),
        ("1" + "3" * 23, [0, 10, 20]),  # a depth is missing
        ("1" + "2" * 8 + "1" + "2" * 23, [0, 9, 19, 29]),  # a heading is not the last of a part
    ],
)
@pytest.mark.usefixtures("small_parts")
def test_where_parts_begin(depths, begins):
    found = cuts([int(depth) for depth in depths.replace(" ", "")])
    assert found == begins


@pytest.fixture
def long(db, small_parts, make_document):
    """A preamble, six chapters of four clauses: 31 printed provisions, four parts."""
    return make_document(policy_text(chapters=6, clauses=4), "long")


def ids(html: str) -> list[str]:
    return re.findall(r'<section id="([^"]+)"', html)


def test_the_parts_together_are_the_text(client, long):
    pages = [
        client.get(f"/d/long/{query}").content.decode() for query in ("", "?part=2", "?part=3", "?part=4")
    ]
    printed = Provision.objects.filter(version=long, printed=True).exclude(path="").order_by("lft")
    assert [path for html in pages for path in ids(html)] == list(printed.values_list("path", flat=True))
    assert [len(ids(html)) for html in pages] == [6, 10, 10, 5]
    assert "第 2 / 4 部分" in pages[1]
    ways = [re.findall(r'rel="(prev|next)" href="([^"]+)"', html)[:2] for html in pages]
    assert ways == [
        [("next", "/d/long/?part=2"), ("next", "/d/long/?part=2")],
        [("prev", "/d/long/"), ("next", "/d/long/?part=3")],
        [("prev", "/d/long/?part=2"), ("next", "/d/long/?part=4")],
        [("prev", "/d/long/?part=3"), ("prev", "/d/long/?part=3")],
    ]


def test_the_outline_leads_into_the_right_part(client, long):
    html = client.get("/d/long/?part=2").content.decode()
    links = re.findall(r'<li><a href="([^"]+)"', html)
    assert links[:3] == ["/d/long/#0", "/d/long/#1", "#2"]
    assert links[-3:] == ["/d/long/?part=3#4", "/d/long/?part=3#5", "/d/long/?part=4#6"]
    for link in links:
        page, _hash, path = link.partition("#")
        assert path in ids(client.get(page or "/d/long/?part=2").content.decode())


def test_permalinks_stay_what_they_are(client, long):
    html = client.get("/d/long/?part=4").content.decode()
    assert 'class="permalink" href="/d/long/6"' in html
    assert client.get("/d/long/6/4").status_code == 200


@pytest.mark.parametrize("value", ["0", "5", "-1", "x", "", "１", "2&part=3", "9" * 150])
def test_a_bad_part_is_refused(client, long, value):
    assert client.get(f"/d/long/?part={value}").status_code == 400


def test_the_first_part_has_one_address(client, long):
    assert client.get("/d/long/?part=1").headers["Location"] == "/d/long/"


@pytest.mark.django_db
def test_a_short_document_is_whole(client, make_document):
    make_document(PLAN, "short")
    html = client.get("/d/short/").content.decode()
    assert "部分显示" not in html
    assert 'href="#1/2"' in html
    assert client.get("/d/short/?part=2").status_code == 400
    assert client.get("/d/short/?part=1").status_code == 302


def test_a_chapter_that_is_cut_keeps_what_it_hands_down(client, db, small_parts, make_document):
    """Its second half inherits the duty of the heading, which stands in the part before."""
    version = make_document(policy_text(chapters=1, clauses=24), "cut")
    chapter = Provision.objects.get(version=version, path="1")
    office = Department.objects.create(name="大连市生态环境局")
    Responsibility.objects.create(
        version=version, provision=chapter, path="1", department=office, role="lead"
    )
    html = client.get("/d/cut/?part=2").content.decode()
    assert ids(html)[0] == "1/9"
    assert html.count("大连市生态环境局") == len(ids(html))


def test_questions_are_as_many_for_each_part(client, long, make_document):
    make_document(policy_text("大连市大气方案", chapters=12, clauses=9), "longer")
    numbers = set()
    for address in ("/d/long/", "/d/long/?part=3", "/d/longer/", "/d/longer/?part=7"):
        with CaptureQueriesContext(connection) as capture:
            assert client.get(address).status_code == 200
        numbers.add(len(capture.captured_queries))
    assert numbers == {
        8
    }  # those of a whole document, where parts begin, what stands above, the heads of the others
