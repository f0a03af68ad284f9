"""Plain text: the bytes are the text; what is no text is refused."""

import codecs
import re

from documents.reading.encodings import Decoded, decode
from documents.reading.source import Unreadable

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# White space of text files, with form feeds of printed pages and the end mark of DOS, shows no binary.
CONTROLS = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f\x7f]")
MOST_CONTROLS = 0.02  # compressed data and pictures have about 10 %


def read_plain(name: str, content: bytes) -> Decoded:
    """Decode a text file. Refused: what shows a binary file, and text of white space alone."""
    if not content.startswith(UTF_16_MARKS) and (at := content.find(b"\0")) >= 0:
        _refuse_binary(name, f"第 {at + 1} 个字节是空字符")
    decoded = decode(name, content)
    if (at := decoded.text.find("\0")) >= 0:
        _refuse_binary(name, f"第 {at + 1} 个字是空字符")
    controls = len(CONTROLS.findall(decoded.text))
    if controls > MOST_CONTROLS * len(decoded.text):
        _refuse_binary(name, f"有 {controls} 个控制字符")
    if not decoded.text.strip():
        raise Unreadable(f"{name}：是空文件，没有文字")
    return decoded


def _refuse_binary(name: str, why: str) -> None:
    raise Unreadable(f"{name}：不是文本文件（{why}）")
