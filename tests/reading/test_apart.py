"""The process that reads is bound: time, memory, and it answers or is refused."""

import subprocess
import sys

import pytest

from documents.reading import Unreadable
from documents.reading.apart import read_apart
from documents.reading.limits import Limits
from tests.reading.hostile import huge_web_table
from tests.reading.making import html_of, pdf_of


def test_time_is_bound() -> None:
    with pytest.raises(Unreadable, match="^大.html：读取超过 1 秒，已停止$"):
        read_apart("web", "大.html", huge_web_table(900_000), Limits(seconds=1, lines=10**7))


def test_memory_is_bound() -> None:
    with pytest.raises(
        Unreadable, match="^大.html：(读取所需内存超过上限|文件损坏或过于复杂，读取程序中止)$"
    ):
        read_apart("web", "大.html", huge_web_table(900_000), Limits(memory=150 * 1024**2))


@pytest.mark.parametrize(
    ("kind", "content", "limits", "message"),
    [
        ("web", html_of("甲" * 200), Limits(characters=100), "文字超过上限 100 字"),
        ("pdf", pdf_of("甲" * 200), Limits(characters=100), "文字超过上限 100 字"),
        ("pdf", pdf_of("甲\n" * 200), Limits(pages=2), "有 6 页，超过上限 2 页"),
    ],
)
def test_length_is_bound(kind: str, content: bytes, limits: Limits, message: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_apart(kind, "文件", content, limits)
    assert str(refusal.value) == f"文件：{message}"


def test_what_no_database_takes_is_replaced() -> None:
    decoded = read_apart("web", "页.html", b"<p>a&#55296;b&#0;c</p>")
    decoded.text.encode()
    assert "\0" not in decoded.text


def test_a_name_is_only_a_name() -> None:
    assert read_apart("web", "--help; rm -rf $(x) '\".html", "<p>甲</p>".encode()).text == "甲\n"


def test_reading_loads_no_django() -> None:
    code = "import sys, documents.reading, documents.reading.child; print('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"
