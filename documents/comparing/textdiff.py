"""Where two texts differ, in characters of either original."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from documents.comparing.atoms import Atom, atoms
from documents.parsing.nodes import Span

SHORT = 2  # an equal run of fewer characters is part of the changes beside it: nobody reads single characters
STOPS = frozenset("，。、；：！？,;:!?()\"'")
VALUES = frozenset({"number", "date"})


@dataclass(frozen=True, slots=True)
class Mark:
    """[start, end) differs. `core` is the part to show most strongly: a number is one change, but of 50 → 500 only
    the last digit is new, so the mark on that side is all of `500`, its core the last `0`; that of `50` is empty.
    """

    start: int
    end: int
    core: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """Marks on either side in reading order; none where the texts are the same after folding."""

    a: tuple[Mark, ...]
    b: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Atoms of A that became atoms of B; one of the two may be empty."""

    a: Span
    b: Span


def textdiff(a: str, b: str) -> Difference:
    """Compare folded, mark the original: `PM2.5浓度32微克` against `PM2.5浓度29.8微克` marks the two numbers whole."""
    left, right = atoms(a), atoms(b)
    pieces = [
        (left[change.a.start : change.a.end], right[change.b.start : change.b.end])
        for change in _readable(_changes(left, right), left, right)
    ]
    return Difference(
        tuple(_mark(here, there) for here, there in pieces if here),
        tuple(_mark(here, there) for there, here in pieces if here),
    )


def _changes(left: Sequence[Atom], right: Sequence[Atom]) -> list[Change]:
    # autojunk would drop frequent characters from 200 on, which every longer clause has.
    old, new = [atom.word for atom in left], [atom.word for atom in right]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [Change(Span(i, j), Span(k, end)) for tag, i, j, k, end in matcher.get_opcodes() if tag != "equal"]


def _readable(changes: list[Change], left: Sequence[Atom], right: Sequence[Atom]) -> list[Change]:
    """Join changes with hardly anything equal between them; but a changed number or date stands by itself."""
    result: list[Change] = []
    for each in changes:
        change = each if _is_value(each, left, right) else _to_stop(each, left)
        last = result[-1] if result else None
        if last and not (_is_value(last, left, right) or _is_value(change, left, right)):
            between = left[last.a.end : change.a.start]
            if sum(len(atom.word) for atom in between) < SHORT:
                result[-1] = Change(Span(last.a.start, change.a.end), Span(last.b.start, change.b.end))
                continue
        result.append(change)
    return result


def _to_stop(change: Change, left: Sequence[Atom]) -> Change:
    """The last character of a changed word goes with it: 活动。 → 行动。, not 活 → 行."""
    end = change.a.end
    lone = end < len(left) and left[end].kind == "sign" and left[end].word not in STOPS
    stops = end + 1 >= len(left) or left[end + 1].word in STOPS
    if lone and stops and change.a.start < end and change.b.start < change.b.end:
        return Change(Span(change.a.start, end + 1), Span(change.b.start, change.b.end + 1))
    return change


def _is_value(change: Change, left: Sequence[Atom], right: Sequence[Atom]) -> bool:
    old, new = left[change.a.start : change.a.end], right[change.b.start : change.b.end]
    return len(old) == len(new) == 1 and old[0].kind == new[0].kind and old[0].kind in VALUES


def _mark(here: Sequence[Atom], there: Sequence[Atom]) -> Mark:
    start, end = here[0].start, here[-1].end
    if len(here) == len(there) == 1 and here[0].kind == there[0].kind == "number":
        return Mark(start, end, _digits(here[0], there[0]))
    return Mark(start, end, Span(start, end))


def _digits(here: Atom, there: Atom) -> Span:
    """The digits a number has more than the other, when that is all: 500 against 50. Else the whole number."""
    mine, other = here.word, there.word
    shorter = min(len(mine), len(other))
    head = next((at for at in range(shorter) if mine[at] != other[at]), shorter)
    tail = next((at for at in range(shorter - head) if mine[-1 - at] != other[-1 - at]), shorter - head)
    more = (mine if len(mine) > len(other) else other)[head : max(len(mine), len(other)) - tail]
    if head + tail < shorter or not more.isdigit() or here.end - here.start != len(mine):
        return Span(here.start, here.end)
    return Span(here.start + head, here.start + len(mine) - tail)
