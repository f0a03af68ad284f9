"""The lines of the source that a provision came from, with their numbers and their white space made visible."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

Span = tuple[int, int]  # code points of the source, half open

MOST_LINES = 200
MOST_AROUND = 200  # characters of a line shown before and after what is the provision's own

BLANKS = {" ": "·", "\u00a0": "°", "\u3000": "□", "\t": "→", "\r": "␍", "\ufeff": "◊"}


@dataclass(slots=True)
class Bit:
    """Characters of a line that are alike: the provision's own or not, white space (drawn) or not."""

    text: str
    own: bool
    blank: bool


@dataclass(slots=True)
class Line:
    """A line of the source, numbered from 1."""

    number: int
    bits: list[Bit] = field(default_factory=list)


def source_lines(source: str, spans: Sequence[Span]) -> tuple[list[Line], int]:
    """The lines that the spans touch, and how many more there are than can be shown."""
    lines: list[Line] = []
    more = 0
    for number, start, end in lines_touched(source, spans):
        if len(lines) == MOST_LINES:
            more += 1
            continue
        own = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
        lines.append(Line(number, list(bits(source, start, end, own))))
    return lines, more


def lines_touched(source: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """(number, start, end) of each line that holds a character of a span and is not empty."""
    number, at, seen = 1, 0, -1
    for first, last in sorted(spans):
        start = source.rfind("\n", 0, first) + 1
        number, at = number + source.count("\n", at, start), start
        while at < max(last, first + 1):
            end = source.find("\n", at)
            end = len(source) if end < 0 else end
            if number > seen and source[at:end].strip():
                yield number, at, end
            seen = max(seen, number)
            if end >= last:
                break
            at, number = end + 1, number + 1


def bits(source: str, start: int, end: int, own: Sequence[Span]) -> Iterator[Bit]:
    """A line cut into alike bits; what lies far from the provision's own part is cut off with …"""
    low = max(start, min((a for a, _ in own), default=start) - MOST_AROUND)
    high = min(end, max((b for _, b in own), default=end) + MOST_AROUND)
    marked = ((any(a <= at < b for a, b in own), source[at] in BLANKS, source[at]) for at in range(low, high))
    if low > start:
        yield Bit("…", own=False, blank=False)
    for (mine, blank), characters in groupby(marked, key=lambda mark: mark[:2]):
        text = "".join(character for _, _, character in characters)
        yield Bit("".join(BLANKS.get(c, c) for c in text) if blank else text, mine, blank)
    if high < end:
        yield Bit("…", own=False, blank=False)


def place_in_source(
    runs: Sequence[dict[str, int]] | Sequence[Sequence[int]], first: int, last: int
) -> list[Span]:
    """Where text[first:last] of a provision stands in the source, by its runs (text[offset:] begins at source[at:])."""
    pairs = pairs_of(runs)
    ends = [offset for offset, _ in pairs[1:]] + [last]
    return [
        (at + max(first, offset) - offset, at + min(last, end) - offset)
        for (offset, at), end in zip(pairs, ends, strict=True)
        if offset < last and end > first
    ]


def place_in_text(
    runs: Sequence[dict[str, int]] | Sequence[Sequence[int]], length: int, start: int, end: int
) -> list[Span]:
    """Where source[start:end] stands in the text of a provision, which is `length` long: the way back."""
    pairs = pairs_of(runs)
    ends = [offset for offset, _ in pairs[1:]] + [length]
    return [
        (offset + max(start, at) - at, offset + min(end, at + stop - offset) - at)
        for (offset, at), stop in zip(pairs, ends, strict=True)
        if at < end and at + stop - offset > start
    ]


def pairs_of(runs: Sequence[dict[str, int]] | Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """Runs as pairs (offset in the text, place in the source)."""
    return [tuple(run.values()) if isinstance(run, dict) else tuple(run) for run in runs]
