"""The preview's lines in parts, and the tree that they make."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.desk.lines import Row
from documents.parsing.nodes import Node, Says

SHORT = 28  # characters of a provision without heading

# What can be said of a line, in the order of the buttons, with the key that presses it.
SAYS = [
    (Says.TITLE, gettext_lazy("标题"), "t"),
    (Says.CHAPTER, gettext_lazy("章标题"), "1"),
    (Says.CLAUSE, gettext_lazy("条标题"), "2"),
    (Says.MEASURE, gettext_lazy("措施"), "3"),
    (Says.BODY, gettext_lazy("正文"), "4"),
    (Says.JOIN, gettext_lazy("并入上文"), "5"),
    (Says.DISCARD, gettext_lazy("非政策文本"), "6"),
]


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of all: `number` of `of`, both from 1."""

    rows: Sequence[Row]
    number: int
    of: int
    total: int

    @property
    def several(self) -> bool:
        return self.of > 1


@dataclass(frozen=True, slots=True)
class Branch:
    """A provision in the tree: its name, where its first line is."""

    node: Node
    name: str
    anchor: str
    doubtful: bool
    corrected: bool
    size: int  # characters of its own text

    @property
    def depth(self) -> int:
        return min(self.node.depth, 6)


def part_of(rows: Sequence[Row], asked: str, size: int) -> Part:
    """Raises BadRequest for a part that there is not."""
    pages = max(1, -(-len(rows) // size))
    if asked and not (asked.isascii() and asked.isdecimal() and 1 <= int(asked) <= pages):
        raise BadRequest(_("没有这一页。"))
    number = int(asked or 1)
    return Part(rows[(number - 1) * size : number * size], number, pages, len(rows))


def tree(rows: Sequence[Row]) -> list[Branch]:
    """The provisions that begin in these lines."""
    return [
        Branch(
            row.node,
            name_of(row.node),
            row.anchor,
            bool(row.doubts),
            bool(row.says),
            len(row.node.text),
        )
        for row in rows
        if row.opens and row.node is not None
    ]


def name_of(node: Node) -> str:
    """`（八）推进产业绿色低碳发展`, or how the text begins."""
    if node.heading:
        return f"{node.label}{node.heading}"
    text = node.text.replace("\n", " ")
    return f"{node.label}{text[:SHORT]}{'…' if len(text) > SHORT else ''}"
