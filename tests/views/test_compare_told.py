"""What a curator just did is told where it was done, and taken back there."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from documents.models import Alignment, ReviewBatch
from tests.views.test_compare import CITY, PAIR, curator, documents, page, rows, say

__all__ = ["curator", "documents"]  # fixtures
pytestmark = pytest.mark.django_db


def row_after_what_is_told(html: str) -> tuple[str, str]:
    """The words that were told, and the anchor of the row below them."""
    told, anchor = re.findall(
        r'<tr class="told">.*?role="status">(.*?)</p>.*?</tr>\s*<tr id="([^"]+)"', html, re.DOTALL
    )[0]
    return told, anchor


def undo(client: Client, html: str):
    form = re.findall(r'action="/compare/undo/">.*?</form>', html, re.DOTALL)[0]
    return client.post("/compare/undo/", dict(re.findall(r'name="(batch|back)" value="([^"]*)"', form)))


def test_a_rejection_is_named_above_the_row_that_follows_and_taken_back(curator):
    say(curator, "reject", "province/1/2", "city/1/1")
    html = page(curator, PAIR)
    told, anchor = row_after_what_is_told(html)
    assert told.startswith("已完成：否定 1/2 （二）推进污水管网建设 → 1/1 （一）推进污水管网改造。")
    assert "已不在此列" in told
    assert anchor == "1/2--"
    assert 'class="told"' not in page(curator, PAIR), "once"
    answer = undo(curator, html)
    assert answer.headers["Location"].partition("#")[2] == "1/2--1/1"
    told, anchor = row_after_what_is_told(page(curator, PAIR))
    assert told.startswith("已撤销：否定")
    assert anchor == "1/2--1/1"
    assert set(Alignment.objects.values_list("state", flat=True)) == {"suggested"}


def test_what_stays_is_told_above_its_own_row(curator):
    say(curator, "confirm")
    told, anchor = row_after_what_is_told(page(curator, PAIR))
    assert (anchor, "已不在此列" in told) == ("1/1--1/2", False)


def test_an_added_pair_is_taken_back(curator):
    say(curator, "add", "province/2/3", "city/1/3", relation="intersect", note="理由")
    html = page(curator, PAIR)
    assert row_after_what_is_told(html)[1] == "2/3--1/3"
    undo(curator, html)
    html = page(curator, PAIR)
    assert row_after_what_is_told(html)[1] == "2/3--"
    assert dict(rows(html))["2/3--"] == "missing"


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"other": "yuzhou/99/99", "note": "同一<事>"}, "没有这一条款：yuzhou/99/99"),
        ({"other": "city/1/3", "note": " "}, "写明理由"),
        ({"other": "province/1/1", "note": "理由"}, "另一份文件"),
        ({"other": "city/1/3", "note": "理由", "against": "yuzhou"}, "请填写乙的条款地址：yuzhou/…"),
    ],
)
def test_what_could_not_be_added_stays_in_its_form(curator, sent, why):
    sent = {"one": "province/2/3", "verdict": "add", "relation": "broader", "back": PAIR, **sent}
    answer = curator.post("/compare/say/", sent)
    assert answer.headers["Location"] == f"{PAIR}#add--2/3"
    html = page(curator, PAIR)
    (form,) = re.findall(r'<details class="verdict" id="add--2/3" open>.*?</details>', html, re.DOTALL)
    assert why in form
    assert f'value="{sent["other"]}"' in form
    assert '<option value="broader" selected>' in form
    if sent["note"].strip():
        assert f'value="{sent["note"].replace("<", "&lt;").replace(">", "&gt;")}"' in form
    assert html.count(" open>") == 2, "and the list of chapters"


def test_a_pair_added_twice_is_told_in_the_form(curator):
    for _time in range(2):
        say(curator, "add", "province/2/3", "city/1/3", relation="intersect", note="理由")
        html = page(curator, PAIR)
    assert "已经确认，关系也相同" in html
    assert 'id="add--2/3" open' in html


def test_undo_names_the_batch_that_stands(curator):
    say(curator, "reject")
    html = page(curator, PAIR)
    say(curator, "reopen", revision=1)
    page(curator, PAIR)
    undo(curator, html)
    assert f"此后的批次 #{ReviewBatch.objects.first().pk}（退回待审核" in page(curator, PAIR)


def test_only_ones_own_is_taken_back(curator):
    say(curator, "reject")
    other = User.objects.create_user("li")
    other.groups.add(Group.objects.get(name="curator"))
    client = Client()
    client.force_login(other)
    batch = ReviewBatch.objects.get()
    assert client.post("/compare/undo/", {"batch": batch.pk}).status_code == 403
    assert client.post("/compare/undo/", {"batch": "x"}).status_code == 400
    assert client.post("/compare/undo/", {"batch": batch.pk + 1}).status_code == 404


def test_where_no_row_is_left_it_is_told_atop(curator):
    equal = f"{PAIR}&relation=equal&function=水利"
    address = curator.get(equal).headers.get("Location", equal)
    sent = {"one": "province/1/2", "other": "city/1/1", "verdict": "reject", "revision": 0, "back": address}
    curator.post("/compare/say/", sent)
    html = page(curator, address)
    assert rows(html) == []
    assert html.index("已完成：否定") < html.index("<h1>")


@pytest.fixture
def elsewhere(make_document) -> str:
    """Two documents whose page has rows with the same paths."""
    make_document(CITY.replace("大连市", "沈阳市"), "other")
    return "/compare/?a=province&b=other"


@pytest.mark.parametrize(
    "sent",
    [{"verdict": "confirm"}, {"verdict": "add", "other": "city/1/3", "relation": "equal", "note": "同"}],
)
def test_where_a_form_leads_to_other_documents_it_is_told_atop(curator, elsewhere, sent):
    one = {"one": "province/1/1", "other": "city/1/2", "revision": 0, "back": elsewhere}
    curator.post("/compare/say/", one | sent)
    html = page(curator, elsewhere)
    assert 'class="told"' not in html
    assert html.index("已完成：") < html.index("<h1>")


def test_where_an_undo_leads_to_other_documents_it_is_told_atop(curator, elsewhere):
    say(curator, "confirm")
    batch = ReviewBatch.objects.get().pk
    curator.post("/compare/undo/", {"batch": batch, "back": f"{elsewhere}#1/1--1/2"})
    html = page(curator, elsewhere)
    assert 'class="told"' not in html
    assert html.index("已撤销：") < html.index("<h1>")


def test_an_undo_on_the_turned_page_is_told_at_its_row(curator):
    turned = "/compare/?a=city&b=province"
    curator.post(
        "/compare/say/",
        {"one": "city/1/2", "other": "province/1/1", "verdict": "confirm", "revision": 0, "back": turned},
    )
    undo(curator, page(curator, turned))
    assert row_after_what_is_told(page(curator, turned))[1] == "1/2--1/1"


def test_the_admin_tells_what_was_decided_in_words(curator, admin_client):
    say(curator, "reject", note="不是<一>回事")
    say(curator, "add", "province/2/3", "city/1/3", relation="intersect", note="都与民生有关")
    added, rejected = ReviewBatch.objects.all()
    pair = "《辽宁省水污染防治工作方案》1/1 → 《大连市水污染防治实施方案》1/2"
    assert rejected.about == pair
    assert pair in page(admin_client, "/admin/documents/reviewbatch/")
    html = page(admin_client, f"/admin/documents/reviewbatch/{rejected.pk}/change/")
    table = html[html.index('class="events steps"') :]
    assert f">{pair}</a>" in table
    assert "审核状态：待审核 → 已否定" in table
    assert '理由">不是&lt;一&gt;回事</td>' in table
    html = page(admin_client, f"/admin/documents/reviewbatch/{added.pk}/change/")
    assert "关系：部分对应" in html
    assert '理由">都与民生有关</td>' in html
    html = page(admin_client, "/admin/documents/reviewstep/")
    assert "审核状态：待审核 → 已否定<" in html
    assert ">不是&lt;一&gt;回事<" in html
    assert "{&#x27;" not in html
    assert "revision" not in html
    step = rejected.steps.get()
    assert "审核状态：待审核 → 已否定" in page(admin_client, f"/admin/documents/reviewstep/{step.pk}/change/")
