import csv
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.exporting.columns import headings
from documents.models import Department
from tests.policy_text import policy_text
from tests.samples import NASTY, PLAN

pytestmark = pytest.mark.django_db


def addresses(page) -> list[str]:
    return [f"{item.row.slug}/{item.row.path}" for item in page.context["items"]]


def rows_of_csv(client, query: str) -> list[list[str]]:
    answer = client.get(f"/clauses.csv?{query}")
    text = b"".join(answer.streaming_content).decode().removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_row_shows_path_heading_text_and_whole_text(client, make_document):
    make_document(PLAN)
    html = client.get("/clauses/?level=clause").content.decode()
    rows = html.split('<li class="row">')[1:]
    assert len(rows) == 3
    assert "大连市大气污染防治工作方案</a>" in rows[0]
    assert 'href="/d/dalian/1">一、总体要求</a>' in rows[0]
    assert '<span class="label">（一）</span>指导思想' in rows[0]
    assert "坚持绿色发展。坚持系统治理。" in rows[0]
    assert "全文（含下级）" not in rows[0]
    assert "全文（含下级）" in rows[1]
    assert "2.排污许可全覆盖" in rows[1]


def test_sentences_have_their_own_words(client, make_document):
    make_document(PLAN)
    page = client.get("/clauses/?sentences=1&q=系统治理")
    assert addresses(page) == ["dalian/1/1", "dalian/1/1/s2"]
    assert '<p class="own">坚持<mark>系统治理</mark>。</p>' in page.content.decode()


def test_a_filter_that_leaves_no_exact_hit_offers_wider_ones(client, make_document):
    make_document(policy_text(chapters=3, clauses=25).replace("园区", "工业园区"), "big")
    make_document("第一章 总则\n第一条 加强产业园区管理。\n", "small")
    html = client.get("/clauses/?q=工业园区&document=small").content.decode()
    assert "没有符合全部条件的条款" in html
    assert '&amp;document=small&amp;wider=1">也查近义和分开的词</a>' in html
    page = client.get("/clauses/?q=工业园区&document=small&wider=1")
    assert addresses(page) == ["small/1/1"]
    assert "产业园区" in page.content.decode().split('<p class="why">')[1]
    assert [row[0] for row in rows_of_csv(client, "q=工业园区&document=small&wider=1")[1:]] == ["small/1/1"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("department=水利", ["大连市水利局", "辽宁省水利厅"]),
        ("departments_all=大连市水利局、水利厅", ["大连市水利局、辽宁省水利厅"]),
        ("department=水", []),
        ("department=大连市水利局", []),
        ("department=水利%00", []),
        ("department=" + "水利" * 101, []),
    ],
)
def test_departments_are_offered_while_they_are_typed(client, db, typed, offered):
    Department.objects.all().delete()
    for name in "大连市水利局", "辽宁省水利厅", "辽宁省财政厅":
        Department.objects.create(name=name)
    html = client.get(f"/suggest/?{typed}").content.decode()
    assert re.findall('value="([^"]*)"', html) == offered


def test_wider_says_nothing_without_a_search(client, make_document):
    make_document(PLAN)
    assert client.get("/clauses/?wider=1").headers["Location"] == "/clauses/"
    assert client.get("/clauses/?wider=2").status_code == 400


def test_wider_hits_are_counted_apart_and_can_be_left_out(client, make_document):
    make_document(policy_text(chapters=1, clauses=2).replace("园区", "工业园区"), "big")
    make_document("第一章 总则\n第一条 加强产业园区管理。\n", "small")
    page = client.get("/clauses/?q=工业园区")
    assert addresses(page) == ["big/1/1", "big/1/2", "small/1/1"]
    html = page.content.decode()
    assert "其中 2 条原文里有检索词" in html
    assert 'wider=0">只看原文</a>' in html
    assert "放宽" not in client.get("/clauses/?q=工业园区&document=big").content.decode()
    assert 'wider=0">只要原文</a>' in client.get("/export/?q=工业园区").content.decode()
    assert "只要原文" not in client.get("/export/?q=工业园区&wider=0").content.decode()
    assert "查法：只查原文" in client.get("/export/?q=工业园区&wider=0").content.decode()
    assert "查法" not in client.get("/export/?wider=1").content.decode()
    page = client.get("/clauses/?q=工业园区&wider=0")
    assert addresses(page) == ["big/1/1", "big/1/2"]
    assert "放宽" not in page.content.decode()
    assert [row[0] for row in rows_of_csv(client, "q=工业园区&wider=0")[1:]] == addresses(page)


@pytest.mark.parametrize(
    "query", ["", "sort=-length", "sentences=1", "level=clause&sort=-document", "q=园区&document=big"]
)
def test_csv_holds_the_rows_of_all_pages_in_their_order(client, make_document, query):
    make_document(PLAN, "dalian")
    make_document(policy_text(chapters=3, clauses=25), "big")
    first = client.get(f"/clauses/?{query}")
    pages = [client.get(f"/clauses/?{query}&page={n}") for n in first.context["page"].paginator.page_range]
    shown = [address for page in [first, *pages[1:]] for address in addresses(page)]
    rows = rows_of_csv(client, query)
    assert [row[0] for row in rows[1:]] == shown
    assert len(shown) == first.context["page"].paginator.count
    assert f"共 {len(shown)} 条" in first.content.decode()


def test_table_has_the_columns_and_cells_of_the_csv(client, make_document):
    make_document(PLAN)
    page = client.get("/clauses/?view=table&sentences=1")
    html = page.content.decode()
    rows = rows_of_csv(client, "sentences=1&variant=plain")
    assert re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', html) == rows[0] == headings()
    link = headings().index("永久链接")
    for shown, exported in zip(page.context["table"], rows[1:], strict=True):
        assert shown[:link] == exported[:link]
        assert f"http://testserver{shown[link]}" == exported[link]


@pytest.mark.parametrize(
    ("variant", "mark"), [("", True), ("&variant=spreadsheet", True), ("&variant=plain", False)]
)
def test_variants_of_the_csv(client, make_document, variant, mark):
    make_document(PLAN)
    answer = client.get(f"/clauses.csv?level=clause{variant}&page=7&view=table")
    assert answer.streaming
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(
        r"attachment; filename\*=utf-8''%E6%9D%A1%E6%AC%BE-\d{8}\.csv", answer.headers["Content-Disposition"]
    )
    assert b"".join(answer.streaming_content).startswith(b"\xef\xbb\xbf") == mark


def test_links_keep_the_query(client, make_document):
    make_document(PLAN)
    html = client.get("/clauses/?status=issued&q=排污&sentences=1").content.decode()
    kept = "status=issued&amp;q=%E6%8E%92%E6%B1%A1&amp;sentences=1"
    assert f'href="/clauses.csv?{kept}&amp;variant=spreadsheet"' in html
    assert f'href="/clauses/facets/?{kept}"' in html


def test_a_widened_hit_says_why_and_stands_after_the_exact_ones(client, make_document):
    make_document(PLAN)
    page = client.get("/clauses/?q=绿色 发展 理念")
    assert [(item.row.path, bool(item.why)) for item in page.context["items"]][:1] == [("1/1", True)]
    assert "放宽查找" in page.content.decode()
    exact = client.get('/clauses/?q="绿色发展"')
    assert [(item.row.path, item.why) for item in exact.context["items"]] == [("1/1", "")]
    assert "<mark>绿色发展</mark>" in exact.content.decode()


def test_nothing_is_said_of_widened_hits_where_there_are_none(client, make_document):
    make_document(PLAN)
    page = client.get("/clauses/?q=绿色发展")
    assert page.context["search"].is_widened
    assert [item.why for item in page.context["items"]] == [""]
    assert "放宽查找" not in page.content.decode()


@pytest.mark.parametrize("order", ["", "&sort=document", "&sort=-length", "&level=clause", "&sentences=1"])
def test_a_search_is_downloaded_as_it_is_listed(client, make_document, order):
    make_document(PLAN, "dalian")
    make_document(PLAN.replace("系统治理", "系统治理系统治理"), "yuzhou")
    page = client.get(f"/clauses/?q=系统治理{order}")
    assert len(addresses(page)) >= 2
    assert [row[0] for row in rows_of_csv(client, f"q=系统治理{order}")[1:]] == addresses(page)


def test_a_document_number_names_its_document(client, make_document):
    make_document(PLAN, document_number="大政发〔2024〕1号")
    assert "大政发〔2024〕1号" in client.get("/clauses/?q=大政发（2024）1号").content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=。。", "只有标点或空白"),
        ("q=%22没有成对", "引号没有成对"),
        ("q=-试点", "只有要排除的词"),
        ("q=" + "长" * 10_000, "值过长"),
        ("q=%00", "NUL"),
        ("year=1", "year"),
    ],
)
def test_what_cannot_be_searched_is_said(client, db, query, said):
    for address in "/clauses/", "/clauses.csv", "/clauses/facets/":
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 400
        assert said in answer.content.decode()


SIGNS = st.sampled_from("\"“”* ^:()-+|{}[]%_\\'\n\t；，。 OR AND NEAR NOT 绿色 水 pm2.5Ⅲ〔〕0\u200b\0")
BAD = [
    *(
        "NEAR(a b)",
        "a* b:c",
        "'; DROP TABLE documents_provision; --",
        "' OR '1'='1",
        "(((",
        "%%a",
        "%s %(x)s {0}",
    ),
    *(
        "\\",
        "水\\",
        "^a {b}",
        '"',
        '水" OR "土',
        "bigrams:水 AND *",
        "水\0土",
        "水" * 10_000,
        "，。！？",
        "\U0002ceb0\u3106c",
    ),
]


@pytest.mark.usefixtures("db")
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(SIGNS, max_size=30), st.text(max_size=30)))
def test_any_text_is_answered_or_refused_with_words(client, text):
    said_well(client, text)


@pytest.mark.parametrize("text", BAD)
def test_bad_queries_are_answered_or_refused_with_words(client, make_document, text):
    make_document(PLAN)
    said_well(client, text)


def said_well(client, text):
    """The list answers, or says what is the matter with `q`; so do facets, download and suggestions."""
    pages = [client.get(address, {"q": text}, follow=True) for address in ("/clauses/", "/clauses/facets/")]
    pages.append(client.get("/clauses.csv", {"q": text}))
    assert {page.status_code for page in pages} in ({200}, {400})
    if pages[0].status_code == 400:
        assert all('<th scope="row"><code>q</code></th>' in page.text for page in pages)
    if pages[2].streaming:
        b"".join(pages[2].streaming_content)
    assert client.get("/suggest/", {"q": text}).status_code == 200


def test_empty_list_helps(client, make_document):
    make_document(PLAN)
    html = client.get("/clauses/?q=没有的词&status=draft&level=clause").content.decode()
    assert "没有符合全部条件的条款" in html
    assert "去掉文字“没有的词”" in html
    assert 'href="?status=draft&amp;level=clause"' in html


def test_sentences_with_clauses_only_is_explained(client, make_document):
    make_document(PLAN)
    assert "不在所选的级别或类别之内" in client.get("/clauses/?sentences=1&level=clause").content.decode()
    assert (
        "不在所选的级别或类别之内" not in client.get("/clauses/?sentences=1&level=measure").content.decode()
    )


def test_text_stays_text(client, make_document):
    make_document(NASTY, "nasty")
    for address in "/clauses/", "/clauses/?q=<img", "/clauses/?view=table", "/clauses/?q=%22%3E%3Cscript%3E":
        html = client.get(address).content.decode()
        assert "<img" not in html
        assert '"><script>' not in html
    assert "<mark>&lt;img</mark> src=x" in client.get("/clauses/?q=<img").content.decode()


def test_form_addresses_become_plain(client):
    answer = client.get("/clauses/?q=&level=&sort=document&status=draft&page=1")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/clauses/?status=draft")
    assert client.get("/clauses/?q=&sort=").headers["Location"] == "/clauses/"


def test_a_row_is_cited_with_its_version(client, make_document):
    make_document(PLAN)
    make_document(PLAN.replace("绿色", "低碳"))
    html = client.get("/clauses/?q=低碳").content.decode()
    assert '<a class="address" href="http://testserver/d/dalian@2/1/1">' in html
    assert "[EB/OL]. 第2版." in html
    assert "@online{dalian-2-1-1," in html
    assert "  version = {2}," in html


def test_what_was_found_is_told_where_nothing_is_replaced(client, make_document):
    make_document(PLAN)
    html = client.get("/clauses/").content.decode()
    assert html.index('id="told" role="status"') < html.index('id="found"')
    assert 'role="status"' not in html[html.index('id="found"') : html.index("</section>")]
    assert "#told:innerHTML" in html
