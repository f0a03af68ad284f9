"""What the lines above a document call it: 关于印发《…方案》的通知, 关于转发…方案的通知."""

import re
from collections.abc import Sequence

from documents.parsing.lines import Line, squeeze

BOOK = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
INNER = re.compile(r"〈([^〈〉]+)〉")
SENT = re.compile(r"(?:印发|转发|批转|下发|发布|公布)([^《》]{4,100}?)的(?:通知|函|公告|通告|决定)")
ADDED = re.compile(r"\([^()]*\)$")  # （2018—2020年）: it may stand on a line of its own
LONGEST = 4  # lines of a title


def start_by_name(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the title that ends at `end` begins, if from there on it repeats a name given above; else `start`."""
    for first in range(start - 1, max(start - LONGEST, -1), -1):
        if _bare(squeeze(lines[first:end])) in names(lines[:first]):
            return first
    return start


def names(lines: Sequence[Line]) -> set[str]:
    """The names in the lines, with and without what is added to them in brackets."""
    text = squeeze(lines)
    found = {_bare(name) for pattern in (BOOK, INNER, SENT) for name in pattern.findall(text)}
    return found | {ADDED.sub("", name) for name in found}


def _bare(name: str) -> str:
    return name.strip("《》")
