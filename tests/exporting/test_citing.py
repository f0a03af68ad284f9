"""A provision cited, as written in footnotes and bibliographies."""

from datetime import date

import pytest

from documents.exporting.citing import Source, tex
from documents.models import PolicyDocument
from tests.samples import PLAN

URL = "https://example.org/d/dalian@2/1/1"
TODAY = date(2026, 11, 21)


def source(**known: object) -> Source:
    document = PolicyDocument(slug="dalian", title="大连市工作方案", **known)
    return Source.of(document, 2, "1/1", "（一）指导思想", URL, TODAY)


@pytest.mark.parametrize(
    ("known", "cited"),
    [
        (
            {
                "issuers": ["大连市人民政府"],
                "document_number": "大政发〔2024〕1号",
                "issued_on": date(2024, 5, 1),
            },
            "大连市人民政府. 大连市工作方案：大政发〔2024〕1号，（一）指导思想[EB/OL]. 第2版. (2024-05-01)[2026-11-21]. "
            f"{URL}.",
        ),
        ({}, f"大连市工作方案，（一）指导思想[EB/OL]. 第2版. [2026-11-21]. {URL}."),
        (
            {"issuers": ["大连市人民政府", "中共大连市委"]},
            f"大连市人民政府，中共大连市委. 大连市工作方案，（一）指导思想[EB/OL]. 第2版. [2026-11-21]. {URL}.",
        ),
    ],
)
def test_gb7714(known, cited):
    assert source(**known).gb7714() == cited


def test_biblatex():
    assert source(issuers=["大连市人民政府"], issued_on=date(2024, 5, 1)).biblatex() == (
        "@online{dalian-2-1-1,\n"
        "  author = {{大连市人民政府}},\n"
        "  title = {{大连市工作方案}},\n"
        "  titleaddon = {（一）指导思想},\n"
        "  version = {2},\n"
        "  date = {2024-05-01},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-11-21},\n"
        "  langid = {chinese},\n"
        "}"
    )


def test_signs_of_tex_are_text():
    assert tex(r"50%_{a}\b") == r"50\%\_\{a\}\textbackslash{}b"


def test_pages_show_it(client, make_document):
    make_document(PLAN, document_number="大政发〔2024〕1号")
    for address in "/d/dalian/1/1", "/clauses/?q=指导思想":
        html = client.get(address).content.decode()
        assert "大政发〔2024〕1号，（一）指导思想[EB/OL]. 第1版." in html, address
        assert "http://testserver/d/dalian@1/1/1." in html
    assert "@online{dalian-1-1-1," in client.get("/d/dalian/1/1").content.decode()
