"""Units: what is compared, aligned and listed by default."""

from collections.abc import Iterator

from documents.parsing.nodes import Kind, Node, Outline
from documents.parsing.sentences import CLOSERS, ENDERS, split_sentences

NEVER_UNITS = {Kind.PREAMBLE, Kind.CLOSING}
HEADINGS = {Kind.PART, Kind.CHAPTER, Kind.SECTION}


def is_unit(node: Node, has_printed_below: bool) -> bool:
    """Is it a leaf of the print, or a body of its own above others?

    A body that only opens a list (`把握以下原则：`) is no sentence; a chapter without body is only a heading.
    """
    if not node.printed or node.kind in NEVER_UNITS:
        return False
    if has_printed_below or node.kind in HEADINGS:
        return has_sentence(node.text)
    return True


def has_sentence(text: str) -> bool:
    """Does a sentence end in `text`?"""
    pieces = (text[span.start : span.end] for span in split_sentences(text))
    return any(piece.rstrip("".join(CLOSERS))[-1:] in tuple(ENDERS) for piece in pieces)


def unit_nodes(outline: Outline) -> Iterator[Node]:
    """The units of an outline in reading order."""
    printed = [node for node in outline.nodes if node.printed]
    parents = {node.parent_path for node in printed}
    return (node for node in printed if is_unit(node, node.path in parents))
