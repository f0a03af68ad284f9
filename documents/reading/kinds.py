"""What a file is, told by its bytes and not by its name."""

import codecs
import re

from documents.reading.source import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "压缩包"),
    (b"PK\x05\x06", "空的压缩包"),
    (OLE, "旧版 Office 文件"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"II*\0", "TIFF 图片"),
    (b"MM\0*", "TIFF 图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"BZh", "bzip2 压缩包"),
    (b"\xfd7zXZ", "xz 压缩包"),
    (b"MZ", "Windows 程序"),
    (b"\x7fELF", "Linux 程序"),
    (b"SQLite format 3\0", "数据库"),
)
# Names people meet: which of them is no reading, and what to do.
ADVICE = {
    ".doc": "旧版 Word 文件请在 Word 或 WPS 中另存为 .docx",
    ".wps": "请在 WPS 中另存为 .docx",
    ".docm": "带宏的 Word 文件不予接收，请另存为 .docx",
    ".dotm": "带宏的 Word 文件不予接收，请另存为 .docx",
    ".ofd": "请导出为 PDF",
    ".rtf": "请另存为 .docx",
    ".mht": "请另存为 .html",
    ".mhtml": "请另存为 .html",
}
HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)
PASSWORD = "EncryptedPackage".encode("utf-16-le")
PROGRAMS = ("Windows 程序", "Linux 程序")


def kind_of(content: bytes) -> str:
    """`PDF`, `压缩包`, `网页`…; empty where the first bytes say nothing: then it may be plain text."""
    head = content[:4096]
    for signature, kind in SIGNATURES:
        if head.startswith(signature) and not (kind in PROGRAMS and is_text(head)):
            return kind
    if head.startswith(codecs.BOM_UTF8):
        head = head[3:]
    if b"%PDF-" in head[:1024] and not head[:1024].partition(b"%PDF-")[0].strip():
        return "PDF"
    if re.match(
        rb"(?:from|mime-version|content-type):.{0,2000}multipart/related", head.lstrip(), re.I | re.S
    ):
        return "MHTML 网页存档"
    return "网页" if HTML_HEAD.match(head) else ""


def is_text(head: bytes) -> bool:
    """`MZ` may begin a program or a word: a program has null bytes."""
    return b"\0" not in head


def check_kind(name: str, suffix: str, content: bytes, expected: str) -> None:
    """Refuse a file that is not what its suffix says. `expected` is a kind, or empty for text."""
    kind = kind_of(content)
    if kind == "旧版 Office 文件" and PASSWORD in content:
        raise Unreadable(f"{name}：文件有密码，请先去掉密码")
    if expected == "网页" and not kind:
        return
    if kind != expected:
        found = f"内容是{kind}" if kind else f"内容不是{expected}"
        hint = f"；{ADVICE['.doc']}" if kind == "旧版 Office 文件" and suffix == ".docx" else ""
        raise Unreadable(f"{name}：{found}，与后缀 {suffix} 不符{hint}")
