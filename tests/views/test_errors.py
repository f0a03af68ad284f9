"""Bad questions get a page that names the parameter; unknown addresses one with a search box."""

import pytest

from documents.views.errors import forbidden, server_error
from tests.samples import PLAN

pytestmark = pytest.mark.django_db

BAD = [
    ("statsu=draft", "statsu"),
    ("statsu=", "statsu"),
    ("status=drafty", "status"),
    ("admin_level=village", "admin_level"),
    ("region=21", "region"),
    ("region=999999", "region"),
    ("region=x%27--", "region"),
    ("page=0", "page"),
    ("page=-1", "page"),
    ("page=1.5", "page"),
    ("page=9999", "page"),
    ("page=abc", "page"),
    ("page=%EF%BC%91", "page"),
    ("page=" + "9" * 150, "page"),
    ("status=issued&status=draft", "status"),
]
BAD_CLAUSES = [
    ("level=section", "level"),
    ("kind=document", "kind"),
    ("kind=x", "kind"),
    ("sentences=yes", "sentences"),
    ("sort=title", "sort"),
    ("document=nowhere", "document"),
    ("document=%00", "document"),
    ("chapter=1", "chapter"),
    ("document=dalian&chapter=99", "chapter"),
    ("q=%00", "q"),
    ("q=" + "长" * 201, "q"),
    ("year=2024.5", "year"),
    ("year=1", "year"),
    ("view=cards", "view"),
    ("variant=plain", "variant"),
    ("%3Cscript%3E=1", "&lt;script&gt;"),
]


@pytest.mark.parametrize(
    ("address", "parameter"),
    [(f"/?{query}", name) for query, name in BAD]
    + [(f"/clauses/?{query}", name) for query, name in [*BAD, *BAD_CLAUSES]]
    + [
        (f"/clauses.csv?{query}", name)
        for query, name in [*BAD, *BAD_CLAUSES]
        if name not in {"page", "view", "variant"}
    ]
    + [("/clauses.csv?variant=xlsx", "variant")],
)
def test_a_bad_parameter_is_named(client, make_document, address, parameter):
    make_document(PLAN)
    answer = client.get(address)
    assert answer.status_code == 400
    html = answer.content.decode()
    assert f"<code>{parameter}</code>" in html
    assert "<script>" not in html
    assert "去掉全部条件" in html


@pytest.mark.parametrize(
    "address", ["/nowhere", "/d/nowhere/", "/d/nowhere/1/2", "/d/dalian@9/", "/d/大连/", "/clauses.xls"]
)
def test_an_unknown_address_has_a_search_box(client, make_document, address):
    make_document(PLAN)
    answer = client.get(address)
    assert answer.status_code == 404
    html = answer.content.decode()
    assert "没有这个地址" in html
    assert 'action="/clauses/"' in html
    assert 'name="q"' in html


def test_error_pages_ask_nothing_of_the_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "服务器出错了" in server_error(rf.get("/")).content.decode()
        answer = forbidden(rf.get("/"), PermissionError())
    assert answer.status_code == 403
    assert "没有权限" in answer.content.decode()


def test_a_broken_page_is_a_designed_500(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("documents.views.home.PAGE_SIZE", None)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "服务器出错了" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/clauses/", "/nowhere", "/clauses/?x=1"])
def test_nothing_inline(client, address):
    """The pages keep the promise of their Content-Security-Policy."""
    answer = client.get(address)
    html = answer.content.decode()
    assert "style-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "<style" not in html
    assert "style=" not in html
    assert "<script>" not in html
    assert "onclick" not in html


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/compare/table/", "/compare/"),
        ("/compare/table.csv?d=x", "/compare/"),
        ("/compare.csv", "/compare/"),
        ("/counterparts/", "/compare/"),
        ("/clauses.csv?statsu=draft", "/clauses/"),
        ("/targets.csv?x=1", "/targets/"),
        ("/clauses/?statsu=draft", "/clauses/"),
        ("/timeline/?year=x", "/timeline/"),
    ],
)
def test_the_way_out_of_a_bad_question_works(client, address, leads_to):
    html = client.get(address).content.decode()
    assert f'<a href="{leads_to}">去掉全部条件</a>' in html
    assert client.get(leads_to).status_code == 200


@pytest.mark.parametrize(
    ("method", "address", "words"),
    [
        ("GET", "/compare/say/", '<a href="/compare/">回到有表单的页面</a>'),
        ("POST", "/clauses/", '<a href="/clauses/">打开这个页面</a>'),
        ("DELETE", "/clauses.csv", '<a href="/clauses/">打开这个页面</a>'),
    ],
)
def test_a_refused_method_is_a_page_with_a_way_on(client, method, address, words):
    answer = client.generic(method, address)
    assert answer.status_code == 405
    assert answer.headers["Allow"]
    assert words in answer.content.decode()


def test_a_refused_search_can_be_mended(client, db):
    """With all else that was asked, but for what was refused, too."""
    html = client.get(
        "/clauses/", {"q": '"<b>排污', "status": "draft", "year": "x", "page": "2"}
    ).content.decode()
    form = html[html.index("<form", html.index('class="faults"')) :]
    assert 'value="&quot;&lt;b&gt;排污"' in form
    assert '<input type="hidden" name="status" value="draft">' in form
    assert 'name="year"' not in form
    assert 'name="page"' not in form
    assert 'action="/clauses/"' in client.get('/?q="排污').content.decode()
