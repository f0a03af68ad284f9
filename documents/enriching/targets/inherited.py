"""Deadlines that hold beyond their sentence: from an item's opening, and from a paragraph to the items below it."""

import re

from documents.enriching.passages import Passage
from documents.enriching.targets.clauses import starts_action
from documents.enriching.targets.deadlines import Date, Role
from documents.enriching.targets.sentence import Sentence
from documents.parsing.nodes import Kind

_GOALS = re.compile(
    r"(?:主要|总体|工作|发展|具体|阶段性?|整治|建设|行动|试点|近期|远期|预期)目标|^目标$|主要指标"
)
_OPENING = 20  # characters: a date this near the start opens the sentence


class Carry:
    """The date that holds for sentences without one.

    A date that opens the provision holds for all sentences that say how things will be (全市河流水质优良比例达到30%以上);
    another date holds for the next such sentence only. A sentence that begins with a verb starts an action of its own.
    Under a heading such as 主要目标 a date holds for everything up to the next date.
    """

    def __init__(self, date: str, goals: bool) -> None:
        self.goals = goals
        self.opening = date
        self.near = ""
        self.value = date
        self.first = True

    def enter(self, text: str) -> None:
        """Look at the next sentence before its targets."""
        if not self.goals and starts_action(text.strip()):
            self.value = self.near = ""
        else:
            self.value = self.near or self.opening

    def leave(self, sentence: Sentence) -> None:
        """Take over the sentence's own date."""
        found = [date for date in sentence.dates if date.role is Role.DEADLINE]
        if found:
            self.near = found[-1].value
            if self.goals or (self.first and _opens(sentence, found[0])):
                self.opening = found[-1].value
        self.first = self.first and sentence.span.end <= sentence.passage.body_at


class Inherited:
    """What paragraphs and lead-ins leave to the items after and below them."""

    def __init__(self) -> None:
        self._dates: dict[
            str, str
        ] = {}  # path of the parent → date of its lead-in or of the last paragraph in it
        self._goals: set[str] = set()

    def at(self, passage: Passage) -> Carry:
        """The carry with which a provision begins."""
        node = passage.node
        parents = _parents(node.path)
        goals = bool(_GOALS.search(node.heading)) or any(parent in self._goals for parent in parents)
        if goals:
            self._goals.add(node.path)
        is_item = bool(node.label) and node.kind in {Kind.MEASURE, Kind.POINT}
        return Carry(self._dates.get(node.parent_path, "") if is_item else "", goals)

    def leave(self, passage: Passage, carry: Carry) -> None:
        """A paragraph leaves its opening date to the items after it, a lead-in to the items below it.

        `到2025年，…协调可持续发展。` before `—— 生态环境质量稳定改善。…`; `到2025年，实现以下目标：`.
        """
        node = passage.node
        if node.kind is Kind.PARAGRAPH:
            self._dates[node.parent_path] = carry.opening
        if carry.goals or passage.folded.rstrip().endswith(":"):
            self._dates[node.path] = carry.opening or carry.near


def _opens(sentence: Sentence, date: Date) -> bool:
    return date.start - sentence.span.start < _OPENING


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:size]) for size in range(1, len(parts))]
