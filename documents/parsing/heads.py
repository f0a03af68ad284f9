"""Headings of plans for emergencies whose number has no space behind it: `1总则` or `1. 总则` above `1.1编制目的`."""

from collections.abc import Sequence
from dataclasses import replace

from documents.parsing.fold import fold
from documents.parsing.lines import Line, Look
from documents.parsing.markers import DECIMAL, GLUED_HEAD, Family, Mark, mark_of

NEAR = 3  # lines from a heading to the first one below it
SHORT = 20  # characters of a heading with nothing below it: 9附则


def mark_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those marked that open a chapter: its 1.1 stands below, or it goes on such a series.

    Below 一、 or 第一章 an item `1.` with its `1.1` is what it looks like.
    """
    marks = [mark_of(line) for line in lines]
    found: list[Line] = []
    last, decimal = 0, True
    for index, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        decimal = decimal and (mark is None or mark.family in DECIMAL or mark.family > Family.PAREN)
        number = _number(line, mark) if decimal else 0
        goes_on = last and number == last + 1 and len(line.text) <= SHORT
        if number and (goes_on or _opens(marks[index + 1 : index + 1 + NEAR], number)):
            line = replace(line, look=line.look | Look.NUMBERED)
            last = number
        found.append(line)
    return found


def _number(line: Line, mark: Mark | None) -> int:
    """That of a line that may be such a heading, else 0."""
    if line.says or line.stands_apart or (mark is not None and mark.family is not Family.DOT):
        return 0
    label = GLUED_HEAD.match(fold(line.text))
    return int(label[1]) if label else 0


def _opens(below: Sequence[Mark | None], number: int) -> bool:
    return any(
        mark is not None and mark.family is Family.HEAD_2 and (mark.above, mark.number) == (number, 1)
        for mark in below
    )
