"""What every finder returns: words of a provision, with the place where they stand."""

from dataclasses import dataclass

from documents.parsing.drafts import source_at
from documents.parsing.nodes import Node, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding in the provision at `path`.

    `evidence` is the phrase of the provision's text that says so, `start` and `end` where it stands in the source
    (code points). `words` is the place in the source of the very words (a name, a value) inside it. `rule` names
    the rule that found it, so that a person can judge the rule and not only the row.
    """

    path: str
    evidence: str
    start: int
    end: int
    words: Span
    rule: str


def in_source(node: Node, start: int, end: int) -> Span:
    """The place in the source of text[start:end] of a node, end exclusive."""
    return Span(source_at(node, start), source_at(node, end - 1) + 1)
