"""What is stored with a provision beyond its own words: text with all below it, and whether it is a unit."""

from collections.abc import Sequence

from documents.parsing.nodes import Kind, Node
from documents.parsing.sentences import CLOSERS, ENDERS, split_sentences
from documents.storing.tree import Place

NEVER_UNITS = {Kind.PREAMBLE, Kind.CLOSING}
HEADINGS = {Kind.PART, Kind.CHAPTER, Kind.SECTION}


def own_text(node: Node, source: str) -> str:
    """Label, heading and body on the lines they are printed on.

    `（一）落实责任。加强监管。` where the heading runs into the body, two lines where it stands alone.
    """
    head = node.label + node.heading
    if not head:
        return node.text
    printed = source[node.start : node.body_start]
    stop = "。" if printed.rstrip().endswith("。") else ""
    line_break = "\n" if node.text and ("\n" in printed or "\r" in printed) else ""
    return head + stop + line_break + node.text


def full_text(index: int, nodes: Sequence[Node | None], places: Sequence[Place], own: Sequence[str]) -> str:
    """Own text and that of all printed nodes below, a line or more each; empty when none stands below.

    `nodes[0]` is None, for the root: the whole text is stored with the version.
    """
    below = range(index + 1, index + 1 + places[index].below)
    printed = [own[at] for at in below if (node := nodes[at]) and node.printed]
    return "\n".join([own[index], *printed]) if printed and nodes[index] else ""


def is_unit(node: Node, has_printed_below: bool) -> bool:
    """Is it compared, aligned and listed by default? A leaf of the print, or a body of its own above others.

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
