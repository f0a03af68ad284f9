"""What the desk takes, how much of it, and how it lets go."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from documents.desk import receive as desk
from documents.desk.receive import Refused, discard, receive, receive_pasted, take_back
from documents.models import Arrival

State = Arrival.State


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("方案.docx", "方案.docx"),
        ("../../etc/cron.d/方案.txt", "方案.txt"),
        ("C:\\文件\\方案.txt", "方案.txt"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie: x.txt"),
        ("", "未命名"),
        ("长" * 300 + ".docx", "长" * 250 + ".docx"),
    ],
)
def test_names_are_bare(importer, name, kept):
    assert receive(name, b"x", importer).name == kept


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大连市工作方案\n一、总体要求", "大连市工作方案.txt"),
        ("\r\n\r\n  大连市工作方案  \r\n一、总体要求", "大连市工作方案.txt"),
        ("某市/某县方案", "某市某县方案.txt"),
        ("字" * 99, "字" * 40 + ".txt"),
    ],
)
def test_a_pasted_text_bears_its_first_line(importer, text, name):
    arrival = receive_pasted(text, importer)
    assert (arrival.name, arrival.pasted) == (name, True)
    assert b"\r" not in bytes(arrival.content)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (" \n\u3000", "没有粘贴文字。"),
        ("字" * (desk.MOST_PASTED + 1), "粘贴的文字有 300001 字，上限是 300000 字；请存成文件上传。"),
    ],
)
def test_what_is_not_pasted(importer, text, message):
    with pytest.raises(Refused, match=message):
        receive_pasted(text, importer)
    assert not Arrival.objects.exists()


def test_a_person_has_so_many_open(importer, monkeypatch):
    monkeypatch.setattr(desk, "MOST_OPEN", 2)
    first = receive("1.txt", b"1", importer)
    receive("2.txt", b"2", importer)
    with pytest.raises(Refused, match="已有 2 件待处理"):
        receive("3.txt", b"3", importer)
    receive("of another.txt", b"3", User.objects.create_user("li"))
    assert discard(first)
    receive("3.txt", b"3", importer)


def test_discarding_is_undone(importer):
    arrival = receive("1.txt", b"1", importer)
    arrival.state = State.READ
    assert discard(arrival)
    assert Arrival.objects.get().state == State.DISCARDED
    assert not discard(arrival)
    assert take_back(arrival)
    assert Arrival.objects.get().state == State.READ
    assert not take_back(arrival)


@pytest.mark.parametrize("state", [State.READING, State.PUBLISHING, State.PUBLISHED])
def test_what_is_worked_on_or_published_is_not_discarded(importer, state):
    arrival = receive("1.txt", b"1", importer)
    arrival.state = state
    assert not discard(arrival)


def test_what_was_discarded_goes_in_the_end(importer, monkeypatch):
    old, new, refused = (receive(f"{name}.txt", b"1", importer) for name in ("old", "new", "refused"))
    for each in old, new:
        discard(each)
    Arrival.objects.filter(pk=old.pk).update(changed_at=timezone.now() - timedelta(days=8))
    Arrival.objects.filter(pk=refused.pk).update(state=State.FAILED)
    receive("next.txt", b"2", importer)
    assert set(Arrival.objects.values_list("name", flat=True)) == {"new.txt", "refused.txt", "next.txt"}
    monkeypatch.setattr(desk, "MOST_KEPT", 0)
    receive("last.txt", b"3", importer)
    assert set(Arrival.objects.values_list("name", flat=True)) == {"next.txt", "last.txt"}
