"""Text → rows → outline is the same outline, and rows change only when they must."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from documents.models import Chapter, Clause, DocumentVersion, Measure, PolicyDocument, Provision, Region
from documents.parsing.outline import parse
from documents.reading import Source, read_bytes, read_path
from documents.storing.check import faults_of
from documents.storing.given import Given
from documents.storing.load import load_outline
from documents.storing.save import Outcome, replace_outline, save_outline
from documents.storing.tree import NoTreeError
from tests.conftest import Rows
from tests.paths import TEXTS
from tests.policy_text import policy_text

pytestmark = pytest.mark.django_db


def source_of(text: str, name: str = "plan.txt") -> Source:
    return read_bytes(name, text.encode(), 20_000_000)


def save(text: str, name: str = "plan.txt", given: Given | None = None) -> tuple[DocumentVersion, Outcome]:
    return save_outline(source_of(text, name), parse(text), given)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_text_to_rows_to_outline(path) -> None:
    source = read_path(path, 20_000_000)
    outline = parse(source.text)
    version, _ = save_outline(source, outline)
    assert load_outline(DocumentVersion.objects.get(id=version.id)) == outline
    assert list(faults_of(version)) == []


def test_mptt_walks_the_stored_tree() -> None:
    version, _ = save(policy_text(chapters=2, clauses=2))
    clause = Clause.objects.get(version=version, path="2/1")
    assert [row.path for row in clause.get_ancestors()] == ["", "2"]
    assert [row.path for row in clause.get_children()] == ["2/1/s1", "2/1/s2"]
    assert [row.path for row in Chapter.objects.get(version=version, path="1").get_descendants()] == [
        *("1/1", "1/1/s1", "1/1/s2", "1/2", "1/2/s1", "1/2/s2")
    ]
    assert clause.get_root() == Provision.objects.get(version=version, path="")
    assert (Chapter.rows.count(), Clause.rows.count(), Measure.rows.count()) == (2, 4, 8)


def test_the_document_is_described() -> None:
    given = Given(slug="dalian", level="prefecture", regions=("辽宁省", "大连市"), source="政府网站")
    version, outcome = save(policy_text(), given=given)
    document = PolicyDocument.objects.get()
    assert outcome == Outcome.CREATED
    assert (document.slug, document.title) == ("dalian", "大连市污染防治实施方案")
    assert (document.level, document.document_type, document.status) == ("prefecture", "实施方案", "issued")
    assert list(Region.objects.values_list("code", "parent")) == [("210000", None), ("210200", "210000")]
    assert (document.region_id, document.given["source"]) == ("210200", "政府网站")
    assert version.counts == {"chapter": 2, "clause": 4, "measure": 0, "provision": 7, "unit": 4}


def test_the_same_again_changes_no_row(all_rows: Callable[[], Rows]) -> None:
    save(policy_text(), given=Given(slug="dalian"))
    before = all_rows()
    for given in (None, Given(slug="dalian")):
        assert save(policy_text(), given=given)[1] == Outcome.UNCHANGED
    assert all_rows() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda: DocumentVersion.objects.update(pipeline_version="0"),
        lambda: PolicyDocument.objects.update(given={"level": "county"}),
    ],
    ids=["pipeline", "statements"],
)
def test_new_provisions_in_the_same_version(change: Callable[[], int]) -> None:
    first, _ = save(policy_text(), given=Given(slug="dalian"))
    old = set(Provision.objects.values_list("id", flat=True))
    change()
    version, outcome = save(policy_text(), given=Given(slug="dalian"))
    assert (version, outcome) == (first, Outcome.REPARSED)
    assert Provision.objects.count() == len(old)
    assert not Provision.objects.filter(id__in=old).exists()  # an id never comes back
    assert save(policy_text(), given=Given(slug="dalian"))[1] == Outcome.UNCHANGED


def test_saying_nothing_keeps_what_was_stated() -> None:
    save(policy_text(), given=Given(slug="dalian", title="另一个标题"))
    DocumentVersion.objects.update(pipeline_version="0")
    assert save(policy_text())[1] == Outcome.REPARSED
    assert PolicyDocument.objects.get().title == "另一个标题"


def test_another_text_is_the_next_version() -> None:
    first, _ = save(policy_text(clauses=2))
    second, outcome = save(policy_text(clauses=3))
    first.refresh_from_db()
    assert outcome == Outcome.NEW_VERSION
    assert (first.number, first.is_latest, second.number, second.is_latest) == (1, False, 2, True)
    assert (first.address, second.address) == ("plan@1", "plan")
    assert {row.tree_id for row in Provision.objects.all()} == {first.id, second.id}
    third, outcome = save(policy_text(clauses=2))  # the old text again is the newest one
    assert (third.number, outcome) == (3, Outcome.NEW_VERSION)


@pytest.mark.parametrize(
    ("name", "title", "addresses"),
    [
        ("plan.txt", "大连市污染防治实施方案", ["plan@1", "plan"]),  # same name, same title
        ("plan.txt", "盘锦市污染防治实施方案", ["plan", "plan-2"]),
        ("other.txt", "大连市污染防治实施方案", ["plan", "other"]),
    ],
)
def test_a_new_text_of_which_document(name: str, title: str, addresses: list[str]) -> None:
    save(policy_text(clauses=2))
    save(policy_text(title, clauses=3), name)
    versions = DocumentVersion.objects.select_related("document").order_by("id")
    assert [version.address for version in versions] == addresses


def test_another_document_number_is_another_document() -> None:
    for number in (7, 8):
        text = policy_text().replace("方案\n", f"方案\n\n大政发〔2022〕{number}号\n", 1)
        save(text)
    assert list(PolicyDocument.objects.values_list("slug", "document_number")) == [
        ("plan", "大政发〔2022〕7号"),
        ("plan-2", "大政发〔2022〕8号"),
    ]


def test_the_same_text_under_another_name_is_the_same_document() -> None:
    save(policy_text())
    assert save(policy_text(), "copy.txt")[1] == Outcome.UNCHANGED


def test_a_text_without_title_is_called_by_its_file() -> None:
    save("一、总体要求\n坚持绿色发展。\n", "盘锦整改方案.txt")
    document = PolicyDocument.objects.get()
    assert (document.title, document.slug) == ("盘锦整改方案", "pan-jin-zheng-gai-fang-an")


def test_it_keeps_that_name_when_the_file_comes_under_another() -> None:
    text = "一、总体要求\n坚持绿色发展。\n"
    save(text, "盘锦整改方案.txt")
    DocumentVersion.objects.update(pipeline_version="0")
    assert save(text, "copy.txt")[1] == Outcome.REPARSED
    assert PolicyDocument.objects.get().title == "盘锦整改方案"


def test_longest_fields_fit() -> None:
    name = "长" * 251 + ".txt"
    header = replace(parse("").header, title="长" * 600, document_number="号" * 200, document_type="类" * 90)
    save_outline(source_of("一、总则\n", name), replace(parse("一、总则\n"), header=header))
    document = PolicyDocument.objects.get()
    assert (len(document.title), len(document.document_number), len(document.document_type)) == (500, 100, 50)


def test_a_failed_save_changes_nothing(all_rows: Callable[[], Rows]) -> None:
    save(policy_text(clauses=2))
    before = all_rows()
    outline = parse(policy_text(clauses=3))
    twice = replace(outline, nodes=(*outline.nodes, outline.nodes[-1]))
    with pytest.raises(NoTreeError):
        save_outline(source_of(policy_text(clauses=3)), twice)
    assert all_rows() == before
    broken = replace(outline.nodes[-1], label=None)  # NOT NULL fails, after most rows are written
    with pytest.raises(IntegrityError):
        save_outline(source_of(policy_text(clauses=3)), replace(outline, nodes=(*outline.nodes[:-1], broken)))
    assert all_rows() == before


def test_a_dry_run_changes_nothing(all_rows: Callable[[], Rows]) -> None:
    before = all_rows()
    _, outcome = save_outline(source_of(policy_text()), parse(policy_text()), dry_run=True)
    assert outcome == Outcome.CREATED
    assert all_rows() == before


def test_warnings_about_the_file_outlive_parsing_again() -> None:
    source = replace(source_of(policy_text()), warnings=("文件按 Big5 读出",))
    version, _ = save_outline(source, parse(source.text))
    replace_outline(version, parse(source.text))
    version.refresh_from_db()
    assert version.report["warnings"] == [{"line": 0, "message": "文件按 Big5 读出"}]
    assert load_outline(version) == parse(source.text)


@pytest.mark.parametrize("again", [False, True], ids=["new", "reparsed"])
def test_queries_a_node(again: bool) -> None:
    source = source_of(policy_text(chapters=20, clauses=33))
    outline = parse(source.text)
    assert len(outline.nodes) == 2001
    if again:
        save_outline(source, outline)
        DocumentVersion.objects.update(pipeline_version="0")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        save_outline(source, outline)
    assert len(queries) <= 0.05 * len(outline.nodes)
