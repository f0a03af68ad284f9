"""The pages of comparison: what stands where, what is refused, how many questions they ask."""

import csv
import io
import re

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Aligned, Alignment, ReviewBatch
from tests.policy_text import policy_text

pytestmark = pytest.mark.django_db
PROVINCE = """辽宁省水污染防治工作方案

一、重点任务
（一）加强入河排污口整治。到2025年，整治入河排污口50个，建立排污口台账，推进排污口规范化建设。（责任单位：省生态环境厅）
（二）推进污水管网建设。消除城镇污水管网空白区，改造老旧破损管网。（责任单位：省水利厅）

二、保障措施
（三）防治畜禽养殖污染。推进畜禽粪污资源化利用，划定禁养区。
"""
CITY = """大连市水污染防治实施方案

一、主要任务
（一）推进污水管网改造。消除城镇污水管网空白区，改造老旧破损管网。（责任单位：市住房城乡建设局）
（二）整治入河排污口。到2025年，整治入河排污口500个，建立排污口台账，完成排污口规范化建设。
（三）丰富群众生活。举办文艺演出，送戏下乡。<b>不是标记</b>
"""
PAIR = "/compare/?a=province&b=city"


@pytest.fixture
def documents(make_document):
    make_document(PROVINCE, "province", regions=["辽宁省"])
    make_document(CITY, "city", regions=["辽宁省", "大连市"])


@pytest.fixture
def curator(documents) -> Client:
    user = User.objects.create_user("zhang", last_name="张", first_name="三")
    user.groups.add(Group.objects.get(name="curator"))
    client = Client()
    client.force_login(user)
    return client


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.headers.get("Location"))
    return answer.content.decode()


def rows(html: str) -> list[tuple[str, str]]:
    """Anchor and relation of each row."""
    return [
        (anchor, kind.split()[0]) for anchor, kind in re.findall(r'<tr id="([^"]+)" class="([^"]+)"', html)
    ]


def say(client, verdict: str, one="province/1/1", other="city/1/2", **more) -> Alignment | None:
    sent = {"one": one, "other": other, "verdict": verdict, "revision": 0, "back": PAIR, **more}
    answer = client.post("/compare/say/", sent)
    assert (answer.status_code, answer.headers["Location"].partition("#")[0]) == (302, PAIR)
    return Alignment.objects.filter(path_a=one.partition("/")[2], path_b=other.partition("/")[2]).first()


def test_two_documents_in_the_order_of_a(client, documents):
    html = page(client, PAIR)
    assert rows(html) == [
        ("1/1--1/2", "equal"),
        ("1/2--1/1", "equal"),
        ("2/3--", "missing"),
        ("--1/3", "new"),
    ]
    assert "<strong>2 / 3</strong>" in html  # both sides have three units, and two that are paired
    assert html.count("2/2") == 1  # the first chapter is covered whole
    assert html.count("0/1") == 1
    assert "入河排污口500" in re.sub("<[^>]*>", "", html)
    assert '<b>50个 → 500个</b> <span class="remark">同为2025年</span>' in html
    assert "前者为辽宁省，后者为大连市，范围不同" in html
    assert "<mark>50<strong>0</strong>个</mark>" in html
    assert "&lt;b&gt;不是标记&lt;/b&gt;" in html


def test_a_relation_says_why_and_a_heading_is_printed_once(client, documents):
    html = page(client, PAIR)
    row = html[html.index('id="1/2--1/1"') :]
    row = row[: row.index("</tr>")]
    why = re.search(r"前者 (\d+)% 的用语见于后者，后者 (\d+)% 见于前者<br>共有：([^<]+)<", row)
    assert why, row
    assert "改造老旧破损管网" in why[3]
    assert row.count("推进污水管网建设") == 1
    turned = page(client, "/compare/?a=city&b=province")
    assert f"前者 {why[2]}% 的用语见于后者，后者 {why[1]}% 见于前者" in turned


def test_from_the_other_side(client, documents):
    html = page(client, "/compare/?a=city&b=province")
    assert rows(html) == [
        ("1/1--1/2", "equal"),
        ("1/2--1/1", "equal"),
        ("1/3--", "missing"),
        ("--2/3", "new"),
    ]
    assert "<b>500个 → 50个</b>" in html


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("relation=missing", ["2/3--"]),
        ("relation=new", ["--1/3"]),
        ("relation=equal", ["1/1--1/2", "1/2--1/1"]),
        ("relation=rejected", []),
        ("chapter=1", ["1/1--1/2", "1/2--1/1"]),
        ("relation=missing&chapter=2", ["2/3--"]),
        ("function=水利", ["1/2--1/1"]),
        ("function=住房城乡建设", ["1/2--1/1"]),  # of B's side only
        ("relation=equal&function=生态环境", ["1/1--1/2"]),
    ],
)
def test_filters(client, documents, asked, expected):
    query = client.get(f"{PAIR}&{asked}").headers.get("Location", f"{PAIR}&{asked}")
    assert [anchor for anchor, _kind in rows(page(client, query))] == expected


def offered(html: str) -> dict[str, int]:
    """未承接: 1, as the menu of relations offers them."""
    return {name: int(number) for name, number in re.findall(r"<option[^>]*>(\S+)（(\d+)）</option>", html)}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", {"一致": 2, "未承接": 1, "新增": 1}),
        ("&relation=missing", {"一致": 2, "未承接": 1, "新增": 1}),
        ("&chapter=2", {"未承接": 1}),
        ("&chapter=1", {"一致": 2}),
        ("&function=水利", {"一致": 1}),
        ("&relation=missing&function=水利", {"一致": 1, "未承接": 0}),
    ],
)
def test_the_menu_counts_what_would_be_shown(client, documents, asked, expected):
    address = client.get(f"{PAIR}{asked}").headers.get("Location", f"{PAIR}{asked}")
    assert offered(page(client, address)) == expected


@pytest.mark.parametrize(
    ("asked", "hidden"), [("", 0), ("&function=水利", 3), ("&relation=equal&function=水利", 1)]
)
def test_what_a_function_line_leaves_out_is_said(client, documents, asked, hidden):
    address = client.get(f"{PAIR}{asked}").headers.get("Location", f"{PAIR}{asked}")
    html = page(client, address)
    assert re.findall(r"另有 (\d+) 行未列出", html) == ([str(hidden)] if hidden else [])
    if hidden:
        assert "没有写明“水利”条线的责任部门" in html
        without = re.findall(r'<a href="([^"]*)">取消条线筛选', html)[0].replace("&amp;", "&")
        assert len(rows(page(client, f"/compare/{without}"))) == len(rows(html)) + hidden


def test_what_relations_and_score_mean_stands_above_the_rows(client, documents):
    for address in (PAIR, "/compare/table/?d=province&d=city", "/counterparts/?p=province%2F1%2F1"):
        html = page(client, address)
        legend = html[html.index('<details class="legend">') : html.index("<table")]
        assert "各有 30% 以上的用语见于对方；或者互见的份额相当，而全文相似度不低于 25%" in legend
        assert "1.6 倍以上" in legend
        assert "低于 0.50 的不列出" in legend


def test_who_decided_and_when_is_told_those_who_signed_in(curator, client):
    say(curator, "confirm")
    by = re.findall(r'class="note decided">(.*?)</span>', page(curator, PAIR))
    assert [re.sub("<[^>]*>", "", each)[:5] for each in by] == ["张三 20"]
    assert "张三" not in page(Client(), PAIR)
    with CaptureQueriesContext(connection) as one:
        page(curator, PAIR)
    say(curator, "confirm", "province/1/2", "city/1/1")
    page(curator, PAIR)
    with CaptureQueriesContext(connection) as two:
        page(curator, PAIR)
    assert len(one) == len(two)


def test_another_document_may_have_the_rows(client, documents, make_document):
    make_document(PROVINCE, "other")
    html = page(client, "/compare/table/?d=province&d=city&d=other&gaps=1")
    links = re.findall(r'class="lead" href="([^"]*)"', html)
    assert [link.replace("&amp;", "&") for link in links] == [
        "/compare/table/?d=city&d=province&d=other&gaps=1",
        "/compare/table/?d=other&d=province&d=city&gaps=1",
    ]
    assert re.findall(r'<tr id="([^"]+)"', page(client, links[0].replace("&amp;", "&"))) == ["1/3"]


def test_on_paper_stands_where_it_is_from_and_when_it_was_printed(client, documents):
    html = page(client, PAIR)
    assert re.search(
        r'<p class="printed">http://testserver/compare/\?a=province&amp;b=city · 打印日期 <time datetime="20',
        html,
    )


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("/compare/?b=city&a=province", PAIR),
        (f"{PAIR}&relation=&chapter=", PAIR),
        ("/compare/?d=province&d=city", PAIR),
        ("/compare/?d=", "/compare/"),
        ("/compare/?d=province&d=province", "/compare/?d=province"),
        ("/compare/?d=a&d=b&d=c", "/compare/table/?d=a&d=b&d=c"),
        ("/compare/table/?gaps=1&d=province&d=city", "/compare/table/?d=province&d=city&gaps=1"),
        ("/counterparts/?p=province/1/1/s1", "/counterparts/?p=province%2F1%2F1"),
        ("/counterparts/?p=province//1/1/", "/counterparts/?p=province%2F1%2F1"),
    ],
)
def test_odd_addresses_lead_to_the_plain_one(client, documents, address, plain):
    answer = client.get(address)
    assert (answer.status_code, answer.headers.get("Location")) == (302, plain)


@pytest.mark.parametrize(
    "address",
    [
        "/compare/?a=province",
        "/compare/?a=province&b=nowhere",
        "/compare/?a=province&b=province",
        "/compare/?a=province&b=city@9",
        "/compare/?a=province&b=city%00",
        f"{PAIR}&relation=odd",
        f"{PAIR}&chapter=9",
        f"{PAIR}&function=odd",
        f"{PAIR}&page=2",
        f"{PAIR}&a=city",
        "/compare/?d=a&d=b&d=c&d=d&d=e&d=f",
        "/compare/table/?d=province",
        "/compare/table/?d=province&d=nowhere",
        "/compare/table/?d=province&d=province@1",
        "/compare/table/?d=province&d=city&gaps=2",
        "/compare.csv?a=province&b=city&variant=odd",
        "/counterparts/",
        "/counterparts/?p=province",
        "/counterparts/?p=province/9",
        "/counterparts/?p=nowhere/1",
    ],
)
def test_refused(client, documents, address):
    assert client.get(address).status_code == 400


def test_several_documents(client, documents, make_document):
    make_document(PROVINCE.replace("（三）防治畜禽", "（三）另外的畜禽"), "other")
    address = "/compare/table/?d=province&d=city&d=other"
    html = page(client, address)
    assert re.findall(r'<tr id="([^"]+)"', html) == ["1/1", "1/2", "2/3"]
    assert html.count('class="gap"') == 1
    assert "<strong>2 / 3</strong>" in html
    assert "<strong>3 / 3</strong>" in html
    assert re.findall(r'<tr id="([^"]+)"', page(client, f"{address}&gaps=1")) == ["2/3"]
    assert 'href="/compare/?a=province&amp;b=city#1/1--1/2"' in html


def test_see_also_and_counterparts(client, documents):
    for address, other in (("province/1/1", "/d/city/1/2"), ("city/1/2", "/d/province/1/1")):
        html = page(client, f"/d/{address}")
        also = html[html.index('class="also"') :]
        assert f'href="{other}"' in also[: also.index("</section>")]
        assert f'href="{other}"' in page(client, f"/counterparts/?p={address.replace('/', '%2F')}")
    assert 'class="also"' in page(client, "/d/province/1/1/s1")
    assert 'class="also"' not in page(client, "/d/province/2/3")
    assert "没有找到对应" in page(client, "/counterparts/?p=province%2F2%2F3")


def test_nothing_of_what_is_not_published(client, documents):
    Alignment.objects.get(path_a="1/1").version_b.document.__class__.objects.filter(slug="city").update(
        state="draft"
    )
    assert client.get(PAIR).status_code == 400
    assert 'class="also"' not in page(client, "/d/province/1/1")


def test_documents_never_compared_are_compared_now(client, documents):
    html = page(client, PAIR)
    Aligned.objects.all().delete()
    Alignment.objects.all().delete()
    assert page(client, PAIR) == html
    assert not Alignment.objects.exists(), "a reader writes nothing"


@pytest.mark.parametrize("variant", ["plain", "spreadsheet"])
def test_csv_of_two(client, documents, variant):
    Alignment.objects.filter(path_a="1/1").update(note="=1+1")
    answer = client.get(f"/compare.csv?a=province&b=city&variant={variant}")
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff") == (variant == "spreadsheet")
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row[0], row[3], row[8]) for row in table[1:]] == [
        ("province/1/1", "一致", "city/1/2"),
        ("province/1/2", "一致", "city/1/1"),
        ("province/2/3", "未承接", ""),
        ("", "新增", "city/1/3"),
    ]
    assert table[1][7] == ("'=1+1" if variant == "spreadsheet" else "=1+1")
    assert table[1][11].endswith("50个 → 500个（同为2025年）（前者为辽宁省，后者为大连市，范围不同）")
    assert table[1][4] == "1.00", "as on the page"


def test_csv_of_several_and_of_one(client, documents):
    text = b"".join(
        client.get("/compare/table.csv?d=province&d=city&variant=plain").streaming_content
    ).decode()
    assert [row[3] for row in csv.reader(io.StringIO(text))][1:] == [
        "city/1/2 一致 （二）整治入河排污口",
        "city/1/1 一致 （一）推进污水管网改造",
        "未承接",
    ]
    text = b"".join(client.get("/counterparts.csv?p=province/1&variant=plain").streaming_content).decode()
    assert {row[3] for row in csv.reader(io.StringIO(text))} == {"对应条款", "city/1/1", "city/1/2"}


def test_verdicts(curator):
    assert say(curator, "reject", note="不是一回事").state == "rejected"
    html = page(curator, PAIR)
    assert "1/1--" in dict(rows(html))
    assert "已完成：否定" in html
    assert [anchor for anchor, _ in rows(page(curator, f"{PAIR}&relation=rejected"))] == ["1/1--1/2"]
    assert say(curator, "reopen", revision=1).state == "suggested"
    row = say(curator, "change", revision=2, relation="narrower")
    assert (row.state, row.relation, row.machine_relation) == ("confirmed", "narrower", "equal")
    assert dict(rows(page(curator, "/compare/?a=city&b=province")))["1/2--1/1"] == "broader"
    made = say(curator, "add", "province/2/3", "city/1/3", relation="intersect", note="都与民生有关")
    assert (made.state, made.machine, made.note) == ("confirmed", False, "都与民生有关")
    assert "人工添加" in page(curator, PAIR)
    assert ReviewBatch.objects.count() == 4


def test_two_curators_notice_each_other(curator):
    say(curator, "confirm")
    assert say(curator, "reject").state == "confirmed"
    assert "已有人改动" in page(curator, PAIR)


def test_a_pair_that_was_compared_for_the_page_is_stored_when_it_is_decided(curator):
    Aligned.objects.all().delete()
    Alignment.objects.all().delete()
    assert say(curator, "confirm", revision="").state == "confirmed"
    assert Alignment.objects.filter(state="suggested").count() == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"verdict": "odd"},
        {"verdict": "change", "relation": "odd"},
        {"verdict": "confirm", "revision": "-1"},
        {"verdict": "confirm", "revision": "1" * 5000},
        {"verdict": "confirm", "other": "nowhere/1"},
    ],
)
def test_forms_that_no_page_sends(curator, sent):
    whole = {"one": "province/1/1", "other": "city/1/2", "revision": "0", **sent}
    assert curator.post("/compare/say/", whole).status_code == 400


def test_a_pair_without_reason_or_place_is_not_made(curator):
    assert say(curator, "add", "province/2/3", "city/1/3", relation="equal") is None
    assert "写明理由" in page(curator, PAIR)
    assert say(curator, "add", "province/2/3", "city/9", relation="equal", note="理由") is None
    assert "没有这一条款" in page(curator, PAIR)


def goes_on_at(client, verdict: str, anchor: str, back: str = PAIR, **more) -> str:
    """Say it in the row of that anchor; the row where the page then stands, of a reader with the same filters."""
    one, _dashes, other = anchor.partition("--")
    sent = {"one": f"province/{one}", "other": f"city/{other}", "verdict": verdict, "revision": 0, **more}
    answer = client.post("/compare/say/", {**sent, "back": f"{back}#{anchor}"})
    address, _hash, place = answer.headers["Location"].partition("#")
    assert address == back
    before, found, _after = page(client, back).partition(f' id="{place}"')
    assert found, place
    return re.findall(r'<tr id="([^"]+)"', f"{before}{found}")[-1]


def test_who_decides_goes_on_at_the_row_or_the_next_one(curator):
    assert goes_on_at(curator, "confirm", "1/1--1/2") == "1/1--1/2"
    assert goes_on_at(curator, "reject", "1/2--1/1") == "1/2--"
    Alignment.objects.filter(path_a="1/2").update(state="suggested")
    equal = f"{PAIR}&relation=equal"
    assert goes_on_at(curator, "change", "1/1--1/2", equal, relation="narrower", revision=1) == "1/2--1/1"
    assert goes_on_at(curator, "reopen", "1/1--1/2", revision=2) == "1/1--1/2"
    added = {"other": "city/1/3", "relation": "intersect", "note": "理由"}
    assert goes_on_at(curator, "add", "2/3--", **added) == "2/3--1/3"


def test_what_is_added_to_a_list_of_gaps_is_no_gap(curator):
    say(curator, "reject")
    say(curator, "reject", "province/1/2", "city/1/1")
    missing = f"{PAIR}&relation=missing"
    added = {"other": "city/1/3", "relation": "intersect", "note": "理由"}
    assert goes_on_at(curator, "add", "1/1--", missing, **added) == "1/2--"
    assert goes_on_at(curator, "add", "2/3--", missing, **added) == "1/2--", "the last that is left"


def test_a_remark_is_kept_as_it_was_meant(curator):
    assert say(curator, "confirm", note="  同一件事\x00 ").note == "同一件事"


def test_enter_in_a_remark_says_nothing(curator):
    forms = re.findall(r"<form[^>]*compare/say/.*?</form>", page(curator, PAIR), re.DOTALL)
    first = [re.findall(r"<button[^>]*>", form)[0] for form in forms if 'value="reject"' in form]
    assert first == ["<button disabled hidden>"] * 2


def test_each_verdict_says_for_whom_does_not_see_of_which_pair(curator):
    html = page(curator, PAIR)
    names = re.findall(r'<summary aria-label="([^"]+)"', html)
    assert "审核 （一）加强入河排污口整治 与 （二）整治入河排污口" in names
    assert "添加对应：（三）防治畜禽养殖污染" in names
    assert len(names) == len(set(names)) == 5


def test_what_is_too_much_for_a_request_is_not_compared_for_a_verdict(curator, monkeypatch):
    Aligned.objects.all().delete()
    Alignment.objects.all().delete()
    monkeypatch.setattr("documents.aligning.AT_ONCE", 8)
    assert say(curator, "confirm", revision="") is None
    assert "条款过多" in page(curator, PAIR)
    assert not Alignment.objects.exists()


def test_a_heading_is_never_missing(curator):
    """A person pairs two chapters, and takes that back."""
    say(curator, "add", "province/1", "city/1", relation="equal", note="两章")
    table = "/compare/table/?d=province&d=city"
    assert dict(rows(page(curator, PAIR)))["1--1"] == "equal"
    assert 'id="1"' in page(curator, table)
    assert "<strong>2 / 3</strong>" in page(curator, table)
    say(curator, "reject", "province/1", "city/1", revision=1)
    assert "1--" not in dict(rows(page(curator, PAIR)))
    assert 'id="1"' not in page(curator, table)
    assert dict(rows(page(curator, f"{PAIR}&relation=rejected"))) == {"1--1": "rejected"}


def test_a_heading_that_one_document_answers_is_no_gap_in_another(curator, make_document):
    make_document(PROVINCE, "other")
    say(curator, "add", "province/1", "city/1", relation="equal", note="两章")
    html = page(curator, "/compare/table/?d=province&d=city&d=other")
    row = html[html.index('<tr id="1"') :]
    assert "未承接" not in row[: row.index("</tr>")]
    gaps = page(curator, "/compare/table/?d=province&d=city&d=other&gaps=1")
    assert re.findall(r'<tr id="([^"]+)"', gaps) == ["2/3"]


def test_readers_see_no_form(client, documents):
    html = page(client, PAIR)
    assert "compare/say" not in html
    assert client.post("/compare/say/", {}).status_code == 403


def test_the_list_in_the_admin(curator, admin_client):
    row = say(curator, "reject", note="不是一回事")
    for query in ("", "?state__exact=rejected", "?document=city", "?document=nowhere", "?q=1/1"):
        assert admin_client.get(f"/admin/documents/alignment/{query}").status_code == 200
    html = page(admin_client, f"/admin/documents/alignment/{row.pk}/change/")
    assert "否定：一致" in html
    assert "张三" in html
    assert "/compare/?a=province&amp;b=city&amp;relation=rejected#1/1--1/2" in html


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("province/1/1", ["1/1"]),
        ("city/1/1", ["1/2"]),
        ("province/1/2+→+city/1/1", ["1/2"]),
        ("province/1/2+city/1/2", []),
        ("province@1/1/1", ["1/1"]),
        ("province@2/1/1", []),
        ("1/2", ["1/1", "1/2"]),  # a path, of either side
        ("city", ["1/1", "1/2"]),
        ("nowhere/1/1", []),
    ],
)
def test_the_list_in_the_admin_is_searched_by_address(admin_client, documents, asked, found):
    html = page(admin_client, f"/admin/documents/alignment/?q={asked}")
    assert sorted(re.findall(r">province/(\S+) → city/", html)) == found


@pytest.mark.parametrize(
    ("values", "link"),
    [
        ({}, "/compare/?a=province&amp;b=city#1/1--1/2"),
        ({"forth": 0.2}, "/compare/?a=city&amp;b=province#1/2--1/1"),  # only city → province is sure enough
        ({"forth": 0.2, "state": "confirmed"}, "/compare/?a=province&amp;b=city#1/1--1/2"),
        ({"state": "rejected"}, "/compare/?a=province&amp;b=city&amp;relation=rejected#1/1--1/2"),
        ({"state": "confirmed", "b": None, "placement": "orphan"}, ""),
    ],
)
def test_the_admin_leads_to_where_the_pair_stands(admin_client, documents, values, link):
    rows = Alignment.objects.filter(path_a="1/1")
    rows.update(**values)
    html = page(admin_client, f"/admin/documents/alignment/{rows.get().pk}/change/")
    found = re.findall(r'<a href="(/compare/\?a=[^"]+)"', html)
    assert found == ([link] if link else [])
    if link:
        address, _hash, anchor = link.replace("&amp;", "&").partition("#")
        assert f'id="{anchor}"' in page(admin_client, address)


@pytest.mark.parametrize(
    ("address", "questions"),
    [
        (
            PAIR,
            7,
        ),  # two versions, their texts, pairs, whether they were compared, years of targets, function lines
        ("/compare.csv?a=province&b=city", 7),
        ("/compare/", 1),
        ("/compare/table/?d=province&d=city&d=more", 6),  # a version each, texts, pairs, whether compared
        (
            "/counterparts/?p=province%2F1",
            5,
        ),  # version, provision, what stands below, pairs, years of targets
    ],
)
def test_questions(client, documents, make_document, address, questions):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
            assert answer.status_code == 200
            assert not answer.streaming or list(answer.streaming_content)
        return len(queries)

    make_document(PROVINCE, "more")
    assert asked() == questions
    for number in range(2):
        make_document(PROVINCE + policy_text("大连市方案", 3, 5), f"large-{number}")
    make_document(PROVINCE + policy_text("大连市方案", 3, 5), "more")
    make_document(CITY + "（四）污水管网。改造老旧破损管网，消除污水管网空白区。\n", "city")
    assert asked() == questions
