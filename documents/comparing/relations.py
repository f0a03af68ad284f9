"""What a pair of units has in common, and what that says of B as seen from A: a hint for a person, never a verdict."""

import re
from collections.abc import Mapping
from enum import StrEnum

from documents.comparing.units import Unit
from documents.comparing.words import bare, piece_set, pieces

MUCH = 0.3  # both say about the same when each holds this share of the other's telling words
ALIKE = 0.25  # or when neither holds more of the other and the two are this alike as a whole
LEAN = 1.6  # one lies within the other when its share is so many times the other's
TERMS = 6  # how many shared terms are kept
EDGE = "的和与及在将把等于为中入要对以各其"  # a string that happens to begin or end so is cut there

# A number at either end was cut where the two differ: 达到9 of 93% and 94%. That of a name stays: PM2.5.
CUT = re.compile(r"^[\d.%]+|(?<![A-Za-z\d.])[\d.%]+$")


class Relation(StrEnum):
    """Of B to A; the last two have no pair."""

    EQUAL = "equal"  # 一致
    NARROWER = "narrower"  # 细化: B treats a part of A
    BROADER = "broader"  # 扩展: A is a part of B
    INTERSECT = "intersect"  # 部分对应
    MISSING = "missing"  # 未承接: in A only
    NEW = "new"  # 新增: in B only


def shares(a: Unit, b: Unit, weights: Mapping[str, float]) -> tuple[float, float]:
    """How much of A's telling words stands in B, and of B's in A."""
    in_a, in_b = piece_set(a.matter), piece_set(b.matter)
    common, all_a, all_b = (sum(weights[word] for word in words) for words in (in_a & in_b, in_a, in_b))
    return (common / all_a if all_a else 0.0, common / all_b if all_b else 0.0)


def relation(share_a: float, share_b: float, whole: float) -> Relation:
    """Which relation the overlap speaks for; its reason are the very numbers it was made from."""
    if min(share_a, share_b) >= MUCH:
        return Relation.EQUAL
    if share_b >= LEAN * share_a:
        return Relation.NARROWER
    if share_a >= LEAN * share_b:
        return Relation.BROADER
    return Relation.EQUAL if whole >= ALIKE else Relation.INTERSECT


def shared_terms(a: Unit, b: Unit, weights: Mapping[str, float]) -> tuple[str, ...]:
    """The longest strings that stand in both, the most telling first: 排污许可证, 固定污染源, 一证式."""
    found: dict[str, float] = {}
    in_b = piece_set(b.matter)
    for text in (bare(a.heading), *a.passages):
        start = 0
        while start < len(text) - 1:
            end = start + 1
            while end < len(text) and text[end - 1 : end + 1] in in_b and text[start : end + 1] in b.matter:
                end += 1
            if len(term := CUT.sub("", text[start:end]).strip(EDGE)) > 1:
                found[term] = sum(weights[word] for word in pieces(term))
            start = end
    telling = sorted((term for term in found if found[term] > 0), key=lambda term: -found[term])
    return tuple(telling[:TERMS])
