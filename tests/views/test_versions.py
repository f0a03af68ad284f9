"""The versions of a document: listed, compared, and found again where an address vanished."""

import csv
import io
import re

import pytest
from django.contrib.auth.models import Group, User

from tests.samples import PLAN

pytestmark = pytest.mark.django_db
FINAL = (
    PLAN.replace(
        "（一）指导思想", "（一）新的一条。压实各级责任，按月调度，按季通报，年终考核。\n（二）指导思想"
    )
    .replace("（二）工作目标", "（三）工作目标")
    .replace("2.排污许可全覆盖。\n", "")
    .replace("下降10%", "下降12%")
    .replace("（三）加强领导", "（四）加强领导")
)


@pytest.fixture
def final(make_document):
    """Version 1: 0, 1, 1/1, 1/2, 1/2/1, 1/2/2, 2, 2/3; in version 2 a new 1/1 comes, 1/2/2 goes, a number changes."""
    make_document(PLAN, status="draft")
    return make_document(FINAL, status="issued")


def rows(html: str) -> list[tuple[str, str]]:
    """(id, class) of each line that is not in a run."""
    return re.findall(r'<tr id="([^"]*)" class="([a-z ]*)"', html)


def test_the_list(client, final):
    html = client.get("/d/dalian/versions").content.decode()
    assert [int(number) for number in re.findall(r'<li id="v(\d)"', html)] == [2, 1]
    assert 'href="http://testserver/d/dalian@1/"' in html
    assert 'href="http://testserver/d/dalian@2/"' in html
    assert 'href="/d/dalian/versions/1..2"' in html
    assert html.count(final.source.sha256) == 1
    assert html.count("现行</span>") == 1
    assert "发布与撤回" not in html


def test_each_version_has_its_own_status(client, make_document):
    make_document(PLAN.replace("工作方案", "工作方案（征求意见稿）"))
    make_document(PLAN)
    html = client.get("/d/dalian/versions").content.decode()
    assert re.findall(r'status (draft|issued)"', html) == ["issued", "draft"]


def test_what_changed(client, final):
    html = client.get("/d/dalian/versions/1..2").content.decode()
    assert rows(html) == [
        ("--1/1", "added"),
        ("1/1--1/2", "moved"),
        ("1/2--1/3", "moved"),
        ("1/2/1--1/3/1", "changed"),
        ("1/2/2--", "removed"),
        ("2/3--2/4", "moved"),
    ]
    counts = dict(re.findall(r'kind=(\w+)"[^>]*>[^<]*<b>(\d+)</b>', html))
    assert counts == {
        "different": "6",
        "changed": "1",
        "added": "1",
        "removed": "1",
        "moved": "3",
        "same": "3",
    }
    assert "<b>10% → 12%</b>" in html
    assert html.count("仅序号变化") == 3 + 1  # and in the note


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("changed", ["1/2/1--1/3/1"]),
        ("added", ["--1/1"]),
        ("removed", ["1/2/2--"]),
        ("moved", ["1/1--1/2", "1/2--1/3", "2/3--2/4"]),
        ("same", ["0--0", "1--1", "2--2"]),
        ("different", ["--1/1", "1/1--1/2", "1/2--1/3", "1/2/1--1/3/1", "1/2/2--", "2/3--2/4"]),
    ],
)
def test_by_kind_on_the_page_and_as_csv(client, final, kind, expected):
    html = client.get(f"/d/dalian/versions/1..2?kind={kind}").content.decode()
    assert [anchor for anchor, _ in rows(html)] == expected
    answer = client.get(f"/d/dalian/versions/1..2.csv?kind={kind}&variant=plain")
    lines = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    slugs = [(line["原地址"].partition("/")[2], line["新地址"].partition("/")[2]) for line in lines]
    assert [f"{one}--{other}" for one, other in slugs] == expected
    for line in lines:
        assert line["新地址"].startswith(("dalian@2/", "")), line
        assert line["数字变化"] == (
            "细颗粒物浓度下降 10% → 12%（同为2025年）" if kind in {"changed"} else line["数字变化"]
        )


@pytest.mark.parametrize(
    ("address", "status", "where"),
    [
        ("/d/dalian@1/versions", 301, "/d/dalian/versions"),
        ("/d/dalian/versions/", 301, "/d/dalian/versions"),
        ("/d/dalian/versions/2..1", 301, "/d/dalian/versions/1..2"),
        ("/d/dalian@1/versions/1..2", 301, "/d/dalian/versions/1..2"),
        ("/d/dalian/versions/2..1.csv", 301, "/d/dalian/versions/1..2.csv"),
        ("/d/dalian/versions/1..1", 404, None),
        ("/d/dalian/versions/1..3", 404, None),
        ("/d/dalian/versions/0..2", 404, None),
        ("/d/dalian/versions/1..99999999999999999999", 404, None),
        ("/d/nowhere/versions", 404, None),
        ("/d/dalian/versions/1..2?kind=nonsense", 400, None),
        ("/d/dalian/versions/1..2?sort=path", 400, None),
        ("/d/dalian/versions?page=2", 400, None),
        ("/d/dalian/versions/1..2.csv?variant=odd", 400, None),
    ],
)
def test_odd_addresses(client, final, address, status, where):
    answer = client.get(address)
    assert (answer.status_code, answer.headers.get("Location")) == (status, where)


@pytest.mark.parametrize(
    ("address", "words", "link"),
    [
        ("/d/dalian@1/1/1", "这一条的文字在现行版本中：", "/d/dalian/1/2"),
        ("/d/dalian@1/1/1/s2", "这一条的文字在现行版本中：", "/d/dalian/1/2"),
        ("/d/dalian@1/1/2/1", "这一条在现行版本中文字有改动：", "/d/dalian/1/3/1"),
        ("/d/dalian@1/1/2/2", "这一条的文字在现行版本中已没有。", "/d/dalian/versions/1..2#1/2/2--"),
        ("/d/dalian@1/", "查看现行版本", "/d/dalian/"),
    ],
)
def test_a_former_page_leads_to_where_its_text_stands(client, final, address, words, link):
    answer = client.get(address)
    assert answer.status_code == 200
    notice = re.search(r'<p class="notice">.*?</p>', answer.content.decode(), re.DOTALL)[0]
    assert words in notice
    assert f'href="{link}"' in notice


def test_a_latest_page_has_no_notice(client, final):
    assert 'class="notice"' not in client.get("/d/dalian/1/1").content.decode()


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("2/3", "/d/dalian/2/4"),
        ("2/3/s1", "/d/dalian/2/4"),
        ("1/2/1", "/d/dalian/1/3/1"),
        ("1/2/2", "/d/dalian/versions/1..2#1/2/2--"),
    ],
)
def test_a_vanished_address_is_explained(client, final, path, link):
    answer = client.get(f"/d/dalian/{path}")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert "现行版本里没有这一条" in html
    assert f'href="/d/dalian@1/{path}"' in html
    assert f'href="{link}"' in html
    assert client.get(f"/d/dalian@1/{path}").status_code == 200


def test_an_address_that_never_was_stays_a_plain_404(client, final):
    for path in ("9/9", "1/2/9", "x" * 300, "1%00"):
        answer = client.get(f"/d/dalian/{path}")
        assert answer.status_code == 404
        assert "第 1 版" not in answer.content.decode()


def test_who_publishes_sees_who_published(client, final):
    user = User.objects.create_user("zhang", last_name="张", first_name="三", is_staff=True)
    user.groups.add(Group.objects.get(name="administrator"))
    client.force_login(user)
    html = client.get("/d/dalian/versions").content.decode()
    assert "发布与撤回" in html
    assert "系统" in html
