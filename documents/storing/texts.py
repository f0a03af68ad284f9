"""What is stored with a provision beyond its own words: the text with all below it."""

from collections.abc import Sequence

from documents.parsing.nodes import Node
from documents.storing.tree import Place


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
