"""Deadlines that a provision prints beside its words: in its bracket of duties, behind a label, in a table's column.

`（市水利局，2025年底前完成）` · `完成时限：2025年6月` · a cell below 完成时限.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.enriching.passages import Passage
from documents.enriching.tables import Row, rows
from documents.enriching.targets.deadlines import Date, dates
from documents.enriching.targets.found import TargetFound
from documents.parsing.nodes import Kind, Span
from documents.parsing.sentences import bracket_ends

_TIME = r"(?:完成|办结|落实|推进|整改|实施|工作)?(?:时限|期限)(?:要求)?|完成(?:时间|日期)|时间节点|时间要求"
_LABEL = re.compile(rf"(?:^|(?<=[\s(,;。、|]))(?:{_TIME})\s?:(?P<when>[^。;\n()]*)")
_HEAD = re.compile(rf"^(?:{_TIME})$")
_TASK = re.compile(r"(?:任务|内容|事项|措施|项目|举措|工作)(?:名称)?$")
_LABELLED = re.compile(r"^(?:[一-鿿]{0,6}(?:单位|部门|责任人|负责人|领导)|" + _TIME + r")\s?:")
_WHO = re.compile(
    r"牵头|负责|配合|参与|指导|(?:[厅局委办部署院会]|政府|部门|单位|中心|街道)(?:等(?:单位|部门)?)?$"
)
_BY = re.compile(r"^(?:力争|争取|确保|计划|于|在)*$")
_DONE = re.compile(
    r"^(?:之?前|内)?(?:全部|基本|初步)?(?:[完建达]成|办结|到位|落实|见效|销号)?(?:任务|到位)?(?:[,、]?并?(?:长期|持续)(?:坚持|巩固))?$"
)
_LONGEST = 80


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """`passage` prints at `place` the `date` for what its text, or that of the provision before it, says in `covers`.

    `task` are the words that say in short what is to be done.
    """

    passage: Passage
    place: Span
    date: Date
    covers: Span
    task: str


def is_labelled(passage: Passage) -> bool:
    """Is it a line such as `完成时限：2025年6月`, which is about the provision before it?"""
    is_line = passage.node.kind is Kind.PARAGRAPH and not passage.node.heading
    return is_line and _LABELLED.match(passage.folded[passage.body_at :]) is not None


def terms(passage: Passage) -> list[Term]:
    """The deadlines that a provision prints, in order."""
    found = sorted((*_labels(passage.folded), *_brackets(passage.folded)), key=lambda each: each[0].start)
    result, since = [], 0
    for place, date in found:
        result.append(
            Term(passage, place, date, Span(since, place.start), _task(passage, since, place.start))
        )
        since = place.end
    in_tables = (term for row in rows(passage.text) for term in _of_row(passage, row))
    return sorted((*result, *in_tables), key=lambda term: term.covers.start)


def terms_behind(passage: Passage, lines: Sequence[Passage]) -> list[Term]:
    """The deadlines of a provision in the labelled lines behind it."""
    end = len(passage.text)
    return [
        Term(line, place, date, Span(0, end), _task(passage, 0, end))
        for line in lines
        for place, date in _labels(line.folded)
    ]


def milestone(term: Term) -> TargetFound:
    """A provision to be done by a printed deadline."""
    passage = term.passage
    place = passage.place(term.place.start, term.place.end)
    return TargetFound(
        path=passage.node.path,
        evidence=passage.text[term.place.start : term.place.end],
        start=place.start,
        end=place.end,
        words=passage.place(term.date.start, term.date.end),
        rule="printed term",
        kind="milestone",
        indicator=term.task,
        deadline=term.date.value,
    )


def _labels(folded: str) -> Iterator[tuple[Span, Date]]:
    for found in _LABEL.finditer(folded):
        for date in _dates(folded, *found.span("when"))[-1:]:
            if _DONE.match(folded[date.end : found.end()].rstrip()):
                yield Span(found.start(), found.end()), date


def _dates(folded: str, start: int, end: int) -> list[Date]:
    """The dates of folded[start:end] with their places in the whole."""
    return [
        Date(date.start + start, date.end + start, date.value, date.role) for date in dates(folded[start:end])
    ]


def _brackets(folded: str) -> Iterator[tuple[Span, Date]]:
    """Brackets that print who and by when, each in a piece of its own."""
    index, ends = folded.find("("), bracket_ends(folded, 0, len(folded))
    while index >= 0:
        end = ends.get(index, 0)
        if end:
            yield from _of_bracket(folded, index + 1, end - 1)
        index = folded.find("(", end or index + 1)


def _of_bracket(folded: str, start: int, end: int) -> Iterator[tuple[Span, Date]]:
    pieces = [Span(*each.span()) for each in re.compile(r"[^,;]+").finditer(folded, start, end)]
    if not any(_WHO.search(folded, piece.start, piece.end) for piece in pieces):
        return
    for piece in pieces:
        found = _dates(folded, piece.start, piece.end)
        if (
            len(found) == 1
            and _BY.match(folded[piece.start : found[0].start])
            and _DONE.match(folded[found[0].end : piece.end])
        ):
            yield Span(piece.start, piece.end), found[0]


def _of_row(passage: Passage, row: Row) -> Iterator[Term]:
    """The cell below 完成时限 is for its row; the last cell of its task says most exactly what is to be done."""
    text = passage.text
    tasks = [text[cell.span.start : cell.span.end] for cell in row.cells if _TASK.search(cell.head)]
    for cell in row.cells:
        found = _dates(passage.folded, cell.span.start, cell.span.end) if _HEAD.match(cell.head) else []
        for date in found[-1:]:
            task = tasks[-1].strip("。 ")[:_LONGEST] if tasks else ""
            yield Term(passage, cell.span, date, row.span, task)


def _task(passage: Passage, start: int, end: int) -> str:
    """The first words of a provision that say what is to be done: its heading, or its first sentence from `start` on."""
    first = max(bisect_right(passage.sentences, start, key=lambda span: span.start) - 1, 0)
    last = bisect_left(passage.sentences, end, key=lambda span: span.start)
    spans = passage.sentences[first:last]
    parts = (passage.text[max(span.start, start) : min(span.end, end)] for span in spans)
    plain = [part for each in parts if (part := each.strip(")）。；; "))]
    return next((each for each in plain if len(each) > 3), plain[0] if plain else "")[:_LONGEST]
