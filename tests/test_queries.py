from types import SimpleNamespace

import pytest
from django.http import QueryDict

from documents import queries
from documents.addresses import Address
from documents.filters import ClauseFilter
from documents.models import DocumentVersion, Provision
from documents.queries import ClauseRow
from documents.strict import ask
from tests.samples import PLAN

LAW = """大连市环境保护条例

第一章 总则
第一条 为了保护环境，制定本条例。
第二条 本市应当做到：
（一）依法治理；
（二）公众参与。
第二章 附则
第三条 本条例自公布之日起施行。
"""


def test_version_at(make_document):
    make_document(PLAN)
    newer = make_document(PLAN.replace("绿色", "蓝色"))
    assert queries.version_at(Address("dalian")) == newer
    assert queries.version_at(Address("dalian", 2)) == newer
    assert queries.version_at(Address("dalian", 1)).number == 1
    with pytest.raises(DocumentVersion.DoesNotExist):
        queries.version_at(Address("dalian", 3))


def node(version: DocumentVersion, path: str) -> Provision:
    return queries.with_ancestors(version, path)[-1]


@pytest.mark.parametrize(
    ("path", "above"),
    [("1", []), ("1/2/1", ["1", "1/2"]), ("1/1/s2", ["1", "1/1"]), ("9/9", None), ("1/9", None)],
)
def test_with_ancestors(make_document, path, above):
    found = [node.path for node in queries.with_ancestors(make_document(PLAN), path)]
    assert found == ([] if above is None else [*above, path])


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("0", None, "1"),
        ("1", "0", "2"),
        ("2", "1", None),
        ("1/1", None, "1/2"),
        ("2/3", "1/2", None),
        ("1/2/1", None, "1/2/2"),
        ("1/1/s2", "1/1/s1", "2/3/s1"),
    ],
)
def test_neighbours(make_document, path, before, after):
    found = queries.neighbours(node(make_document(PLAN), path))
    assert tuple(one and one.path for one in found) == (before, after)


def test_below(make_document):
    version = make_document(PLAN)
    assert [one.path for one in queries.below(node(version, "1"))] == [
        "1/1",
        "1/1/s1",
        "1/1/s2",
        "1/2",
        "1/2/1",
        "1/2/2",
    ]
    assert not queries.below(node(version, "1/2/2"))


def rows(query: str) -> dict[str, ClauseRow]:
    found = queries.as_rows(ask(ClauseFilter, QueryDict(query), queries.clause_nodes()).qs)
    return {row.path: row for row in queries.filled(found)}


def test_rows_know_their_chapter_and_text(make_document):
    make_document(PLAN)
    found = rows("sentences=1") | rows("kind=preamble") | rows("level=chapter")
    assert {path: row.chapter for path, row in found.items()} == {
        "0": None,
        "1": "一、总体要求",
        "2": "二、保障措施",
        "1/1": "一、总体要求",
        "1/1/s1": "一、总体要求",
        "1/1/s2": "一、总体要求",
        "1/2/1": "一、总体要求",
        "1/2/2": "一、总体要求",
        "2/3": "二、保障措施",
        "2/3/s1": "二、保障措施",
    }
    assert found["1/1/s2"].text == "坚持系统治理。"
    assert found["1/1"].text == "坚持绿色发展。坚持系统治理。"


def test_chapters_of_a_law(make_document):
    make_document(LAW, "law")
    found = rows("level=clause")
    assert [row.chapter for row in found.values()] == ["第一章总则", "第一章总则", "第二章附则"]


def test_titles_above(make_document):
    make_document(PLAN, "dalian")
    make_document(PLAN.replace("总体", "基本"), "yuzhou")
    found = queries.titles_above(queries.filled(queries.as_rows(queries.clause_nodes())))
    assert {path for _, path in found} == {"1", "1/1", "1/2", "2", "2/3"}
    assert {node.heading for (_, path), node in found.items() if path == "1"} == {"总体要求", "基本要求"}
    assert queries.titles_above([]) == {}


@pytest.mark.django_db
def test_titles_above_rows_of_very_many_documents():
    """A download of the best hits of 1,500 documents: SQLite takes no question that is 1,000 deep."""
    assert queries.titles_above(SimpleNamespace(tree_id=tree, path="1/2/3") for tree in range(1, 1501)) == {}


def test_documents_among(make_document):
    make_document(PLAN, "dalian")
    make_document(LAW, "law")
    asked = ask(ClauseFilter, QueryDict("document=law"), queries.clause_nodes())
    counts = {one["slug"]: one["rows"] for one in queries.documents_among(asked.anywhere(), 5)}
    assert counts == {"dalian": 4, "law": asked.qs.count()}
    assert len(queries.documents_among(asked.anywhere(), 1)) == 1


def test_chapters_of(make_document):
    version = make_document(LAW, "law")
    assert [one.path for one in queries.chapters_of(version.document)] == ["1", "2"]
