"""A table of contents without dot leaders: the headings of the text, once more, before the text."""

import re
from collections.abc import Sequence

from documents.parsing.fold import fold
from documents.parsing.lines import Line
from documents.parsing.markers import opens

HEAD = re.compile(r"^目\s?录$")
FEWEST = 3  # entries of a table that a paragraph follows
PAGE = re.compile(r"(?<!\d)\d{1,4}$")
LEADERS = " .…·-"  # between an entry and its page


def take_contents(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the text without its table of contents, the lines of the table).

    The table runs from the line 目录, or from the first heading, until its first entry comes again; what never comes
    again is no table, and neither is anything with a sentence in it. Below the word 目录 a sentence ends the table: a law or
    a plan may open with a paragraph above its first heading.
    """
    start, first = _start(lines)
    end = _again(lines, first) if first < len(lines) else None
    if end is None and start < first:  # its entries had dots and are gone
        return lines[:start] + lines[first:], lines[start:first]
    if end is None:
        return lines, []
    spoken = next((index for index in range(start, end) if "。" in lines[index].text), end)
    if spoken < end and (start == first or spoken - first < FEWEST):
        return lines, []
    end = spoken
    if start == first and not _is_list(lines[start:end]):
        return lines, []
    said = [line for line in lines[start:end] if line.says]
    return lines[:start] + said + lines[end:], [line for line in lines[start:end] if not line.says]


def _start(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the table would begin, and its first entry."""
    for index, line in enumerate(lines):
        if HEAD.match(fold(line.text)) and not line.says:
            return index, index + 1
    marked = next((index for index, line in enumerate(lines) if opens(line)), len(lines))
    return marked, marked


def _is_list(lines: Sequence[Line]) -> bool:
    """At least three lines, all of them headings: without the word 目录 nothing else is one."""
    return len(lines) > 2 and all(opens(line) for line in lines)


def _again(lines: Sequence[Line], first: int) -> int | None:
    entry = _bare(lines[first])
    return next((index for index in range(first + 1, len(lines)) if _bare(lines[index]) == entry), None)


def _bare(line: Line) -> str:
    return PAGE.sub("", fold(line.text)).rstrip(LEADERS).replace(" ", "")
