"""A line of cleaned text that remembers where each of its characters stands in the source."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Flag, auto

from documents.parsing.fold import fold
from documents.parsing.nodes import Run, Says, Span

# What reading puts before lines that stand apart from the running text of a Word file or a page.
MARKED = ("【表格】", "【文本框】", "【脚注】")
ROW = re.compile(r"[^\n\t]*\t|\|[^|\n]*\|[^\n]*\|(?:\n|$)")  # 1<tab>学前教育<tab>市教育局; |1|学前教育|


class Look(Flag):
    """What the print shows of a line besides its words."""

    INSET = (
        auto()
    )  # it is set in by two em spaces, as the first line of a paragraph is, or has a bullet of Markdown
    HEADING = auto()  # Markdown's # stands before it
    TURNED = auto()  # the number of a page stands above it
    NUMBERED = auto()  # 11.121人才项目, 1总则: a series says that its number is a label
    LETTER = auto()  # it belongs to the letter that sends the document: its mark opens nothing


PLAIN = Look(0)


def is_apart(text: str) -> bool:
    """Does the text begin with a row of a table, a text box or a note?"""
    return text.startswith(MARKED) or ROW.match(text) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """`text[i]` stands at `at[i]` in the source; `number` counts source lines from 1; `gap`: a blank line is before.

    `says` is a person's word on the line, None where the machine decides.
    """

    text: str
    at: "array[int]"
    number: int
    gap: bool = False
    says: Says | None = None
    look: Look = PLAIN

    @property
    def stands_apart(self) -> bool:
        """A row of a table, a line of a text box or a note: never a title, a provision or half of a sentence."""
        return self.says is None and is_apart(self.text)

    def cut(self, start: int, end: int | None = None) -> "Line":
        """The part text[start:end], without white space at its ends."""
        end = len(self.text) if end is None else end
        piece = self.text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = left + len(piece.strip())
        first = start == 0
        return Line(
            self.text[left:right],
            self.at[left:right],
            self.number,
            self.gap and first,
            self.says if first else None,
            self.look if first else PLAIN,
        )

    def __add__(self, other: "Line") -> "Line":
        """Both as one line: what a page break tore apart."""
        return Line(self.text + other.text, self.at + other.at, self.number, self.gap, self.says, self.look)


def text_of(lines: Sequence[Line]) -> str:
    """The lines as one text, a newline between two."""
    return "\n".join(line.text for line in lines)


def squeeze(lines: Sequence[Line]) -> str:
    """The lines as one folded text without white space."""
    return "".join(fold(line.text) for line in lines).replace(" ", "")


def runs_of(lines: Sequence[Line]) -> tuple[Run, ...]:
    """How `text_of(lines)` maps back to the source, as few runs as possible."""
    runs: list[Run] = []
    offset = 0
    for line in lines:
        for index, at in enumerate(line.at):
            if index == 0 or at != line.at[index - 1] + 1:
                runs.append(Run(offset + index, at))
        offset += len(line.text) + 1
    return tuple(runs)


def spans_of(source: str, offsets: Iterable[int]) -> tuple[Span, ...]:
    """The fewest spans that hold the characters at these offsets and, besides them, only white space."""
    spans: list[Span] = []
    start = end = -1
    for at in sorted(offsets):
        if start < 0:
            start = at
        elif at > end and source[end:at].strip():
            spans.append(Span(start, end))
            start = at
        end = at + 1
    if start >= 0:
        spans.append(Span(start, end))
    return tuple(spans)
