"""Which encoding: the right reading consists of characters people use."""

import codecs
from pathlib import Path

import pytest
from django.conf import settings

from documents.reading import Unreadable
from documents.reading.encodings import BIG5_WARNING, common_share, decode

SIMPLIFIED = "推进生态环境保护督察，落实整改责任。\r\n二、总体要求"
TRADITIONAL = "推進生態環境保護督察，落實整改責任。\n二、總體要求"
RUSSIAN = "Об охране окружающей среды"
JAPANESE = "環境の保全について、基本理念を定める"


@pytest.mark.parametrize(
    ("content", "encoding", "text"),
    [
        (SIMPLIFIED.encode(), "utf-8", SIMPLIFIED),
        (codecs.BOM_UTF8 + SIMPLIFIED.encode(), "utf-8", SIMPLIFIED),
        (codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le"), "utf-16-le", SIMPLIFIED),
        (codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be"), "utf-16-be", SIMPLIFIED),
        (SIMPLIFIED.encode("gb18030"), "gb18030", SIMPLIFIED),
        (TRADITIONAL.encode("gb18030"), "gb18030", TRADITIONAL),
        ("㐀𠀀：罕见字用四个字节，其余照常".encode("gb18030"), "gb18030", "㐀𠀀：罕见字用四个字节，其余照常"),
        ("——２０２５年——".encode("gb18030"), "gb18030", "——２０２５年——"),
        (TRADITIONAL.encode("big5"), "big5", TRADITIONAL),
        (b"plain ASCII, 2025", "utf-8", "plain ASCII, 2025"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_the_encoding_is_found(content: bytes, encoding: str, text: str) -> None:
    decoded = decode("公告.txt", content)
    assert (decoded.encoding, decoded.text) == (encoding, text)
    assert decoded.warnings == ((BIG5_WARNING,) if encoding == "big5" else ())


@pytest.mark.parametrize(
    ("content", "byte"),
    [
        (
            "生态环境".encode() + b"\xff" + "保护督察整改".encode(),
            13,
        ),  # UTF-8 with one broken byte is not GB18030
        ("生态环境保护督察".encode()[:-1], 22),  # cut off within a character
        (b"abc" + RUSSIAN.encode("cp1251"), 4),
        (JAPANESE.encode("shift_jis"), 1),
        (codecs.BOM_UTF8 + "生态".encode() + b"\xff", 10),
        (codecs.BOM_UTF16_LE + "生态".encode("utf-16-le") + b"\x00", 7),
        (codecs.BOM_UTF16_LE + b"\x00\xd8A\x00", 3),  # half of a surrogate pair
    ],
)
def test_what_fits_no_encoding_is_refused_with_file_and_byte(content: bytes, byte: int) -> None:
    with pytest.raises(Unreadable, match=rf"^公告\.txt：.*第 {byte} 个字节"):
        decode("公告.txt", content)


@pytest.mark.parametrize("path", sorted(settings.CORPUS_DIR.glob("*.txt")), ids=lambda path: path.stem)
def test_real_texts_stand_clear_of_the_threshold(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert common_share(text) > 0.99
    assert common_share(text.encode().decode("gb18030", "ignore")) < 0.5
    assert decode(path.name, text.encode("gb18030"))[:3] == (text, "gb18030", ())
