"""Labels before digits: `11.121人才项目` and `12.5G基站建设` are items 11 and 12 where 10. stands above them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.parsing.fold import fold
from documents.parsing.lines import Line, Look
from documents.parsing.markers import DIGITS, Family, mark_of

QUANTITY = re.compile(r"\d+[.]\d+\s?(?:%|[万亿千百倍个米吨度年月日元公平立毫微克人次项家户亩])")
ENDS = "。；;）)”〕】"


def number_digits(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those marked whose number goes on a series though digits follow its point.

    Where the series goes on below as well, that is enough; else no quantity (`2.5万吨`) may stand there.
    """
    found: list[Line] = []
    last = 0
    coming = _coming(lines)
    for line, below in zip(lines, coming, strict=True):
        if _continues(line, last, below) and found[-1].text[-1] in ENDS:
            line = replace(line, look=line.look | Look.NUMBERED)
        mark = mark_of(line)
        last = mark.number if mark is not None and mark.family is Family.DOT else last
        found.append(line)
    return found


def _continues(line: Line, last: int, below: int) -> bool:
    text, mark = fold(line.text), mark_of(line)
    label = DIGITS.match(text)
    if not last or line.says or label is None or int(label[1]) != last + 1:
        return False
    if below == last + 2:
        return mark is None or mark.family is Family.HEAD_2
    return mark is None and QUANTITY.match(text) is None


def _coming(lines: Sequence[Line]) -> list[int]:
    """For each line the number of the next item below it (1. or 11.121…), 0 without one."""
    coming: list[int] = []
    below = 0
    for line in reversed(lines):
        coming.append(below)
        mark, label = mark_of(line), DIGITS.match(fold(line.text))
        if mark is not None and mark.family is Family.DOT:
            below = mark.number
        elif mark is None and label is not None:
            below = int(label[1])
    return coming[::-1]
