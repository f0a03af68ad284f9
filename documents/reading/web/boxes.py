"""A page as boxes and lines: what a browser would put below each other, without any styling.

Parsed as browsers do (Lexbor) and walked without recursion. Its time grows with the depth of the page, so that is
looked at first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from documents.reading.source import Unreadable
from documents.reading.web.lists import Lists

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
WORD = re.compile(r"\w+")
BLOCKS = frozenset(
    WORD.findall(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select summary"
        " table tbody td tfoot th thead tr ul"
    )
)
SILENT = frozenset(
    WORD.findall(
        "script style noscript template head iframe object embed applet svg math canvas audio video map rp rt"
        " frameset noframes textarea input datalist"
    )
)
# Elements that need no end tag, or have none.
OPEN_ENDED = frozenset(
    WORD.findall(
        "p li dt dd tr td th tbody thead tfoot option colgroup caption area base br col embed hr img input link meta"
        " param source track wbr html body head"
    )
)
DEEPEST_TAGS = 2000
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
LISTS = frozenset(("ol", "ul", "menu", "dir", "li"))
CELLS = frozenset(("td", "th"))
DEEPEST = 1000  # boxes in each other; the worst of real pages have a hundred
NUMBER_ALONE = re.compile(r"^\d{1,4}\. *$")  # of a list item, the text of which stands in a block of its own
SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True, eq=False)
class Box:
    """A block element: its tag and what it stands in. `lines` and `good` (characters of running text) count all in it."""

    tag: str
    parent: "Box | None"
    cells: int = 0  # of a row: how many it has
    column: int = 0  # of a cell: which it is, from 1
    lines: int = 0
    good: int = 0
    depth: int = 0
    nests: bool = False  # of a table: has another one in it

    def chain(self) -> "Iterator[Box]":
        """The box and all it stands in, from the inside."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    def nearest(self, *tags: str) -> "Box | None":
        return next((box for box in self.chain() if box.tag in tags), None)


@dataclass(slots=True, eq=False)
class PageLine:
    """One line of text as a browser shows it, the box it stands in, and how much of it are links."""

    box: Box
    text: str
    linked: int = 0
    gap: bool = False  # an empty line stands above


class Walk:
    """Depth first through the elements of a page: its lines in reading order, its boxes, and what it does not show."""

    def __init__(self, html: str, most_lines: int) -> None:
        self._most_lines = most_lines
        self.lines: list[PageLine] = []
        self.boxes: list[Box] = []
        self.hidden: list[str] = []
        self._parts: list[str] = []
        self._linked = self._links = self._pre = self._hiding = 0
        self._gap = False
        self._lists = Lists()
        self._box = Box("body", None)
        check_depth(html)
        root = LexborHTMLParser(html).body
        for node, entering in _visit(root) if root is not None else ():
            if node.tag == "-text":
                self._text(node.text_content or "")
            elif entering:
                self._enter(node)
            else:
                self._leave(node)
        self._end_line()

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        self._links += tag == "a"
        self._pre += tag == "pre"
        self._hiding += is_hidden(node)
        if tag == "br":
            self._gap = self._is_empty() or self._gap
            self._end_line()
        elif tag in BLOCKS:
            self._end_line()
            self._open(tag)
            number = self._lists.enter(tag, node.attributes) if tag in LISTS else ""
            if number:
                self._parts.append(number)

    def _open(self, tag: str) -> None:
        self._box = box = Box(tag, self._box, depth=self._box.depth + 1)
        if box.depth > DEEPEST:
            raise RecursionError
        self.boxes.append(box)
        if tag in CELLS and (row := box.nearest("tr")) is not None:
            row.cells += 1
            box.column = row.cells
        if tag == "table" and box.parent is not None and (outer := box.parent.nearest("table")) is not None:
            outer.nests = True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        self._links -= tag == "a"
        self._pre -= tag == "pre"
        self._hiding -= is_hidden(node)
        if tag in BLOCKS:
            self._gap = self._gap or (tag == "p" and bool(self._parts) and self._is_empty())
            self._end_line()
            if tag in LISTS:
                self._lists.leave(tag)
            self._box = self._box.parent or self._box

    def _text(self, text: str) -> None:
        if self._hiding:
            self.hidden.append(SPACE.sub(" ", text))
        elif self._pre:
            first, *others = text.split("\n")
            self._parts.append(first)
            for other in others:
                self._gap = self._is_empty() or self._gap
                self._end_line()
                self._parts.append(other)
        else:
            self._parts.append(SPACE.sub(" ", text))
            self._linked += len(text.strip()) if self._links else 0

    def _end_line(self) -> None:
        text = "".join(self._parts).strip(" \t\r\n\f")
        if text.strip() and not NUMBER_ALONE.match(text):
            if len(self.lines) >= self._most_lines:
                raise Unreadable(f"网页超过上限 {self._most_lines} 行")
            self.lines.append(PageLine(self._box, text, self._linked, self._gap))
            self._gap = False
            self._parts = []
        elif not text.strip():
            self._parts = []
        self._linked = 0

    def _is_empty(self) -> bool:
        return not "".join(self._parts).strip()


def check_depth(html: str) -> None:
    """Raise RecursionError for a page with more open elements than any real one."""
    depth = 0
    for closes, name in TAG.findall(html):
        if name.lower() not in OPEN_ENDED:
            depth = max(0, depth - 1) if closes else depth + 1
            if depth > DEEPEST_TAGS:
                raise RecursionError


def is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        "hidden" in attributes
        or bool(attributes)
        and NOT_SHOWN.search(attributes.get("style") or "") is not None
    )


def _visit(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """(node, entering) for every element and text below `root`, it included; silent elements are passed over."""
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        yield node, True
        down = None if tag in SILENT or tag.startswith("-") else node.first_child
        if down is not None:
            node = down
            continue
        while node is not None:
            if node.tag != "-text":
                yield node, False
            if node.mem_id == root.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent
