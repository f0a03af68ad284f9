"""Provisions as a page prints them: heads and stops as in the source, sentences as pieces, the outline as a nest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from documents.models import Citation, Provision, Target
from documents.views.chips import Duties

STOPS = "。.：:；;！!？?"


Mark = tuple[int, int, int]  # start and end in the text, id of what is marked there
WORDS = 0  # the id of the words that an address asks for


@dataclass(slots=True)
class Bit:
    """Characters under the same marks; `marks` are their ids, separated by spaces.

    `asked` is "first" where the words begin that the address asks for, "more" in the rest of them.
    """

    text: str
    marks: str = ""
    asked: str = ""


@dataclass(slots=True)
class Piece:
    """A stretch of a provision's text: a sentence measure, or what lies between two of them."""

    bits: list[Bit]
    sentence: Provision | None = None

    @property
    def text(self) -> str:
        return "".join(bit.text for bit in self.bits)


@dataclass(slots=True)
class Shown:
    """One printed provision of a page. `stop` is what the source prints after the heading, mostly 。

    `marks` are places of the text that something else of the page points at: the names of departments. `duties` is
    what the page says of who is responsible, `targets` and `citations` what it sets and which documents it names.
    """

    node: Provision
    stop: str
    gap: bool
    run_in: bool
    heading_level: int = 2
    sentences: list[Provision] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    duties: Duties | None = None
    targets: list[Target] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def pieces(self) -> Iterator[Piece]:
        """The text, cut at the sentence measures. Joined, the pieces are the text."""
        at, text = 0, self.node.text
        for sentence in self.sentences:
            first, last = sentence.body_from or 0, sentence.body_to or 0
            if at < first:
                yield Piece(bits(text, at, first, self.marks))
            yield Piece(bits(text, first, last, self.marks), sentence)
            at = last
        if at < len(text):
            yield Piece(bits(text, at, len(text), self.marks))


def bits(text: str, first: int, last: int, marks: Sequence[Mark]) -> list[Bit]:
    """text[first:last], cut where a mark begins or ends."""
    opening = min((start for start, _, pk in marks if pk == WORDS), default=-1)
    inside = [
        (max(start, first), min(end, last), pk) for start, end, pk in marks if start < last and end > first
    ]
    cuts = sorted({first, last, *(cut for start, end, _ in inside for cut in (start, end))})
    return [
        Bit(
            text[a:b],
            " ".join(str(pk) for pk in under if pk != WORDS),
            ("first" if a == opening else "more") if WORDS in under else "",
        )
        for a, b in pairwise(cuts)
        for under in [[pk for start, end, pk in inside if start <= a and b <= end]]
    ]


def shown(nodes: Iterable[Provision], source: str, title_depth: int = 0) -> list[Shown]:
    """Provisions in reading order → what to print; sentence measures go to the provision before them, their parent.

    `title_depth` is the depth of what the page is about, whose title is its h1.
    """
    rows: list[Shown] = []
    headings = [title_depth]  # depths of the headings that stand above
    for node in nodes:
        if not node.printed:
            if rows:
                rows[-1].sentences.append(node)
            continue
        while len(headings) > 1 and headings[-1] >= node.depth:
            headings.pop()
        rows.append(head_of(node, source))
        rows[-1].heading_level = min(len(headings) + 1, 6)
        if node.heading and node.depth > title_depth:
            headings.append(node.depth)
    return rows


def head_of(node: Provision, source: str) -> Shown:
    """How the source prints label and heading: `（一）指导思想。以…` runs into the body, `一、总体要求` stands alone."""
    head = source[node.start : node.body_start]
    bare = head.rstrip()
    stop = bare[-1:] if node.heading and bare[-1:] in STOPS and not node.heading.endswith(bare[-1:]) else ""
    gap = head[len(node.label) : len(node.label) + 1].isspace()
    return Shown(node, stop, gap, run_in=bool(node.text) and "\n" not in head[len(bare) :])


@dataclass(slots=True)
class Entry:
    """A line of the outline: whether a nested list follows it, and how many end after it.

    `page` is the address of the part that shows it, empty where that is this page.
    """

    node: Provision
    opens: bool = False
    closes: int = 0
    page: str = ""

    @property
    def ends(self) -> range:
        return range(self.closes)


def outline(rows: Iterable[Shown]) -> list[Entry]:
    """The outline as a flat list that a template can nest without recursion.

    Bare paragraphs are left out; the lines of a closing (附件, office, date) are one entry.
    """
    entries: list[Entry] = []
    for row in rows:
        goes_on = row.node.kind == "closing" and entries and entries[-1].node.kind == "closing"
        if not goes_on and (row.node.kind != "paragraph" or row.node.label):
            entries.append(Entry(row.node))
    if entries:
        entries.append(Entry(Provision(depth=0)))
    open_depths: list[int] = []
    for entry, following in pairwise(entries):
        if following.node.depth > entry.node.depth:
            entry.opens = True
            open_depths.append(entry.node.depth)
        while open_depths and following.node.depth <= open_depths[-1]:
            open_depths.pop()
            entry.closes += 1
    return entries[:-1]
