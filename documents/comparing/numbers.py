"""Numbers that two texts give for the same thing: PM2.5浓度 32 → 29.8 微克/立方米."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from documents.comparing.atoms import ATOM, Atom, atoms, folded
from documents.comparing.words import bare, pieces
from documents.parsing.nodes import Span

NEAR = 0.4  # share of the words before a number, of the side with fewer, that must be the same; of its matter, too
# Whose number it is and how it is measured: 全省地表水水质优良比例 and 全市近岸海域水质优良比例 have only this in common.
MEASURE = re.compile(
    r"[全本各][国省市县区]|城市|主要|平均|总体|基本|水质|水体|断面|点位|优良|[一二三四五ⅠⅡⅢⅣIV]+类|[及或]?好于|"
    r"达标|合格|安全|综合|比例|比率|比重|占比|浓度|强度|总量|数量|总数|面积|规模|水平|覆盖|普及|"
    r"无害化|资源化|处理|处置|治理|收集|回收|利用|[率类量数]$"
)
BEFORE = 24  # characters that say what a number is about
STOP = re.compile(r"[。;；!?！？\n]")
BOUND = re.compile(
    r"(下降|提高|增加|控制|保持|稳定)?(达到|达(?!标)|到|至|在|为|不(低|少|高|超)[于过]|超过|以[上下内])+"
)
YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
VALUE = re.compile(r"([\d.,]+)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit, where it stands, and the words before it that say what it is."""

    span: Span
    number: str
    unit: str
    about: str
    year: str = ""  # the last one printed before it: 到2027年达到85%


@dataclass(frozen=True, slots=True)
class Changed:
    """The same thing in A and in B with another number."""

    a: Value
    b: Value


def changed(a: str, b: str) -> list[Changed]:
    """In the order of A; numbers of different units never meet, equal numbers are no change.

    What is equal goes out first, then values of the same year meet, then those said most alike, each of B once as long as
    another is left: 2025年75%、2027年85% beside 2025年75%、2027年88% is 85 → 88. Several of A may meet one of B: 32 by 2027
    and 28 by 2035 both stand beside 29.8 by 2025.
    """
    right = list(values(b))
    same: set[int] = set()
    rest = []
    for one in values(a):
        equal = [at for at in _like(one, right) if right[at].number == one.number and at not in same]
        if equal:
            same.add(max(equal, key=lambda at: _fit(one, right[at])))
        else:
            rest.append(one)
    met: set[int] = set()
    found = []
    for one in rest:
        free = [at for at in _like(one, right) if at not in same]
        if free := [at for at in free if at not in met] or free:
            best = max(free, key=lambda at: _fit(one, right[at]))
            met.add(best)
            found.append(Changed(one, right[best]))
    return found


def _like(one: Value, right: Sequence[Value]) -> list[int]:
    """Which of B are said of the same thing."""
    return [at for at, other in enumerate(right) if _near(one, other) >= NEAR]


def _fit(one: Value, other: Value) -> tuple[bool, float]:
    return one.year == other.year, _near(one, other)


def meet(a: Iterable[Value], b: Sequence[Value]) -> bool:
    """Do two texts give a number, the same or another, for the same thing?"""
    return any(_near(one, other) >= NEAR for one in a for other in b)


def values(text: str) -> Iterator[Value]:
    """Numbers that have a unit: `达到88.9%以上` → 88.9 %; years and names such as PM2.5 have none."""
    for atom in atoms(text):
        if atom.kind == "number" and (found := VALUE.fullmatch(atom.word)) and found[2]:
            years = YEAR.findall(folded(text[: atom.start]))
            year = years[-1] if years else ""
            yield Value(Span(atom.start, atom.end), found[1], found[2], _about(text, atom), year)


def _about(text: str, atom: Atom) -> str:
    """What stands before it in its sentence, back to the number before it."""
    before = STOP.split(folded(text[: atom.start]))[-1]
    numbers = [found.end() for found in ATOM.finditer(before) if found.lastgroup == "number"]
    own = before[numbers[-1] :] if numbers else before
    return BOUND.sub("", bare(own))[-BEFORE:]


def _near(one: Value, other: Value) -> float:
    """How much of what either number is about is the same: 0 where it is measured alike, but of another thing."""
    if one.unit != other.unit:
        return 0.0
    matters = [MEASURE.sub(" ", each.about) for each in (one, other)]
    if all(map(str.strip, matters)) and _common(*matters) < NEAR:
        return 0.0
    return _common(one.about, other.about)


def _common(one: str, other: str) -> float:
    """The share of the bigrams of the shorter text that are in the other; those with a blank do not count."""
    mine, theirs = ({piece for piece in pieces(text) if " " not in piece} for text in (one, other))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
