"""What is read, what is refused, and what the refusal says."""

import hashlib
from pathlib import Path

import pytest

from documents.reading import Unreadable, is_readable, read_bytes, read_path
from documents.reading.encodings import UNKNOWN
from documents.reading.files import base_name

LIMIT = 20 * 1024 * 1024
TEXT = "一、总体要求\r\n（一）指导思想。\u2028坚持\u3000绿色发展。\n\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def test_a_source_has_the_bytes_and_the_text_as_they_are() -> None:
    source = read_bytes("公告.TXT", b"\xef\xbb\xbf" + TEXT.encode(), LIMIT)
    assert source.text == TEXT  # mark removed, newlines and spaces untouched
    assert source.content == b"\xef\xbb\xbf" + TEXT.encode()
    assert source.sha256 == hashlib.sha256(source.content).hexdigest()
    assert (source.name, source.encoding, source.warnings) == ("公告.TXT", "utf-8", ())


@pytest.mark.parametrize(
    ("name", "content", "limit", "message"),
    [
        ("空.txt", b"", LIMIT, "是空文件，没有文字"),
        ("空.txt", b"\xef\xbb\xbf \r\n\t", LIMIT, "是空文件，没有文字"),
        ("图.txt", PNG[8:], LIMIT, "不是文本文件（第 1 个字节是空字符）"),
        ("图.txt", "\ufeff公\0告".encode("utf-16-le"), LIMIT, "不是文本文件（第 2 个字是空字符）"),
        ("包.md", b"\x03\x04\x14" + b"\x06\x08 text" * 9, LIMIT, "不是文本文件（有 21 个控制字符）"),
        ("大.txt", b"x" * 11, 10, "文件超过上限 10 字节"),
        ("大.txt", b"x" * (2 * 1024**2 + 1), 2 * 1024**2, "文件超过上限 2 MB"),
        ("怪.txt", b"a\xff\xff", LIMIT, f"{UNKNOWN}，从第 2 个字节起无法读出"),
        ("表.xls", b"x", LIMIT, "不支持 .xls 文件，可以读的是 .txt、.md、.html、.htm、.docx、.pdf"),
        ("公告", b"x", LIMIT, "不支持没有后缀的文件，可以读的是 .txt、.md、.html、.htm、.docx、.pdf"),
    ],
)
def test_refusals(name: str, content: bytes, limit: int, message: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_bytes(name, content, limit)
    assert str(refusal.value) == f"{name}：{message}"


def test_as_many_bytes_as_the_limit_are_read() -> None:
    assert read_bytes("公告.txt", b"x" * 10, 10).text == "x" * 10


def test_page_breaks_and_a_dos_end_mark_are_no_sign_of_a_binary() -> None:
    text = "一、要求\f\v\x1a"
    assert read_bytes("公告.txt", text.encode(), LIMIT).text == text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/公告.txt", "公告.txt"),
        ("C:\\文件\\公告.txt", "公告.txt"),
        ("公\n告\0.txt", "公告.txt"),
        ("公" * 300 + ".txt", "公" * 251 + ".txt"),
    ],
)
def test_only_the_base_name_is_kept(name: str, expected: str) -> None:
    assert base_name(name) == expected


def test_paths(tmp_path: Path) -> None:
    path = tmp_path / "公告.txt"
    path.write_bytes("一、要求".encode("gb18030"))
    assert read_path(path, LIMIT).text == "一、要求"
    with pytest.raises(Unreadable, match="公告.txt：文件超过上限 7 字节"):
        read_path(path, 7)
    with pytest.raises(Unreadable, match="没有.txt：没有这个文件"):
        read_path(tmp_path / "没有.txt", LIMIT)
    (tmp_path / "夹.txt").mkdir()
    with pytest.raises(Unreadable, match="夹.txt：无法打开"):
        read_path(tmp_path / "夹.txt", LIMIT)


def test_readable_by_suffix() -> None:
    assert [name for name in ("a.txt", "a.MD", "a.exe", "txt") if is_readable(Path(name))] == [
        "a.txt",
        "a.MD",
    ]
