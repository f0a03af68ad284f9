"""What a finder reads of a printed provision: heading and own body as one text that knows its place in the source."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.enriching.found import in_source
from documents.enriching.tables import cells, cells_at
from documents.parsing.fold import fold
from documents.parsing.nodes import Node, Outline, Span
from documents.parsing.sentences import enclosed, split_sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is the heading, a newline and the body; `folded` the same with half width signs, so of equal length."""

    node: Node
    source: str
    text: str
    folded: str
    sentences: tuple[Span, ...]
    inside: tuple[bool, ...]  # for each character: within brackets or quotation marks?

    @property
    def body_at(self) -> int:
        """Where the body begins in `text`."""
        return len(self.node.heading) + 1

    def place(self, start: int, end: int) -> Span:
        """Where text[start:end] stands in the source; it never crosses from the heading into the body."""
        if start >= self.body_at:
            return in_source(self.node, start - self.body_at, end - self.body_at)
        return self._in_heading(start, end)

    def _in_heading(self, start: int, end: int) -> Span:
        """Walks label and heading through the source: cleaning dropped characters but changed none."""
        at = self.node.start - 1
        places = []
        for sign in self.node.label + self.node.heading:
            after = self.source.find(sign, at + 1, self.node.body_start) if sign != " " else at + 1
            at = after if after >= 0 else at + 1
            places.append(at)
        shift = len(self.node.label)
        return Span(places[shift + start], places[shift + end - 1] + 1)


def passages(outline: Outline) -> Iterator[Passage]:
    """All printed provisions that hold any text, in reading order."""
    for node in outline.nodes:
        if node.printed and (node.heading or node.text):
            yield _passage(node, outline.source)


def _cut_at_cells(text: str, sentences: list[Span]) -> Iterator[Span]:
    """No sentence goes from one cell of a table's row into the next."""
    for span in sentences:
        first = cells_at(text, span.start)
        if first < 0:
            yield span
            continue
        for cell in cells(text, max(span.start, first), span.end):
            if text[cell.start : cell.end].strip():
                yield cell


def _passage(node: Node, source: str) -> Passage:
    """Heading and body are cut apart from one another: a lost mark in one never reaches into the other."""
    text = f"{node.heading}\n{node.text}"
    shift = len(node.heading) + 1
    body = [Span(span.start + shift, span.end + shift) for span in split_sentences(node.text)]
    sentences = (*split_sentences(node.heading), *_cut_at_cells(text, body))
    inside = (*enclosed(node.heading), False, *enclosed(node.text))
    return Passage(node, source, text, fold(text), sentences, inside)
