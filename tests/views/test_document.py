import re

import pytest

from tests.samples import NASTY, PLAN

pytestmark = pytest.mark.django_db
PATHS = ["0", "1", "1/1", "1/1/s1", "1/1/s2", "1/2", "1/2/1", "1/2/2", "2", "2/3", "2/3/s1"]


def words(html: str) -> str:
    """What a reader reads, white space out."""
    return re.sub(r"\s", "", re.sub(r"<[^>]*>", "", html))


def text_of(html: str) -> str:
    """The printed text: what stands beside it (targets, citations) is no part of it."""
    article = html[html.index('<article class="text"') : html.index("</article>")]
    return re.sub(r'<details class="aims">.*?</details>', "", article, flags=re.DOTALL)


def test_every_provision_and_sentence_has_an_anchor_and_a_permanent_link(client, make_document):
    make_document(PLAN)
    text = text_of(client.get("/d/dalian/").content.decode())
    assert re.findall(r' id="([0-9][^"]*)"', text) == PATHS
    assert sorted(re.findall(r'href="/d/dalian/([0-9][^"]*)"', text)) == sorted(PATHS)


def test_the_text_is_as_printed(client, make_document):
    make_document(PLAN)
    text = text_of(client.get("/d/dalian/").content.decode())
    read = words(text.replace('<span aria-hidden="true">#</span>', "").partition("</p>")[2])
    assert read == words(PLAN.partition("\n")[2])


def test_the_outline_leads_to_the_anchors(client, make_document):
    make_document(PLAN)
    html = client.get("/d/dalian/").content.decode()
    outline = html[html.index('<details class="outline"') : html.index('<article class="text"')]
    assert re.findall(r'href="#([^"]*)"', outline) == [path for path in PATHS if "s" not in path]
    assert outline.count("<details") == outline.count("</details>") == 4
    assert outline.count("<li>") == outline.count("</li>") == 8


def test_metadata_source_and_report(client, make_document):
    version = make_document(
        PLAN, document_number="大发〔2022〕9号", issued_on="2022-12-02", issuers=["大连市人民政府"]
    )
    html = client.get("/d/dalian/").content.decode()
    for fact in (
        "大发〔2022〕9号",
        "2022年12月2日",
        "大连市人民政府",
        "已印发",
        "dalian.txt",
        version.source.sha256,
        "覆盖率 100%",
        "剔除比例 0%",
        "第 1 版",
        "2 章 3 条 2 项措施",
    ):
        assert fact in html, fact


def test_what_was_discarded_and_what_is_doubtful(client, make_document):
    version = make_document(PLAN)
    version.report["discarded"] = [{"start": 0, "end": 3, "reason": "网页导航"}]
    version.report["warnings"] = [{"line": 7, "message": "序号跳号"}]
    version.save()
    html = client.get("/d/dalian/").content.decode()
    assert '<td>1</td><td>网页导航</td><td class="excerpt">大连市</td>' in html
    assert "<td>7</td><td>序号跳号</td>" in html
    assert "1 处存疑" in html


def test_a_former_version_says_so_and_stays_in_itself(client, make_document):
    make_document(PLAN)
    make_document(PLAN.replace("绿色", "蓝色"))
    former, now = (client.get(address).content.decode() for address in ("/d/dalian@1/", "/d/dalian/"))
    assert "不是现行版本" in former
    assert "绿色" in former
    assert 'href="/d/dalian@1/1/1"' in former
    assert "不是现行版本" not in now
    assert "蓝色" in now
    assert "不是现行版本" not in client.get("/d/dalian@2/").content.decode()


def test_text_stays_text(client, make_document):
    make_document(NASTY, "nasty")
    html = client.get("/d/nasty/").content.decode()
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;img src=x onerror=alert(2)&gt;" in html
    assert "&amp;lt;责任&amp;gt;" in html


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
@pytest.mark.parametrize("address", ["/d/dalian/", "/d/dalian@1/", "/d/dalian/1/1"])
def test_unpublished_is_not_there(client, make_document, state, status, address):
    version = make_document(PLAN)
    assert client.get(address).status_code == 200
    version.document.state = state
    version.document.save()
    assert client.get(address).status_code == status


def test_without_slash(client, make_document):
    make_document(PLAN)
    answer = client.get("/d/dalian")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/d/dalian/")
