"""The list of what is attached, below a text and above the signature: its numbered names are no provisions."""

import re
from collections.abc import Sequence

from documents.parsing.fold import fold
from documents.parsing.lines import Line
from documents.parsing.markers import Family, mark_of

FIRST = re.compile(r"^附\s?[件表]?\s?[::]\s?\S")  # 附件：1.任务清单
HEAD = re.compile(r"^附\s?件\s?[::]$")  # 附件： with the names below it
MOST = 32  # lines of a list
LONGEST = 80  # characters of a name


def listed(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines of such lists: `附件：1.任务清单`, and below it `2.责任清单`."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.says:
            continue
        text = fold(line.text)
        follows = index - 1 in found and _number(line) > 0
        if FIRST.match(text) or follows or (HEAD.match(text) and _is_list(lines[index + 1 : index + MOST])):
            found.add(index)
    return found


def _is_list(below: Sequence[Line]) -> bool:
    """Names numbered from 1, and after them a line without number: an attached text has sentences below its items."""
    numbers = [_number(line) for line in below]
    end = next((index for index, number in enumerate(numbers) if number == 0), 0)
    return end > 0 and numbers[:end] == list(range(1, end + 1)) and "。" not in below[end].text


def _number(line: Line) -> int:
    """That of a numbered name, 0 for any other line."""
    mark = mark_of(line)
    is_name = mark is not None and mark.family is Family.DOT and len(line.text) <= LONGEST
    return mark.number if mark is not None and is_name and "。" not in line.text else 0
