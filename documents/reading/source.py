"""What reading gives, and the one error it raises."""

from dataclasses import dataclass


class Unreadable(ValueError):  # noqa: N818 - reads as what the file is
    """A file that cannot be read as text; the message is for the reader and names the file."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was given, and the text in it.

    `name` is the bare file name. `text` has no byte-order mark and its newlines are as in the file.
    `warnings` are sentences for the reader: what was guessed about the file as a whole.
    """

    name: str
    content: bytes
    sha256: str
    encoding: str
    text: str
    warnings: tuple[str, ...] = ()
