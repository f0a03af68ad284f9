"""What a pair of units has in common, and what that says of B as seen from A: a hint for a person, never a verdict."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate

from documents.comparing.units import Unit
from documents.comparing.words import bare, piece_set, pieces
from documents.search.words.cutting import cut

MUCH = 0.3  # both say about the same when each holds this share of the other's telling words
ALIKE = 0.25  # or when neither holds more of the other and the two are this alike as a whole
LEAN = 1.6  # one lies within the other when its share is so many times the other's
TERMS = 6  # how many shared terms are kept
# No words to begin or end with; nor a number, which differs or happens to be the same. That of a name stays: PM2.5.
EDGE = frozenset("的和与及在将把等于为中入要对以各其")
NUMBER = re.compile(r"[\d.%]+")


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
    """The longest strings that stand in both, in whole words of A, the most telling first: 排污许可证, 固定污染源."""
    found = [
        (sum(weights[word] for word in pieces(text[start:end])), text, start, end)
        for text in (bare(a.heading), *a.passages)
        for start, end in apart(common(text, b.matter))
    ]
    kept: list[str] = []
    for weight, text, start, end in sorted(found, key=lambda each: -each[0]):
        if len(kept) == TERMS or weight <= 0:
            break
        term = in_words(text, start, end)
        if len(term) > 1 and not any(term in more for more in kept):
            kept.append(term)
    return tuple(kept)


def common(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Start and end of the strings of a text that stand in another and are part of no longer one; they may overlap."""
    known, end = piece_set(other), 1
    for start in range(len(text) - 1):
        reached = end = max(end, start + 1)
        while end < len(text) and text[end - 1 : end + 1] in known and text[start : end + 1] in other:
            end += 1
        if end > reached:
            yield start, end


def apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans that overlap the longest: 环境风险隐患, not 业环 of 企业环境 and 行业环保."""
    chosen: list[tuple[int, int]] = []  # in the order of the text
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        at = bisect_left(chosen, (start, end))
        after_the_one_before = at == 0 or chosen[at - 1][1] <= start
        before_the_next = at == len(chosen) or end <= chosen[at][0]
        if after_the_one_before and before_the_next:
            chosen.insert(at, (start, end))
    return chosen


def in_words(text: str, start: int, end: int) -> str:
    """The whole words of a piece of text that say something: 新闻 of 的新闻发 in 举行的新闻发布会."""
    edges = _edges(text)
    first, last = bisect_left(edges, start), bisect_right(edges, end) - 1
    while first < last and _says_nothing(text[edges[first] : edges[first + 1]]):
        first += 1
    while first < last and _says_nothing(text[edges[last - 1] : edges[last]]):
        if first < last - 1 and re.fullmatch("[A-Za-z]", text[edges[last - 1] - 1]):
            break  # the number of a name
        last -= 1
    return text[edges[first] : edges[last]] if first < last else ""


def _says_nothing(word: str) -> bool:
    return word in EDGE or NUMBER.fullmatch(word) is not None


@lru_cache(4096)
def _edges(text: str) -> tuple[int, ...]:
    """Where words begin or end. Kept, as a passage is looked at once for each pair that it is part of."""
    return (0, *accumulate(map(len, cut(text.lower()))))
