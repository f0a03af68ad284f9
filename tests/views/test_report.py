"""The parse report of a version: what was discarded, what reading left out, from storing to the page."""

import pytest
from django.test import Client

from documents.ingest import ingest_source, reparse
from documents.models import DocumentVersion
from documents.reading import Source
from documents.reading.source import LeftOut
from documents.storing import reading
from documents.views.report import NotRead, report_of

pytestmark = pytest.mark.django_db
TEXT = "治水方案\n一、总体要求\n要治水。\n"


def store(*left_out: LeftOut, sha256: str = "0" * 64) -> DocumentVersion:
    source = Source("plan.pdf", b"%PDF", sha256, "PDF", TEXT, ("未收入正文：页眉 4 处",), left_out)
    ingest_source(source)
    return DocumentVersion.objects.defer(None).get()


HEADERS = [LeftOut("页眉", "大连市  文件", page) for page in (1, 2, 3, 4)]


def test_what_reading_left_out_is_kept_and_shown() -> None:
    long = "长" * 400
    version = store(*HEADERS, LeftOut("页码", "1", 1), LeftOut("页眉", "<b>", 5), LeftOut("隐藏文字", long))
    assert report_of(version).not_read == [
        NotRead("页眉", "大连市 文件", 4, "1、2、3 等"),
        NotRead("页眉", "<b>", 1, "5"),
        NotRead("页码", "1", 1, "1"),
        NotRead("隐藏文字", "长" * 60 + "…", 1, ""),
    ]
    assert len(version.report["left_out"][-1]["text"]) == reading.LONGEST
    page = Client().get("/d/plan/").content.decode()
    assert "阅读时未收入正文" in page
    assert '<td class="excerpt">&lt;b&gt;</td>' in page


def test_it_stays_when_the_text_is_parsed_again_or_comes_from_another_file() -> None:
    kept = store(*HEADERS).report["left_out"]
    reparse(DocumentVersion.objects.get())
    assert DocumentVersion.objects.get().report["left_out"] == kept
    DocumentVersion.objects.update(pipeline_version="0")
    assert store(sha256="1" * 64).report["left_out"] == kept, "the file that is kept is the first"
    DocumentVersion.objects.update(pipeline_version="0")
    assert store().report["left_out"] == [], "the same file, read anew"


def test_no_more_is_kept_than_anyone_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 3)
    version = store(*HEADERS, LeftOut("页码", "1", 1))
    assert (len(version.report["left_out"]), version.report["left_out_more"]) == (3, 2)
    assert report_of(version).more == 2
    assert report_of(store()).not_read == report_of(version).not_read, "unchanged, so nothing is written"
