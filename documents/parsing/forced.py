"""Provisions that a person opens: their kind, where they hang, which family of marks they stand for."""

from collections import Counter
from collections.abc import Iterable, Mapping

from documents.parsing.depth import FLOATING
from documents.parsing.drafts import Draft
from documents.parsing.kinds import segment_of
from documents.parsing.lines import Line
from documents.parsing.markers import HEADINGS, Family, Mark, read_mark
from documents.parsing.nodes import Kind, Says

KINDS = {Says.CHAPTER: Kind.CHAPTER, Says.CLAUSE: Kind.CLAUSE, Says.MEASURE: Kind.MEASURE}
# What may hold what: a provision hangs below the innermost open one of a smaller rank.
RANK = {
    Kind.PART: 1,
    Kind.CHAPTER: 2,
    Kind.SECTION: 3,
    Kind.ARTICLE: 4,
    Kind.CLAUSE: 4,
    Kind.MEASURE: 5,
    Kind.POINT: 6,
}
USUAL = {Kind.CHAPTER: Family.COMMA, Kind.CLAUSE: Family.PAREN, Kind.MEASURE: Family.DOT}


def usual_families(lines: Iterable[Line]) -> dict[Kind, Family]:
    """The family of marks that people call a kind more than once: `一、` in a text whose clauses are numbered so."""
    seen: dict[Kind, Counter[Family]] = {kind: Counter() for kind in KINDS.values()}
    for line in lines:
        mark = read_mark(line.text) if line.says in HEADINGS else None
        if mark is not None and line.says is not None and mark.family not in FLOATING:
            seen[KINDS[line.says]][mark.family] += 1
    best = {kind: families.most_common(1) for kind, families in seen.items()}
    return {kind: found[0][0] for kind, found in best.items() if found and found[0][1] > 1}


def family_of(kind: Kind, drafts: Iterable[Draft], usual: Mapping[Kind, Family]) -> Family:
    """The family that a provision opened by a person stands for: it says which marks below belong to it.

    That of the provision of its kind before (`drafts`, latest first), so that a misprinted mark changes nothing; a
    family that people call so more than once, where that stands above it.
    """
    same = (draft.family for draft in drafts if draft.kind is kind and draft.family not in FLOATING)
    like = next((family for family in same if family is not None), USUAL[kind])
    return min(like, usual.get(kind, like))


def segment(kind: Kind, mark: Mark | None) -> str:
    """`4` for a printed （四）; without a number what counts by itself: `m` for measures, `h` for other headings."""
    if mark is not None and mark.number:
        return segment_of(kind, mark)
    return "m" if kind is Kind.MEASURE else "h"
