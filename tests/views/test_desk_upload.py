"""Uploads through the page, for real: threads read and publish, the request waits only for a moment."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Arrival, DocumentVersion
from tests.desk.test_correct import TEXT
from tests.reading.making import docx_of

pytestmark = pytest.mark.django_db(transaction=True)
State = Arrival.State


def file(name, content=TEXT):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def settled(count):
    until = time.monotonic() + 60
    busy = [State.WAITING, State.READING, State.PUBLISHING]
    while Arrival.objects.filter(state__in=busy).exists() and time.monotonic() < until:
        time.sleep(0.05)
    arrivals = list(Arrival.objects.order_by("name"))
    assert len(arrivals) == count
    return arrivals


def test_a_word_file_is_read_and_published(desk_client):
    content = docx_of(TEXT)
    answer = desk_client.post("/desk/", {"files": file("方案.docx", content)})
    (arrival,) = settled(1)
    assert answer.headers["Location"] == f"/desk/{arrival.pk}/"
    assert (arrival.state, arrival.encoding) == (State.READ, "docx")
    answer = desk_client.post(f"/desk/{arrival.pk}/publish", {"revision": "0"})
    (arrival,) = settled(1)
    assert arrival.state == State.PUBLISHED
    version = DocumentVersion.objects.get()
    answer = desk_client.get(f"/desk/{arrival.pk}/")
    assert (
        answer.headers["Location"]
        == version.get_absolute_url()
        == "/d/da-lian-shi-bi-shui-bao-wei-zhan-gong-zuo-fang-an/"
    )
    assert b"".join(desk_client.get(f"/desk/{arrival.pk}/file").streaming_content) == content


def test_several_files_and_a_text(desk_client):
    sent = {
        "files": [file("1.txt"), file("2.txt", TEXT + "附注。"), file("3.exe")],
        "text": "粘贴的方案\n一、总体要求\n",
    }
    answer = desk_client.post("/desk/", sent, follow=True)
    assert "已收件 4 件" in answer.content.decode()
    assert [(each.name, each.state) for each in settled(4)] == [
        ("1.txt", State.READ),
        ("2.txt", State.READ),
        ("3.exe", State.FAILED),
        ("粘贴的方案.txt", State.READ),
    ]


def test_nothing_sent_is_said(desk_client):
    assert "没有粘贴文字" in desk_client.post("/desk/", {"text": " "}, follow=True).content.decode()
    assert not Arrival.objects.exists()


def test_too_much(desk_client, settings):
    settings.GOVTRACK_MAX_BYTES = 1000
    answer = desk_client.post("/desk/", {"files": file("large.txt", "x" * (1024 * 1024 + 2000))})
    assert answer.status_code == 400
    assert "发来的内容太大" in answer.content.decode()
    answer = desk_client.post("/desk/", {"text": "字" * 400_000})
    assert answer.status_code == 400
    assert not Arrival.objects.exists()
    desk_client.post("/desk/", {"files": file("large.txt", "x" * 1001)})
    (arrival,) = settled(1)
    assert "文件超过上限" in arrival.message


def test_too_many(desk_client):
    answer = desk_client.post("/desk/", {"files": [file(f"{number}.txt") for number in range(21)]})
    assert answer.status_code == 400
    assert "一次最多发来 20 个文件" in answer.content.decode()
    assert not Arrival.objects.exists()


def test_what_was_interrupted_is_taken_up(desk_client):
    desk_client.post("/desk/", {"files": file("1.txt")})
    (arrival,) = settled(1)
    Arrival.objects.update(state=State.READING, text="", changed_at="2025-01-01T00:00Z")
    desk_client.post(f"/desk/{arrival.pk}/move", {"to": "again"})
    (arrival,) = settled(1)
    assert (arrival.state, arrival.text) == (State.READ, TEXT)
    Arrival.objects.update(state=State.PUBLISHING, slug="bishui", changed_at="2025-01-01T00:00Z")
    desk_client.post(f"/desk/{arrival.pk}/move", {"to": "again"})
    (arrival,) = settled(1)
    assert (arrival.state, arrival.version.document.slug) == (State.PUBLISHED, "bishui")
