"""Reading an arrival: the text, or why not."""

import pytest

from documents.desk.read import again, read
from documents.desk.receive import discard, receive
from documents.models import Arrival
from tests.reading.making import docx_of

State = Arrival.State
TEXT = "某某市水污染防治工作方案\n一、总体要求\n坚持绿色发展。\n"


def test_read(arrive):
    arrival = arrive(TEXT.encode("gb18030"))
    assert (arrival.state, arrival.text, arrival.encoding) == (State.READ, TEXT, "gb18030")


def test_a_word_file(arrive):
    content = docx_of(TEXT)
    arrival = arrive(content, "方案.docx")
    assert arrival.state == State.READ
    assert "坚持绿色发展" in arrival.text
    assert arrival.encoding == "docx"
    assert bytes(arrival.content) == content


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.doc", b"x", "x.doc：不支持 .doc 文件，旧版 Word 文件请在 Word 或 WPS 中另存为 .docx"),
        ("x.txt", b"", "x.txt：是空文件，没有文字"),
        ("x.txt", b"a\0b", "x.txt：不是文本文件（第 2 个字节是空字符）"),
        ("x.txt", "字".encode() * 3_000_001, "x.txt：文字超过上限 3000000 字"),
    ],
)
def test_refused(arrive, name, content, message):
    """Its bytes go: nobody will read them."""
    arrival = arrive(content, name)
    assert (arrival.state, arrival.message, bytes(arrival.content)) == (State.FAILED, message, b"")
    assert not again(arrival)


def test_only_what_waits_is_read(importer):
    arrival = receive("x.txt", TEXT.encode(), importer)
    discard(arrival)
    read(arrival.pk)
    assert Arrival.objects.get().state == State.DISCARDED


def test_interrupted_and_taken_up(importer):
    arrival = receive("x.txt", TEXT.encode(), importer)
    Arrival.objects.update(state=State.READING)
    read(arrival.pk)
    assert Arrival.objects.get().state == State.READ
