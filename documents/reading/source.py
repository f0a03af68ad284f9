"""What reading gives, and the one error it raises."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


class Unreadable(ValueError):  # noqa: N818 - reads as what the file is
    """A file that cannot be read as text; the message is for the reader and names the file."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a file that are not in its text, and why: `页眉`, `导航`, `修订中删除的文字`.

    `page` counts from 1; 0 where a file has no pages.
    """

    reason: str
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was given, and the text in it.

    `name` is the bare file name. `text` of a text file has no byte-order mark and newlines as in the file; of other
    formats it is what their reader took out, and `left_out` what it did not.
    `warnings` are sentences for the reader: what was guessed about the file as a whole.
    """

    name: str
    content: bytes
    sha256: str
    encoding: str
    text: str
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def summary(left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """One sentence on all that was left out, or none: `未收入正文：页眉 11 处、页码 11 处`."""
    times = Counter(piece.reason for piece in left_out)
    listed = "、".join(f"{reason} {number} 处" for reason, number in times.items())
    return (f"未收入正文：{listed}",) if listed else ()
