"""Which rows each question finds, in order."""

from urllib.parse import quote

import pytest
from django.http import QueryDict

from documents.filters import ClauseFilter, DocumentFilter
from documents.filters.sentences import many
from documents.models import Provision
from documents.queries import clause_nodes, public_versions
from documents.strict import ask
from tests.samples import PLAN

UNITS = ["1/1", "1/2/1", "1/2/2", "2/3"]


@pytest.fixture
def corpus(make_document):
    make_document(PLAN, "dalian", regions=["辽宁省", "大连市"], level="prefecture")
    draft = PLAN.replace("大连市大气", "禹州市水").replace("细颗粒物", "化学需氧量（COD）")
    make_document(draft, "yuzhou", regions=["河南省", "许昌市", "禹州市"], level="county", status="draft")


def found(query: str) -> list[str]:
    rows = ask(ClauseFilter, QueryDict(query), clause_nodes()).qs
    return [f"{slug}/{path}" for slug, path in rows.values_list("version__document__slug", "path")]


def of(slug: str, *paths: str) -> list[str]:
    return [f"{slug}/{path}" for path in paths]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("", UNITS),
        ("level=chapter", ["1", "2"]),
        ("level=clause", ["1/1", "1/2", "2/3"]),
        ("level=measure", ["1/2/1", "1/2/2"]),
        ("level=measure&sentences=1", ["1/1/s1", "1/1/s2", "1/2/1", "1/2/2", "2/3/s1"]),
        ("level=clause&sentences=1", ["1/1", "1/2", "2/3"]),
        ("sentences=1", ["1/1", "1/1/s1", "1/1/s2", "1/2/1", "1/2/2", "2/3", "2/3/s1"]),
        ("kind=preamble", ["0"]),
        ("kind=clause&level=measure", []),
        ("chapter=1", ["1/1", "1/2/1", "1/2/2"]),
        ("chapter=1/2/", ["1/2/1", "1/2/2"]),
        ("chapter=1&level=clause", ["1/1", "1/2"]),
        ("q=排污许可", ["1/2/2"]),
        ("q=指导思想", ["1/1"]),
        ("q=系统治理&sentences=1", ["1/1", "1/1/s2"]),
        ("q=下降10%25", ["1/2/1"]),
        ('q="%25"', ["1/2/1"]),
        ('q="_"', []),
        ("q=总体要求", ["1"]),  # a search looks through all that is printed
        ("q=总体要求&level=unit", []),
        ("q=排污 全覆盖", ["1/2/2"]),
        ("q=治理 -系统", []),
        ("q=dalian/1/2/2", ["1/2/2"]),
        ("q=各负其责 OR 排污许可&sort=document", ["1/2/2", "2/3"]),
        ("q=发放排污许可", ["1/2/2"]),  # not word for word
        ("year=2024", []),
        ("sort=-length&level=measure", ["1/2/1", "1/2/2"]),
        ("sort=length&level=measure", ["1/2/2", "1/2/1"]),
        ("status=issued&admin_level=prefecture&region=210200", UNITS),
    ],
)
def test_rows_of_one_document(query, paths):
    assert found(f"document=dalian&{query}") == of("dalian", *paths)


SENTENCES = """沈阳市方案

一、总体要求
（一）目标。到2025年完成排污许可。推进试点示范工程。细颗粒物（PM2.5）浓度下降。二○二五年建成[一区]。
"""


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("到 2025 年", ["1/1", "1/1/s1"]),
        ("ＰＭ２.５", ["1/1", "1/1/s3"]),
        ("〔一区〕", ["1/1", "1/1/s4"]),
        ("二〇二五年", ["1/1", "1/1/s4"]),
        ("完成排污许可。推进", ["1/1"]),  # across two sentences
        ("%", []),
    ],
)
def test_sentences_are_looked_through_as_provisions_are(make_document, query, paths):
    make_document(SENTENCES, "shenyang")
    assert found(f'sentences=1&sort=document&q="{quote(query)}"') == of("shenyang", *paths)


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("排污 -试点", ["1/1/s1"]),  # its neighbour says 试点, and so the provision does
        ("排污 OR 工程 -许可", ["1/1/s2"]),
        ("排污 -2025", []),
        ("排污 -总体", ["1/1", "1/1/s1"]),
    ],
)
def test_what_is_excluded_is_excluded_of_a_sentence(make_document, query, paths):
    make_document(SENTENCES, "shenyang")
    assert found(f"sentences=1&sort=document&q={quote(query)}") == of("shenyang", *paths)


@pytest.mark.usefixtures("corpus")
def test_any_number_of_sentences():
    assert Provision.objects.filter(pk__in=many(range(300_000))).count() == Provision.objects.count()


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["dalian", "yuzhou"]),
        ("sort=-document", ["yuzhou", "dalian"]),
        ("region=210000", ["dalian"]),
        ("region=210200", ["dalian"]),
        ("region=410000", ["yuzhou"]),
        ("region=411000", ["yuzhou"]),
        ("admin_level=county", ["yuzhou"]),
        ("admin_level=national", []),
        ("status=draft", ["yuzhou"]),
    ],
)
def test_rows_of_documents(query, slugs):
    assert found(query) == [address for slug in slugs for address in of(slug, *UNITS)]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("word", ["cod", "COD"])
def test_latin_letters_alike(word):
    assert found(f"q={word}") == of("yuzhou", "1/2/1")


@pytest.mark.usefixtures("corpus")
def test_length_of_a_sentence_is_its_own():
    """坚持绿色发展。坚持系统治理。各部门各负其责。: 7, 7 and 8 characters, though their texts are in the parents."""
    paths = ["1/1/s1", "1/1/s2", "1/2/2", "2/3/s1", "1/2/1"]
    assert found("document=dalian&level=measure&sentences=1&sort=length") == of("dalian", *paths)


@pytest.mark.usefixtures("corpus")
def test_unpublished_and_former_texts_are_not_found(make_document):
    old = make_document(PLAN, "dalian")
    make_document(PLAN.replace("绿色", "蓝色"), "dalian")
    assert found("q=绿色") == of("yuzhou", "1/1")
    assert found("q=蓝色") == of("dalian", "1/1")
    old.document.state = "withdrawn"
    old.document.save()
    assert found("q=蓝色") == []


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", ["dalian", "yuzhou"]),
        ("region=210000", ["dalian"]),
        ("admin_level=county", ["yuzhou"]),
        ("status=draft", ["yuzhou"]),
        ("title=大气", ["dalian"]),
        ("title=没有", []),
    ],
)
def test_documents(query, slugs):
    versions = ask(DocumentFilter, QueryDict(query), public_versions()).qs
    assert [version.document.slug for version in versions] == slugs
