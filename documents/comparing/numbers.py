"""Numbers that two texts give for the same thing: PM2.5浓度 32 → 29.8 微克/立方米."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from documents.comparing.atoms import ATOM, Atom, atoms, folded
from documents.comparing.words import bare, pieces
from documents.parsing.nodes import Span

NEAR = 0.4  # share of the words before a number, of the side with fewer, that must be the same
BEFORE = 24  # characters that say what a number is about
STOP = re.compile(r"[。;；!?！？\n]")
BOUND = re.compile(
    r"(下降|提高|增加|控制|保持|稳定)?(达到?|到|至|在|为|不(低|少|高|超)[于过]|超过|以[上下内])+"
)
VALUE = re.compile(r"([\d.,]+)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit, where it stands, and the words before it that say what it is."""

    span: Span
    number: str
    unit: str
    about: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The same thing in A and in B with another number."""

    a: Value
    b: Value


def changed(a: str, b: str) -> list[Changed]:
    """In the order of A; numbers of different units never meet, equal numbers are no change.

    Several of A may meet one of B: 32 by 2027 and 28 by 2035 both stand beside 29.8 by 2025.
    """
    right = list(values(b))
    found = []
    for one in values(a):
        other = max(right, key=partial(_near, one), default=None)
        if other and _near(one, other) >= NEAR and one.number != other.number:
            found.append(Changed(one, other))
    return found


def meet(a: Iterable[Value], b: Sequence[Value]) -> bool:
    """Do two texts give a number, the same or another, for the same thing?"""
    return any(_near(one, other) >= NEAR for one in a for other in b)


def values(text: str) -> Iterator[Value]:
    """Numbers that have a unit: `达到88.9%以上` → 88.9 %; years and names such as PM2.5 have none."""
    for atom in atoms(text):
        if atom.kind == "number" and (found := VALUE.fullmatch(atom.word)) and found[2]:
            yield Value(Span(atom.start, atom.end), found[1], found[2], _about(text, atom))


def _about(text: str, atom: Atom) -> str:
    """What stands before it in its sentence, back to the number before it."""
    before = STOP.split(folded(text[: atom.start]))[-1]
    numbers = [found.end() for found in ATOM.finditer(before) if found.lastgroup == "number"]
    own = before[numbers[-1] :] if numbers else before
    return BOUND.sub("", bare(own))[-BEFORE:]


def _near(one: Value, other: Value) -> float:
    if one.unit != other.unit:
        return 0.0
    mine, theirs = set(pieces(one.about)), set(pieces(other.about))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
