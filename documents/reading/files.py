"""A file's bytes → Source: limits, then the reader of its format."""

import hashlib
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from documents.reading.apart import read_apart
from documents.reading.encodings import Decoded
from documents.reading.kinds import ADVICE, check_kind
from documents.reading.markdown import read_markdown
from documents.reading.plain import read_plain
from documents.reading.source import Source, Unreadable

Reader = Callable[[str, bytes], Decoded]

# Suffix → what the bytes must be, and the reader, from (file name, bytes) to text. Plain text is read here, all else
# in a process of its own. A new format is a new folder and a new line.
READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("", read_plain),
    ".md": ("", read_markdown),
    ".html": ("网页", partial(read_apart, "web")),
    ".htm": ("网页", partial(read_apart, "web")),
    ".docx": ("压缩包", partial(read_apart, "word")),
    ".pdf": ("PDF", partial(read_apart, "pdf")),
}
LONGEST_NAME = 255


def read_bytes(name: str, content: bytes, max_bytes: int) -> Source:
    """Read a file of which the bytes are here. Raises Unreadable.

    Only the last part of `name` counts, so `../../etc/公告.txt` and `C:\\文件\\公告.txt` are `公告.txt`.
    """
    name = base_name(name)
    suffix, kind, reader = _reader_of(name)
    if len(content) > max_bytes:
        raise _too_large(name, max_bytes)
    if not content:
        raise Unreadable(f"{name}：是空文件，没有文字")
    check_kind(name, suffix, content, kind)
    decoded = reader(name, content)
    digest = hashlib.sha256(content).hexdigest()
    return Source(name, content, digest, decoded.encoding, decoded.text, decoded.warnings, decoded.left_out)


def read_path(path: Path, max_bytes: int) -> Source:
    """Read the file at `path`, never more than `max_bytes` and one byte of it. Raises Unreadable."""
    return read_bytes(base_name(str(path)), content_of(path, max_bytes), max_bytes)


def content_of(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file that there is a reader for, never more than `max_bytes` and one. Raises Unreadable."""
    _reader_of(base_name(str(path)))
    try:
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        raise Unreadable(f"{path}：没有这个文件") from None
    except OSError as error:
        raise Unreadable(f"{path}：无法打开（{error.strerror}）") from error


def is_readable(path: Path) -> bool:
    """Is there a reader for files named so?"""
    return path.suffix.lower() in READERS


def base_name(name: str) -> str:
    """The last part of a path of any system, without control characters, cut to 255 with its suffix kept."""
    name = re.split(r"[/\\]", name)[-1]
    name = re.sub(r"[\x00-\x1f\x7f]", "", name)
    suffix = Path(name).suffix[:20]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - len(suffix)] + suffix


def _reader_of(name: str) -> tuple[str, str, Reader]:
    """(suffix, what the bytes must be, reader)."""
    suffix = Path(name).suffix.lower()
    if suffix in READERS:
        return suffix, *READERS[suffix]
    why = ADVICE.get(suffix) or f"可以读的是 {'、'.join(READERS)}"
    raise Unreadable(f"{name}：不支持{f' {suffix} ' if suffix else '没有后缀的'}文件，{why}")


def _too_large(name: str, max_bytes: int) -> Unreadable:
    mega = max_bytes / (1024 * 1024)
    limit = f"{mega:g} MB" if mega >= 0.1 else f"{max_bytes} 字节"
    return Unreadable(f"{name}：文件超过上限 {limit}")
