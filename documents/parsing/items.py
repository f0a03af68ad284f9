"""Where the numbered items of a text begin, and which one comes next."""

import re
from collections.abc import Sequence

from documents.parsing.attachments import listed
from documents.parsing.fold import fold
from documents.parsing.headlines import SPOKEN_LINE, reads_like_a_title
from documents.parsing.lines import Line
from documents.parsing.markers import HEADINGS, Family, Mark, mark_of
from documents.parsing.nodes import Says

SENDS = re.compile("印发|转发|批转|下发|发布|公布")
NEAR = 6  # lines between 附件 and the title of what is attached


def first_item(lines: Sequence[Line]) -> int:
    """Index of the first line with a mark, their number if there is none.

    附件 above the title of the attached plan opens nothing: the plan is the document. Where several things are attached
    to a text that sends nothing, each is an annex.
    """
    begin = _title_end(lines)
    names = listed(lines)
    sends = next((index for index, line in enumerate(lines) if _sends(line)), len(lines))
    for index, line in enumerate(lines[begin:], begin):
        if line.says in HEADINGS:
            return index
        mark = mark_of(line)
        if mark is None or index in names or SPOKEN_LINE.match(fold(line.text)):
            continue
        follows = lines[index + 1 : index + 1 + NEAR]
        if mark.family is Family.HEAD_1 and not any(_is_below(line, mark) for line in follows):
            continue
        sent = len(names) < 2 or sends < index
        if mark.family is Family.ANNEX and sent and any(map(reads_like_a_title, follows)):
            continue
        return index
    return len(lines)


def _sends(line: Line) -> bool:
    return SENDS.search(line.text) is not None and "。" not in line.text


def coming_marks(lines: Sequence[Line]) -> list[Mark | None]:
    """For each line the next mark below it."""
    coming: list[Mark | None] = []
    following: Mark | None = None
    for line in reversed(lines):
        coming.append(following)
        following = None if line.says in HEADINGS else mark_of(line) or following
    return coming[::-1]


def _title_end(lines: Sequence[Line]) -> int:
    """The index after the title, where a person says which line it is; what stands above opens nothing."""
    end = 0
    for index, line in enumerate(lines):
        if line.says in HEADINGS:
            break
        if line.says is Says.TITLE:
            end = index + 1
    return end


def _is_below(line: Line, head: Mark) -> bool:
    """`1.1 编制目的` below `1 总则`."""
    mark = mark_of(line)
    return mark is not None and mark.family is Family.HEAD_2 and mark.above == head.number
