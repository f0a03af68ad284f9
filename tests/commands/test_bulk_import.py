"""A folder of many documents: what is told of each, twins, a second run, and a run that was killed."""

import csv
import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError

from documents.models import Aligned, DocumentVersion, PolicyDocument
from documents.reading import files
from documents.storing.check import faults_of
from tests.commands.test_import_commands import run
from tests.conftest import Rows, Start
from tests.policy_text import policy_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five plans, one of them twice, and a file that is none."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(1, 6):
        (folder / f"plan-{number}.txt").write_text(policy_text(f"第{number}号方案"), encoding="utf-8")
    (folder / "plan-3-copy.txt").write_bytes((folder / "plan-3.txt").read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    return folder


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["told.csv", "told.jsonl"])
def test_each_file_has_a_line_in_the_report(folder: Path, tmp_path: Path, name: str) -> None:
    report = tmp_path / name
    with pytest.raises(CommandError, match=r"^共 7 件：新建 5，新版本 0，重新解析 0，未变 1，失败 1；"):
        run("import_documents", folder, "--report", report)
    text = report.read_text(encoding="utf-8-sig")
    rows = (
        list(csv.DictReader(text.splitlines()))
        if name.endswith(".csv")
        else [json.loads(line) for line in text.splitlines()]
    )
    told = {
        Path(row["file"]).name: (
            row["outcome"],
            row["address"],
            int(row["provisions"]),
            Path(row["same_as"]).name,
        )
        for row in rows
    }
    assert told == {
        "broken.pdf": ("", "", 0, ""),
        "plan-1.txt": ("created", "plan-1", 7, ""),
        "plan-2.txt": ("created", "plan-2", 7, ""),
        "plan-3-copy.txt": ("created", "plan-3-copy", 7, ""),
        "plan-3.txt": ("unchanged", "plan-3-copy", 7, "plan-3-copy.txt"),
        "plan-4.txt": ("created", "plan-4", 7, ""),
        "plan-5.txt": ("created", "plan-5", 7, ""),
    }
    assert "broken.pdf：" in rows[0]["error"]


@pytest.mark.django_db
def test_twins_are_one_document_and_told(folder: Path) -> None:
    (folder / "broken.pdf").unlink()
    note = f"  与 {folder}/plan-3-copy.txt 是同一文本，不重复入库"
    for _again in range(2):
        lines = run("import_documents", folder, "--no-align")
        assert [lines[at - 1] for at, line in enumerate(lines) if line == note] == ["未变 plan-3-copy：7 条"]
    assert PolicyDocument.objects.count() == 5


@pytest.mark.django_db
def test_a_second_run_reads_nothing(
    folder: Path, all_rows: Callable[[], Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "broken.pdf").unlink()
    run("import_documents", folder)
    assert Aligned.objects.count() == 10, "each pair of the five, once"
    before = all_rows()
    monkeypatch.setattr(files, "READERS", {".txt": ("", None)})  # whoever reads fails
    assert run("import_documents", folder)[-1].startswith(
        "共 6 件：新建 0，新版本 0，重新解析 0，未变 6，失败 0；"
    )
    assert all_rows() == before


@pytest.mark.django_db
def test_a_folder_with_two_texts_of_a_document_settles(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    for year, clauses in (("2022", 2), ("2023", 3)):
        (folder / year).mkdir()
        (folder / year / "plan.txt").write_text(policy_text(clauses=clauses), encoding="utf-8")
    run("import_documents", folder)
    assert run("import_documents", folder)[:2] == ["未变 plan@1：7 条", "未变 plan：9 条"]
    assert DocumentVersion.objects.count() == 2


@pytest.mark.django_db
def test_comparing_can_be_left_to_later(folder: Path) -> None:
    (folder / "broken.pdf").unlink()
    run("import_documents", folder, "--no-align")
    assert not Aligned.objects.exists()
    run("import_documents", folder)
    assert Aligned.objects.count() == 10


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "message"), [("told.doc", "须以 .csv 或 .jsonl 结尾"), ("no/told.csv", "无法写入")]
)
def test_a_report_that_cannot_be_written_is_told(
    folder: Path, tmp_path: Path, name: str, message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        run("import_documents", folder, "--report", tmp_path / name)
    assert not PolicyDocument.objects.exists()


def test_kill_9_and_again(start: Start, folder: Path, tmp_path: Path) -> None:
    (folder / "broken.pdf").unlink()
    report = tmp_path / "told.jsonl"
    killed = start("-m", "tests.commands.die_importing", folder, report)
    output, _ = killed.communicate(timeout=120)
    assert (killed.returncode, output.splitlines()[-1]) == (-signal.SIGKILL, "killed in the third document")
    assert [json.loads(line)["outcome"] for line in report.read_text(encoding="utf-8").splitlines()] == [
        "created",
        "created",
    ]
    assert PolicyDocument.objects.count() == 2
    assert run("import_documents", folder)[-1].startswith(
        "共 6 件：新建 3，新版本 0，重新解析 0，未变 3，失败 0；"
    )
    assert PolicyDocument.objects.count() == DocumentVersion.objects.count() == 5
    assert not [fault for version in DocumentVersion.objects.all() for fault in faults_of(version)]
    assert Aligned.objects.count() == 10
