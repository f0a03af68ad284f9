"""The commands that bring texts in: what they store, what they say, when they fail."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from documents.models import DocumentVersion, PolicyDocument
from tests.conftest import Rows
from tests.policy_text import policy_text

pytestmark = pytest.mark.django_db


def run(*arguments: object, **options: object) -> list[str]:
    """The lines a command writes."""
    out = StringIO()
    call_command(*map(str, arguments), stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts, one of them in a folder below, and files that are not for us."""
    (tmp_path / "2022").mkdir()
    (tmp_path / ".cache").mkdir()
    (tmp_path / "plan.txt").write_text(policy_text(clauses=2), encoding="utf-8")
    (tmp_path / "2022" / "大连方案.md").write_text(policy_text("另一方案", clauses=3), encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / ".cache" / "old.txt").write_text("旧", encoding="utf-8")
    return tmp_path


def test_import_a_folder(folder: Path) -> None:
    assert run("import_documents", folder) == [
        "新建 da-lian-fang-an：9 条",
        "新建 plan：7 条",
        "共 2 件：新建 2，新版本 0，重新解析 0，未变 0，失败 0；条款 16 条。",
    ]
    (folder / "plan.txt").write_text(policy_text(clauses=4), encoding="utf-8")
    assert run("import_documents", folder / "plan.txt", folder / "2022") == [
        "新版本 plan：11 条",
        "未变 da-lian-fang-an：9 条",
        "共 2 件：新建 0，新版本 1，重新解析 0，未变 1，失败 0；条款 20 条。",
    ]


def test_a_dry_run_writes_nothing(folder: Path, all_rows: Callable[[], Rows]) -> None:
    before = all_rows()
    lines = run("import_documents", folder, "--dry-run")
    assert lines[-1] == "试运行，未写入。共 2 件：新建 2，新版本 0，重新解析 0，未变 0，失败 0；条款 16 条。"
    assert all_rows() == before


def test_bad_files_fail_and_good_ones_are_kept(folder: Path) -> None:
    errors = StringIO()
    with pytest.raises(CommandError, match=r"^共 4 件：新建 2，.*失败 2；"):
        run("import_documents", folder, folder / "photo.jpg", folder / "gone.txt", stderr=errors)
    assert errors.getvalue().splitlines() == [
        "photo.jpg：不支持 .jpg 文件，可以读的是 .txt、.md、.html、.htm、.docx、.pdf",
        f"{folder}/gone.txt：没有这个文件",
    ]
    assert PolicyDocument.objects.count() == 2


def test_nothing_to_import_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有找到能读的文件"):
        run("import_documents", tmp_path)


def test_doubtful_lines_are_counted_and_on_demand_listed(folder: Path) -> None:
    traditional = "大連市實施方案\n\n一、總體要求\n堅持綠色發展，深入打好污染防治攻堅戰。\n"
    (folder / "old.txt").write_bytes(traditional.encode("big5"))
    assert "新建 old：2 条，1 处需核对" in run("import_documents", folder / "old.txt")
    assert "  文件按 Big5（繁体中文）读出，请核对文字是否正确" in run(
        "import_documents", folder / "old.txt", verbosity=2
    )


def test_load_corpus_twice(all_rows: Callable[[], Rows]) -> None:
    assert run("load_corpus")[-1] == "共 5 件：新建 5，新版本 0，重新解析 0，未变 0，失败 0；条款 245 条。"
    before = all_rows()
    assert run("load_corpus")[-1] == "共 5 件：新建 0，新版本 0，重新解析 0，未变 5，失败 0；条款 245 条。"
    assert all_rows() == before
    assert run("import_documents", settings.CORPUS_DIR)[-1].startswith(
        "共 5 件：新建 0，新版本 0，重新解析 0，未变 5"
    )


def test_reparse_old_ones_or_all(folder: Path) -> None:
    run("import_documents", folder)
    assert run("reparse")[-1].startswith("共 0 件")
    DocumentVersion.objects.filter(document__slug="plan").update(pipeline_version="0")
    assert run("reparse")[0] == "重新解析 plan：7 条"
    assert run("reparse")[-1].startswith("共 0 件")
    assert run("reparse", "--all")[-1].startswith("共 2 件：新建 0，新版本 0，重新解析 2")
