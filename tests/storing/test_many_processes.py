"""What other processes do to the database: die in the middle of a load, import at the same time."""

import signal
from collections.abc import Callable
from pathlib import Path

from documents.ingest import ingest
from documents.models import DocumentVersion, PolicyDocument, Provision
from documents.storing.check import faults_of
from tests.conftest import Rows, Start
from tests.policy_text import policy_text


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_kill_9_in_the_middle_of_a_load_leaves_nothing(
    start: Start, tmp_path: Path, all_rows: Callable[[], Rows]
) -> None:
    ingest(write(tmp_path, "plan.txt", policy_text()))
    before = all_rows()
    big = policy_text(chapters=20, clauses=60)  # 3,600 provisions and more: three batches
    for name in ("plan.txt", "new.txt"):  # the next version of a document, and a new document
        killed = start("-m", "tests.storing.die_loading", write(tmp_path, name, big))
        output, _ = killed.communicate(timeout=60)
        assert (killed.returncode, output) == (-signal.SIGKILL, "killed at the third insert\n")
        assert all_rows() == before
    assert ingest(tmp_path / "plan.txt").provisions == 1221  # the lock is free again


def test_four_importers_at_once(start: Start, tmp_path: Path) -> None:
    """Each imports a text that all have, a text of its own, and a text of its own for a document that all have."""
    for number in range(1, 5):
        folder = tmp_path / str(number)
        write(folder, "common.txt", policy_text("共同方案", chapters=8, clauses=12))
        write(folder, f"own-{number}.txt", policy_text(f"第{number}方案", chapters=8, clauses=12))
        write(folder, "changing.txt", policy_text("变动方案", chapters=8, clauses=6 + number))
    importers = [start("manage.py", "import_documents", tmp_path / str(number)) for number in range(1, 5)]
    for importer in importers:
        output, _ = importer.communicate(timeout=120)
        assert importer.returncode == 0, output

    assert set(PolicyDocument.objects.values_list("slug", flat=True)) == {
        *("common", "changing", "own-1", "own-2", "own-3", "own-4")
    }
    versions = list(DocumentVersion.objects.select_related("document").order_by("number"))
    assert [fault for version in versions for fault in faults_of(version)] == []
    changing = [version for version in versions if version.document.slug == "changing"]
    assert [(version.number, version.is_latest) for version in changing] == [
        *((1, False), (2, False), (3, False), (4, True))
    ]
    assert len(versions) == 9
    assert Provision.objects.filter(printed=True).count() == sum(
        each.counts["provision"] for each in versions
    )
    assert Provision.objects.filter(path="").count() == 9
