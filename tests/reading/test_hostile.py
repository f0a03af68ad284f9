"""What anyone may upload: each attack ends in one clear sentence, in bounded time and memory."""

import resource
import zipfile
from collections.abc import Callable

import pytest

from documents.reading import Unreadable, read_bytes
from documents.reading.limits import LIMITS
from tests.reading import hostile
from tests.reading.hostile import TEXT, archive, half, paragraph, with_file, word
from tests.reading.making import docx_of, pdf_of

LIMIT = 20 * 1024 * 1024
SECONDS = 20  # of processor time; the limits allow three times that
ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BOMB, DTD = "压缩包解开后过大，可能是压缩炸弹", "含有 XML 实体或 DTD 声明，Word 文件不会有"
BROKEN, DEEP, PATHS = "文件不完整或已损坏", "嵌套过深，无法读取", "压缩包内有不安全的路径"
SCANNED = "没有文字层，可能是扫描件；请先做文字识别（OCR）再上传，或粘贴文字"
ABORTED = "文件损坏或过于复杂，读取程序中止"  # the process of the reader ran into its limits
NO_MACROS = "带宏的 Word 文件不予接收，请另存为 .docx"

ATTACKS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": (".docx", hostile.zip_bomb, BOMB),
    "zip that lies about its sizes": (".docx", hostile.lying_sizes, BROKEN),
    "zip of many files": (".docx", hostile.many_files, "压缩包内的文件超过上限 3000 个"),
    "zip in zip": (".docx", lambda: archive({"inner.zip": archive({"x": "x"})}), "压缩包里没有 Word 文档"),
    "billion laughs": (".docx", lambda: word(paragraph("&l9;"), hostile.laughs()), DTD),
    "quadratic blowup": (
        ".docx",
        lambda: word(paragraph("&a;" * 5000), f'<!DOCTYPE w [<!ENTITY a "{"哈" * 5000}">]>'),
        DTD,
    ),
    "external entity": (".docx", lambda: word(paragraph("&x;"), ENTITY), DTD),
    "external parameter entity": (
        ".docx",
        lambda: word("", '<!DOCTYPE w [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>'),
        DTD,
    ),
    "path upwards": (".docx", lambda: with_file("word/../../../etc/cron.d/x"), PATHS),
    "path of Windows": (".docx", lambda: with_file("word\\..\\..\\x.exe"), PATHS),
    "absolute path": (".docx", lambda: with_file("/etc/passwd"), PATHS),
    "two files of one name": (".docx", hostile.twice_named, "压缩包内有重名文件"),
    "macro in a .docx": (
        ".docx",
        lambda: with_file("word/vbaProject.bin"),
        "文件含有宏，不予接收，请另存为不含宏的 .docx",
    ),
    "macro file": (".docm", lambda: docx_of(TEXT), f"不支持 .docm 文件，{NO_MACROS}"),
    "Word with password": (".docx", hostile.locked_word, "文件有密码，请先去掉密码"),
    "zip with password": (".docx", hostile.flagged_as_locked, "文件有密码，请先去掉密码"),
    "odd packing": (
        ".docx",
        lambda: archive({"word/document.xml": "x" * 999}, zipfile.ZIP_LZMA),
        "压缩包用了 Word 不用的压缩方式",
    ),
    "old Word as .docx": (
        ".docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999),
        "内容是旧版 Office 文件，与后缀 .docx 不符；旧版 Word 文件请在 Word 或 WPS 中另存为 .docx",
    ),
    "truncated .docx": (".docx", lambda: half(docx_of(TEXT)), BROKEN),
    "damaged XML": (".docx", lambda: word("<w:p>"), BROKEN),
    "archive that is no Word file": (".docx", lambda: archive({"a.txt": "x"}), "压缩包里没有 Word 文档"),
    "empty Word file": (".docx", lambda: word(""), "没有读到文字"),
    "deep nesting in Word": (
        ".docx",
        lambda: word("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000),
        DEEP,
    ),
    "table of 120,000 cells": (
        ".docx",
        lambda: hostile.huge_word_table(12_000),
        "文字超过上限 3000000 字",
    ),
    "PDF as .docx": (".docx", lambda: pdf_of(TEXT), "内容是PDF，与后缀 .docx 不符"),
    "Word as .pdf": (".pdf", lambda: docx_of(TEXT), "内容是压缩包，与后缀 .pdf 不符"),
    "Word as .txt": (".txt", lambda: docx_of(TEXT), "内容是压缩包，与后缀 .txt 不符"),
    "page as .txt": (".txt", lambda: b"<!doctype html><p>x", "内容是网页，与后缀 .txt 不符"),
    "picture as page": (".html", lambda: b"\x89PNG\r\n\x1a\n", "内容是PNG 图片，与后缀 .html 不符"),
    "program as .pdf": (".pdf", lambda: b"MZ\x90\0\x03\0", "内容是Windows 程序，与后缀 .pdf 不符"),
    "text as .pdf": (".pdf", lambda: TEXT.encode(), "内容不是PDF，与后缀 .pdf 不符"),
    "PDF that is an archive": (".pdf", hostile.pdf_and_zip, "既是 PDF 又是压缩包"),
    "Word that is a PDF": (".docx", hostile.word_and_pdf, "既是压缩包又是 PDF"),
    "page that is an archive": (".docx", hostile.web_and_zip, "内容是网页，与后缀 .docx 不符"),
    "10,000 pages": (".pdf", lambda: hostile.pages_of(10_000), "有 10000 页，超过上限 1000 页"),
    "PDF with password": (".pdf", hostile.locked_pdf, "文件有密码，请先去掉密码"),
    "truncated PDF": (".pdf", lambda: half(pdf_of(TEXT)), "文件不完整（没有结束标记）"),
    "scanned PDF": (".pdf", hostile.scanned_pdf, SCANNED),
    "PDF without text": (".pdf", lambda: hostile.pages_of(1), SCANNED),
    "PDF without pages": (".pdf", lambda: hostile.pages_of(0), BROKEN),
    "PDF that contains itself": (".pdf", lambda: hostile.one_page(b"/X Do"), SCANNED),
    "PDF bomb": (".pdf", hostile.pdf_bomb, ABORTED),
    "deep nesting in PDF": (".pdf", lambda: hostile.pdf(b"[" * 200_000 + b"]" * 200_000), BROKEN),
    "deep nesting in a page": (".html", lambda: b"<div>" * 100_000 + b"x", DEEP),
    "page of scripts": (
        ".html",
        lambda: b"<html><script>document.write('x')</script>",
        "网页中没有文字（可能由脚本生成，请在浏览器中另存或复制正文）",
    ),
    "null bytes in a page": (".html", lambda: b"<html>x\0y", "不是网页（第 8 个字节是空字符）"),
    "null bytes in a text": (".txt", lambda: b"x\0y", "不是文本文件（第 2 个字节是空字符）"),
    "web archive": (".mht", lambda: b"MIME-Version: 1.0", "不支持 .mht 文件，请另存为 .html"),
    "page of 160,000 cells": (".html", lambda: hostile.huge_web_table(160_000), "网页超过上限 150000 行"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_refused_in_one_sentence(attack: str) -> None:
    suffix, make, message = ATTACKS[attack]
    content = make()
    used = _processor_seconds()
    with pytest.raises(Unreadable) as refusal:
        read_bytes(f"公告{suffix}", content, LIMIT)
    assert str(refusal.value) == f"公告{suffix}：{message}"
    assert _processor_seconds() - used < SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 <= LIMITS.memory


def _processor_seconds() -> float:
    """Of this process and those it ended: unlike the clock, the same on a busy machine."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
