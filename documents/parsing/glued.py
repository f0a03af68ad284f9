"""Lines that hold many items, as copying from the web leaves them, cut before each item.

A mark inside a line counts only as part of a series: `…方案。一、总体要求（一）…（二）…二、主要任务…`. Each member
stands after the end of a sentence (or a bracket that follows one) and carries the next number; the first item
below a chapter may stand right behind its heading. Single marks in running text are left alone.
"""

import re
from collections.abc import Iterator

from documents.parsing.fold import fold
from documents.parsing.lines import Line
from documents.parsing.markers import Family, Mark, keeps_whole, read_mark
from documents.parsing.sentences import ENDERS, enclosed

LEVELS = (Family.PART, Family.CHAPTER, Family.SECTION, Family.ARTICLE, Family.COMMA, Family.PAREN, Family.DOT)
HEADINGS = (Family.PART, Family.CHAPTER, Family.SECTION, Family.COMMA)
CANDIDATE = re.compile(r"第|\(|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[.、]")


def unglue(lines: list[Line]) -> list[Line]:
    """The same characters, with each glued item on a line of its own."""
    pieces: list[Line] = []
    numbers: dict[Family, int] = {}
    for line in lines:
        for piece in _split(line, 0, numbers):
            mark = read_mark(piece.text)
            if mark is not None:
                numbers[mark.family] = mark.number
            pieces.append(piece)
    return pieces


def _split(line: Line, level: int, numbers: dict[Family, int]) -> Iterator[Line]:
    if level == len(LEVELS) or line.stands_apart or keeps_whole(line):
        yield line
        return
    cuts = _series(line.text, LEVELS[level], numbers)
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        piece = line.cut(start, end)
        if piece.text:
            yield from _split(piece, level + 1, numbers)


def _series(text: str, family: Family, numbers: dict[Family, int]) -> list[int]:
    """Where the items of one family begin inside the text, the head excluded."""
    head = read_mark(text)
    marks = [(at, mark) for at, mark in _inside(text) if mark.family is family]
    if not marks:
        return []
    if head is not None and head.family is family:
        return _chain(text, marks, head.number)
    if head is not None and head.family in HEADINGS and _is_run_on(text, head, marks[0][0]):
        first = marks[0][1].number
        if first == 1 or first == numbers.get(family, 0) + 1:
            return [marks[0][0], *_chain(text, marks[1:], first)]
    point = head is not None and head.family is Family.ARTICLE and family is Family.PAREN
    cuts = _chain(text, marks, 0, ENDERS + (":;：；" if point else ":："))
    return cuts if len(cuts) > 1 else []


def _chain(text: str, marks: list[tuple[int, Mark]], last: int, after: str = ENDERS) -> list[int]:
    cuts = []
    for at, mark in marks:
        if mark.number == last + 1 and (_ends_sentence(text, at) or (text[at - 1] in after)):
            cuts.append(at)
            last = mark.number
    return cuts


def _inside(text: str) -> Iterator[tuple[int, Mark]]:
    inside = enclosed(text)
    for found in CANDIDATE.finditer(fold(text)):
        at = found.start()
        if at and not inside[at - 1]:
            mark = read_mark(text[at : at + 40])
            if mark is not None:
                yield at, mark


def _ends_sentence(text: str, at: int) -> bool:
    """Does a sentence end before `at`, or a bracket that follows one or names who is responsible?"""
    before = text[max(0, at - 400) : at].rstrip()
    if not before:
        return False
    if before[-1] in ENDERS:
        return True
    return fold(before[-1]) in ")]”" and (before[-2:-1] in tuple(ENDERS) or _after_sentence(before))


def _after_sentence(before: str) -> bool:
    opened = max(before.rfind(sign) for sign in "（([〔“")
    return opened > 0 and (
        before[opened - 1] in ENDERS or re.search("负责|牵头|单位|配合|参与", before[opened:]) is not None
    )


def _is_run_on(text: str, head: Mark, at: int) -> bool:
    """`二、放要放出活力（五）系统梳理`: between the label and the next mark stands only a heading."""
    return head.length < at <= head.length + 80 and "。" not in text[head.length : at]
