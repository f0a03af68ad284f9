"""The whole road, with real files."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from documents.ingest import ingest, ingest_source, reparse
from documents.models import DocumentVersion, PolicyDocument
from documents.reading import Unreadable, read_bytes
from documents.storing.given import Given
from documents.storing.save import Outcome
from tests.conftest import Rows
from tests.policy_text import policy_text

pytestmark = pytest.mark.django_db
TEXT = policy_text()
TRADITIONAL = (
    "大連市污染防治實施方案\n\n為深入打好污染防治攻堅戰，制定本方案。\n一、總體要求\n堅持綠色發展。\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "大连方案.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    return path


def test_the_first_text_may_be_a_title_alone(db: None) -> None:
    source = read_bytes("标题.txt", "大连市治水方案\n2023年5月1日\n".encode(), 10_000)
    assert ingest_source(source).provisions == 0


def test_a_file_becomes_a_document(path: Path) -> None:
    ingested = ingest(path)
    assert (ingested.address, ingested.outcome, ingested.provisions) == (
        "da-lian-fang-an",
        Outcome.CREATED,
        7,
    )
    version = DocumentVersion.objects.get()
    assert (version.text, version.source.encoding) == (TEXT, "gb18030")
    assert bytes(version.source.content) == path.read_bytes()
    assert version.report["coverage"] == 1


def test_the_same_number_twice_is_said(db: None) -> None:
    text = "某省教育厅关于{}的通知\n某教办〔2024〕15号\n一、任务\n抓好落实。\n"
    first = ingest_source(read_bytes("甲.txt", text.format("治水").encode(), 10_000))
    second = ingest_source(read_bytes("乙.txt", text.format("加强治水").encode(), 10_000))
    assert first.warnings == ()
    assert second.warnings == ("文号与已有文件 jia 相同，可能是同一份文件",)


def test_again_only_when_something_changed(path: Path, all_rows: Callable[[], Rows]) -> None:
    ingest(path)
    before = all_rows()
    assert ingest(path).outcome == Outcome.UNCHANGED
    path.write_bytes(TEXT.encode("utf-8-sig"))  # other bytes, the same text
    assert ingest(path).outcome == Outcome.UNCHANGED
    assert all_rows() == before
    assert ingest(path, Given(level="prefecture")).outcome == Outcome.REPARSED
    assert ingest(path, Given(level="prefecture")).outcome == Outcome.UNCHANGED
    path.write_text(TEXT.replace("污水", "废水"), encoding="utf-8")
    assert ingest(path, Given(level="prefecture")).outcome == Outcome.NEW_VERSION


def test_a_dry_run_says_the_same_and_writes_nothing(path: Path, all_rows: Callable[[], Rows]) -> None:
    before = all_rows()
    dry = ingest(path, dry_run=True)
    assert all_rows() == before
    assert ingest(path) == dry


def test_a_refused_file_changes_nothing(path: Path, all_rows: Callable[[], Rows]) -> None:
    ingest(path)
    before = all_rows()
    path.write_bytes(b"\x89PNG\0")
    with pytest.raises(Unreadable):
        ingest(path)
    assert all_rows() == before


def test_the_limit_is_the_setting(path: Path, settings) -> None:
    settings.GOVTRACK_MAX_BYTES = 10
    with pytest.raises(Unreadable, match="大连方案.txt：文件超过上限 10 字节"):
        ingest(path)


def test_a_guess_about_the_file_is_told_and_kept(path: Path) -> None:
    path.write_bytes(TRADITIONAL.encode("big5"))
    warning = "文件按 Big5（繁体中文）读出，请核对文字是否正确"
    assert ingest(path).warnings[0] == warning
    version = DocumentVersion.objects.get()
    assert version.report["warnings"][0] == {"line": 0, "message": warning}
    assert version.text == TRADITIONAL


def test_parsing_a_former_version_again_leaves_the_document_alone(path: Path) -> None:
    ingest(path)
    path.write_text(policy_text(clauses=3), encoding="utf-8")
    ingest(path)
    PolicyDocument.objects.update(title="另一个标题")
    former, latest = DocumentVersion.objects.order_by("number")
    assert reparse(former).address == "da-lian-fang-an@1"
    assert PolicyDocument.objects.get().title == "另一个标题"
    reparse(latest)
    assert PolicyDocument.objects.get().title == "大连市污染防治实施方案"
    assert [version.provisions.filter(printed=True).count() for version in (former, latest)] == [7, 9]


@pytest.mark.parametrize(
    "table",
    tomllib.loads((settings.CORPUS_DIR / "corpus.toml").read_text(encoding="utf-8"))["document"],
    ids=lambda table: table["slug"],
)
def test_the_five_documents_are_described_as_in_the_gold(table: dict, gold_metadata: dict[str, dict]) -> None:
    table = dict(table)
    path = settings.CORPUS_DIR / table.pop("file")
    ingest(path, Given.from_table(table))
    document = PolicyDocument.objects.select_related("region").get()
    expected = gold_metadata[document.slug]
    assert document.title == (expected["title"] or "盘锦市贯彻落实中央环境保护督察反馈意见整改方案")
    assert document.issuers == [name for name in expected["issuer"].split(";") if name]
    assert document.region
    assert document.region.name == expected["region"].rpartition("/")[2]
    assert document.level == expected["level"]
    assert document.document_type == expected["document_type"]
    assert document.status == expected["status"]
    assert (document.issued_on.isoformat() if document.issued_on else "") == expected["date"]
    assert document.document_number == expected["document_number"]
