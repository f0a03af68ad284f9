"""Numbers that two texts give for the same thing: PM2.5浓度 32 → 29.8 微克/立方米."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from documents.comparing.atoms import atoms, folded
from documents.comparing.words import bare, pieces
from documents.comparing.years import Years
from documents.parsing.nodes import Span

NEAR = 0.4  # share of the words before a number, of the side with fewer, that must be the same; of its matter, too
# Whose number it is and how it is measured: 全省地表水水质优良比例 and 全市近岸海域水质优良比例 have only this in common.
MEASURE = re.compile(
    r"[全本各][国省市县区]|城市|主要|平均|总体|基本|水质|水体|断面|点位|优良|[一二三四五ⅠⅡⅢⅣIV]+类|[及或]?好于|"
    r"达标|合格|安全|综合|比例|比率|比重|占比|浓度|强度|总量|数量|总数|面积|规模|水平|覆盖|普及|"
    r"无害化|资源化|处理|处置|治理|收集|回收|利用|[率类量数]$"
)
BEFORE = 24  # characters that say what a number is about
MOST = 100  # numbers of a text that are looked for in another: each is held against each, and a clause has a dozen
STOP = re.compile(r"[。;；!?！？\n]")
BOUND = re.compile(
    r"(下降|提高|增加|控制|保持|稳定)?(达到|达(?!标)|到|至|在|为|不(低|少|高|超)[于过]|超过|以[上下内])+"
)
VALUE = re.compile(r"([\d.,]+)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit, where it stands, and the words before it that say what it is."""

    span: Span
    number: str
    unit: str
    about: str
    year: str  # the last one printed before it: 到2027年达到85%
    deadline: str  # that one where it stands in the same sentence or the one before, else the one that opens the text
    words: frozenset[str]  # bigrams of `about`
    matter: frozenset[str] | None  # those that say of what; None where it only says how that is measured


@dataclass(frozen=True, slots=True)
class Changed:
    """The same thing in A and in B with another number."""

    a: Value
    b: Value


def changed(a: str, b: str) -> list[Changed]:
    """In the order of A; numbers of different units never meet, equal numbers are no change.

    What is equal goes out first, then values of the same year meet, then those said most alike, each of B once as long as
    another is left: 2025年75%、2027年85% beside 2025年75%、2027年88% is 85 → 88. Several of A may meet one of B: 32 by 2027
    and 28 by 2035 both stand beside 29.8 by 2025. Only the first numbers (MOST) of either text are looked at.
    """
    right = list(islice(values(b), MOST))
    same: set[int] = set()
    rest = []
    for one in islice(values(a), MOST):
        near = _like(one, right)
        equal = [at for at in near if right[at].number == one.number and at not in same]
        if equal:
            same.add(max(equal, key=near.__getitem__))
        else:
            rest.append((one, near))
    met: set[int] = set()
    found = []
    for one, near in rest:
        free = [at for at in near if at not in same]
        if free := [at for at in free if at not in met] or free:
            best = max(free, key=near.__getitem__)
            met.add(best)
            found.append(Changed(one, right[best]))
    return found


def _like(one: Value, right: Sequence[Value]) -> dict[int, tuple[bool, float]]:
    """Which of B are said of the same thing, and how well they fit: of the same year, then said alike."""
    shares = ((at, _near(one, other)) for at, other in enumerate(right))
    return {at: (one.year == right[at].year, share) for at, share in shares if share >= NEAR}


def meet(a: Sequence[Value], b: Sequence[Value]) -> bool:
    """Do two texts give a number, the same or another, for the same thing?"""
    return any(_near(one, other) >= NEAR for one in a[:MOST] for other in b[:MOST])


def values(text: str) -> Iterator[Value]:
    """Numbers that have a unit: `达到88.9%以上` → 88.9 %; years and names such as PM2.5 have none."""
    flat = folded(text)
    stops = [0, *(found.end() for found in STOP.finditer(flat))]
    years = Years(flat)
    after = 0  # where the number before ends
    for atom in atoms(text):
        if atom.kind != "number":
            continue
        if (found := VALUE.fullmatch(atom.word)) and found[2]:
            own = max(after, stops[bisect_right(stops, atom.start) - 1])
            about = _about(flat[own : atom.start])
            yield Value(
                Span(atom.start, atom.end),
                found[1],
                found[2],
                about,
                *years.at(atom.start),
                _bigrams(about),
                _matter(about),
            )
        after = atom.end


def _about(before: str) -> str:
    """What a number is about, of what stands before it in its sentence, back to the number before it."""
    return BOUND.sub("", bare(before))[-BEFORE:]


def _matter(about: str) -> frozenset[str] | None:
    said = MEASURE.sub(" ", about)
    return _bigrams(said) if said.strip() else None


def _bigrams(text: str) -> frozenset[str]:
    """Those with a blank, where words were taken out, do not count."""
    return frozenset(piece for piece in pieces(text) if " " not in piece)


def _near(one: Value, other: Value) -> float:
    """How much of what either number is about is the same: 0 where it is measured alike, but of another thing."""
    if one.unit != other.unit:
        return 0.0
    if one.matter is not None and other.matter is not None and _common(one.matter, other.matter) < NEAR:
        return 0.0
    return _common(one.words, other.words)


def _common(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of the bigrams of the side with fewer that are in the other."""
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0
