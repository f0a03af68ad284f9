import pytest

from tests.samples import NASTY, PLAN

pytestmark = pytest.mark.django_db


def test_documents_with_region_level_status_date_and_counts(client, make_document):
    make_document(
        PLAN,
        regions=["辽宁省", "大连市"],
        level="prefecture",
        issued_on="2022-12-02",
        document_number="大发〔2022〕9号",
    )
    html = client.get("/").content.decode()
    row = html[html.index("<tbody>") : html.index("</tbody>")]
    for words in (
        "大连市大气污染防治工作方案",
        "大发〔2022〕9号",
        "大连市",
        "市级",
        "已印发",
        "2022-12-02",
        'href="/d/dalian/"',
    ):
        assert words in row
    assert [cell.partition("<")[0] for cell in row.split('">') if cell.partition("<")[0].isdigit()] == [
        "2",
        "3",
        "2",
    ]


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["dalian", "yuzhou"]),
        ("?region=410000", ["yuzhou"]),
        ("?status=draft", ["yuzhou"]),
        ("?title=大连", ["dalian"]),
    ],
)
def test_filters(client, make_document, query, slugs):
    make_document(PLAN, "dalian", regions=["辽宁省", "大连市"])
    make_document(
        PLAN.replace("大连", "禹州"), "yuzhou", regions=["河南省", "许昌市", "禹州市"], status="draft"
    )
    page = client.get(f"/{query}")
    assert [version.document.slug for version in page.context["page"]] == slugs
    assert f"共 {len(slugs)} 份文件" in page.content.decode()


def test_nothing_found_helps(client, make_document):
    make_document(PLAN)
    html = client.get("/?status=draft").content.decode()
    assert "没有符合条件的文件" in html
    assert "查看全部文件" in html


def test_nothing_there(client):
    assert "还没有已发布的文件" in client.get("/").content.decode()


def test_only_what_is_published(client, make_document):
    version = make_document(PLAN)
    version.document.state = "draft"
    version.document.save()
    assert "大连市大气" not in client.get("/").content.decode()


def test_pages(client, make_document, monkeypatch):
    monkeypatch.setattr("documents.views.home.PAGE_SIZE", 2)
    for number in range(5):
        make_document(PLAN, f"plan-{number}")
    page = client.get("/?page=3")
    assert [version.document.slug for version in page.context["page"]] == ["plan-4"]
    assert "共 5 份文件" in page.content.decode()
    assert 'aria-current="page">3</a>' in page.content.decode()


def test_titles_are_escaped(client, make_document):
    make_document(NASTY, title="<script>alert(1)</script>")
    html = client.get("/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_form_addresses_become_plain(client):
    answer = client.get("/?title=&region=&status=draft")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/?status=draft")


def test_health(client):
    assert client.get("/healthz").content == b"ok\n"
