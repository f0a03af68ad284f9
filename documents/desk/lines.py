"""The source of an arrival line by line, each with what the parser made of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from documents.parsing.corrections import physical_lines
from documents.parsing.nodes import Node, Outline

INK = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Bit:
    """Characters of a line that are alike: policy text, or dropped as a mark of Markdown or the like."""

    text: str
    dropped: str = ""  # the reason


@dataclass(slots=True)
class Row:
    """A line of the source, or the part of a line from where a provision begins in the middle of it.

    `number` is the line's, from 1; `start` the place of its first printed character. `node` is the provision that the
    row opens (`opens`) or continues; else `role` says what it is: `title` or `discarded` for a `reason`. Of a line in
    several rows the first is its `head`: what a person says of a line they say there.
    """

    number: int
    start: int
    bits: list[Bit]
    role: str = ""  # provision, title, discarded or empty
    node: Node | None = None
    opens: bool = False
    head: bool = False
    reason: str = ""
    doubts: list[str] = field(default_factory=list)
    says: str = ""  # what a person said of this row

    @property
    def text(self) -> str:
        return "".join(bit.text for bit in self.bits)

    @property
    def anchor(self) -> str:
        return f"L{self.number}" if self.head else f"L{self.number}-{self.start}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of the source and whose it is."""

    start: int
    end: int
    role: str
    node: Node | None = None
    reason: str = ""


def rows_of(outline: Outline, said: Mapping[int, str]) -> list[Row]:
    """All rows in order. `said` maps where corrected lines start to what a person said of them."""
    pieces = _pieces(outline)
    starts = [piece.start for piece in pieces]
    heads = sorted(node.start for node in outline.nodes if node.printed)
    doubts: dict[int, list[str]] = {}
    for doubt in outline.doubts:
        doubts.setdefault(doubt.line, []).append(doubt.message)
    rows: list[Row] = []
    for number, (start, end) in enumerate(physical_lines(outline.source), 1):
        head = True
        for low, high in _cuts(heads, start, end, pieces, starts):
            row = _row(outline.source, number, low, high, pieces, starts)
            if row is None:
                continue
            if head:
                row.head, row.doubts, row.says = True, doubts.pop(number, []), said.get(row.start, "")
                head = False
            rows.append(row)
    if rows and doubts:  # about a line that shows nothing, or about none
        rows[0].doubts += [message for messages in doubts.values() for message in messages]
    return rows


def _pieces(outline: Outline) -> list[Piece]:
    found = [
        Piece(span.start, span.end, "provision", node)
        for node in outline.nodes
        if node.printed
        for span in node.spans
    ]
    found += [Piece(span.start, span.end, "title") for span in outline.title_block]
    found += [Piece(each.start, each.end, "discarded", reason=each.reason) for each in outline.discarded]
    return sorted(found, key=lambda piece: (piece.start, piece.end))


def _cuts(
    heads: Sequence[int], start: int, end: int, pieces: Sequence[Piece], starts: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The line, cut where provisions begin behind other text of it: `## ` before a heading is no text."""
    edges = [start]
    for head in heads[bisect_right(heads, start) : bisect_right(heads, end - 1)]:
        before = _touching(pieces, starts, edges[-1], head)
        if any(piece.role != "discarded" and piece.end > edges[-1] for piece in before):
            edges.append(head)
    yield from pairwise([*edges, end])


def _row(
    source: str, number: int, low: int, high: int, pieces: Sequence[Piece], starts: Sequence[int]
) -> Row | None:
    """What stands at source[low:high]; None where only white space does."""
    ink = INK.search(source, low, high)
    if ink is None:
        return None
    here = [piece for piece in _touching(pieces, starts, low, high) if piece.end > low]
    kept = [piece for piece in here if piece.role != "discarded"]
    row = Row(number, ink.start(), list(_bits(source, ink.start(), high, here, bool(kept))))
    owner = min(kept or here, key=lambda piece: piece.start, default=None)
    if owner is None:
        return row
    row.role, row.node, row.reason = owner.role, owner.node, owner.reason
    row.opens = owner.node is not None and low <= owner.node.start < high
    return row


def _touching(pieces: Sequence[Piece], starts: Sequence[int], low: int, high: int) -> Iterator[Piece]:
    """Pieces overlap nothing, so only the last one before `low` may reach into it."""
    at = max(bisect_right(starts, low) - 1, 0)
    while at < len(pieces) and pieces[at].start < high:
        yield pieces[at]
        at += 1


def _bits(source: str, low: int, high: int, here: Sequence[Piece], mixed: bool) -> Iterator[Bit]:
    """A wholly discarded line is one bit: it is told apart as a whole."""
    at = low
    for piece in here:
        if not mixed or piece.role != "discarded" or piece.end <= at:
            continue
        if piece.start > at:
            yield Bit(source[at : piece.start])
        yield Bit(source[max(at, piece.start) : min(piece.end, high)], piece.reason)
        at = min(piece.end, high)
    if source[at:high].strip() or at == low:
        yield Bit(source[at:high].rstrip())
