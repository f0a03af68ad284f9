"""Bytes of a web page → characters: its own word on the encoding first, then what fits."""

import codecs
import re

from documents.reading.encodings import MARKS, Decoded, decode
from documents.reading.source import Unreadable

DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "cp950", "utf8": "utf-8"}
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FEW = 0.001  # share of broken characters that a page may have


def decode_page(name: str, content: bytes) -> Decoded:
    """Old pages have a broken byte here and there: a few are replaced by � and told; more are refused."""
    if not content.startswith(UTF_16) and (at := content.find(b"\0")) >= 0:
        raise Unreadable(f"{name}：不是网页（第 {at + 1} 个字节是空字符）")
    declared = DECLARED.search(content[:4096])
    if declared is None or content.startswith(tuple(mark for mark, _ in MARKS)):
        return decode(name, content)
    encoding = declared[1].decode("ascii").lower()
    encoding = WIDER.get(encoding, encoding)
    try:
        codec = codecs.lookup(encoding)
        if codec.name.startswith("utf-16") or not codec._is_text_encoding:
            return decode(name, content)  # a meta element that can be read shows that it is not UTF-16
        text, _ = codec.decode(content, "strict")
        return Decoded(text, codec.name)
    except LookupError:
        return decode(name, content)
    except UnicodeDecodeError:
        return _mended(name, content, encoding)


def _mended(name: str, content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken <= max(1, FEW * len(text)):
        return Decoded(text, encoding, (f"有 {broken} 处字节不合 {encoding.upper()} 编码，以 � 代替",))
    return decode(name, content)
