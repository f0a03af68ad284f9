"""What people say of lines: kept with the text, applied when it is parsed, carried to the next text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from documents.parsing.fold import fold
from documents.parsing.nodes import Says

NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Correction:
    """`says` is said of the line whose first printed character stands at `start` of the source.

    `quote` is the line as it stands there, without white space at its ends: it proves that this line is meant.
    """

    start: int
    quote: str
    says: Says


def physical_lines(source: str) -> list[tuple[int, int]]:
    """(start, end) of each line, without the newline."""
    ends = [(found.start(), found.end()) for found in NEWLINE.finditer(source)]
    starts = [0, *(after for _, after in ends)]
    return list(zip(starts, [*(before for before, _ in ends), len(source)], strict=True))


def printed_lines(source: str) -> dict[int, str]:
    """Each line with anything printed on it, in order: where its first printed character stands → the line, stripped."""
    found = {}
    for start, end in physical_lines(source):
        piece = source[start:end]
        if quote := piece.strip():
            found[start + piece.index(quote)] = quote
    return found


def fitting(
    source: str, corrections: Iterable[Correction]
) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """(those that fit the text, in its order; those that do not). Of two on one line the later one counts."""
    corrections = tuple(corrections)
    if not corrections:
        return (), ()
    lines = printed_lines(source)
    fit = {each.start: each for each in corrections if lines.get(each.start) == each.quote}
    chosen = {id(each) for each in fit.values()}
    unfit = tuple(each for each in corrections if id(each) not in chosen)
    return tuple(fit[start] for start in sorted(fit)), unfit


def carry(
    old_source: str, new_source: str, corrections: Sequence[Correction]
) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """(corrections placed in a new text, those that have no place in it).

    A line goes to the same line of the new text, white space and width of signs aside, when both texts have it once.
    """
    fit, unfit = fitting(old_source, corrections)
    going = carrying(old_source, new_source, fit)
    placed = tuple(sorted((new for new in going.values() if new), key=lambda each: each.start))
    return placed, (*unfit, *(old for old, new in going.items() if new is None))


def carrying(
    old_source: str, new_source: str, fit: Sequence[Correction]
) -> dict[Correction, Correction | None]:
    """Each correction that fits the old text → the same in the new text, None where it has no place in it."""
    if not fit:
        return {}
    before = Counter(_folded(quote) for quote in printed_lines(old_source).values())
    now = [(start, quote, _folded(quote)) for start, quote in printed_lines(new_source).items()]
    after = Counter(key for _, _, key in now)
    places = {key: (start, quote) for start, quote, key in now}
    found: dict[Correction, Correction | None] = {}
    for each in fit:
        key = _folded(each.quote)
        start, quote = places.get(key, (0, ""))
        once = before[key] == 1 and after[key] == 1
        found[each] = replace(each, start=start, quote=quote) if once else None
    return found


def _folded(line: str) -> str:
    return "".join(fold(line).split())
