"""The words of the parser: spans, nodes, header and outline, as plain frozen data.

All offsets are code points of the decoded source text; a span is half open, [start, end).
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a provision is; names follow Akoma Ntoso where it has one."""

    DOCUMENT = "document"  # the root in the database, never in an outline
    PREAMBLE = "preamble"
    PART = "part"  # 第一编, 第一部分, 附件
    CHAPTER = "chapter"  # 第一章 or 一、
    SECTION = "section"  # 第一节
    ARTICLE = "article"  # 第一条
    CLAUSE = "clause"  # （一）
    MEASURE = "measure"  # 1. or —— or 一是, and every sentence measure
    POINT = "point"  # items inside an article or a measure
    PARAGRAPH = "paragraph"
    CLOSING = "closing"


class Says(StrEnum):
    """What a person says a line of the source is, where the machine saw something else."""

    TITLE = "title"  # the title of the document, or a line of it
    CHAPTER = "chapter"  # it opens a provision of that kind, with a printed mark or without
    CLAUSE = "clause"
    MEASURE = "measure"
    BODY = "body"  # a paragraph of its own that opens nothing, whatever mark it bears
    JOIN = "join"  # it belongs to the provision of the line before
    DISCARD = "discard"  # it is no policy text


@dataclass(frozen=True, slots=True)
class Span:
    """Code points [start, end) of the source text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Discarded:
    """A span of the source that is no policy text, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning of the parse report: the line of the source (from 1) and what is doubtful there."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a node's text that stands unbroken in the source: text[offset:] begins at source[at:]."""

    offset: int
    at: int


@dataclass(frozen=True, slots=True)
class Node:
    """One provision. `path` is its address without the slug: `4/23`, `3/2/m1`, sentence `2/8/s3`.

    `label` is as printed (`（二十三）`), `heading` without the label and its closing 。, `text` the cleaned own
    body without children. `start` is where the label (or text) begins, `body_start` where the body begins,
    `end` where the last own character ends. `spans` are the pieces of the source that are its own: one, or
    more where a mark that is no policy text cuts it. `runs` maps `text` back to the source.
    A sentence measure has `printed` False and `body` = its offsets in the text of its parent.
    """

    path: str
    kind: Kind
    label: str
    heading: str
    text: str
    start: int
    body_start: int
    end: int
    spans: tuple[Span, ...] = ()
    runs: tuple[Run, ...] = ()
    printed: bool = True
    body: Span | None = None

    @property
    def parent_path(self) -> str:
        """Path of the parent, empty under the document itself."""
        return self.path.rpartition("/")[0]

    @property
    def depth(self) -> int:
        """1 for a child of the document."""
        return self.path.count("/") + 1


@dataclass(frozen=True, slots=True)
class Header:
    """What the text prints about itself; empty where it prints nothing.

    `issued_on` is an ISO date. `status` is `issued` or `draft`. `level` is `national`, `province`,
    `prefecture`, `county` or empty. `regions` run from the top: ("河南省", "许昌市", "禹州市").
    """

    title: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    issued_on: str = ""
    document_type: str = ""
    status: str = "issued"
    level: str = ""
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole text understood: every non-white character is in one node's spans, the title block or a discarded span."""

    source: str
    header: Header
    title_block: tuple[Span, ...] = ()
    discarded: tuple[Discarded, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    nodes: tuple[Node, ...] = field(default=())
