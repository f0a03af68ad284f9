"""Texts that are clearly like one other text, and like no third."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import pairwise

LIKE = 0.6  # share of characters in common from which a text is another, changed
CLEAR = 0.1  # by how much the best must be liker than the second, seen from either
SHORT = 20  # characters; of fewer, likeness alone says nothing: 加强领导 and 加强监督
LONGEST = 2000  # characters compared of each
FEW = 5  # texts looked at closely for each
COMMON = 50  # texts in which a pair of characters tells nothing


def alike(former: Mapping[int, str], new: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Pairs (key, key) of texts each of which is clearly the likest to the other."""
    scores: dict[tuple[int, int], float] = {}
    holding: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, text in new.items():
        if len(text) >= SHORT:
            for two in set(pairwise(text)):
                holding[two].append(key)
    for key, text in former.items():
        shared: Counter[int] = Counter()
        if len(text) >= SHORT:
            for two in set(pairwise(text)):
                there = holding.get(two, ())
                if len(there) <= COMMON:
                    shared.update(there)
        for other, _number in shared.most_common(FEW):
            scores[key, other] = likeness(text, new[other])
    of_former, of_new = defaultdict(list), defaultdict(list)
    for (key, other), score in scores.items():
        of_former[key].append(score)
        of_new[other].append(score)
    for (key, other), score in scores.items():
        if score >= LIKE and _clear(score, of_former[key]) and _clear(score, of_new[other]):
            yield key, other


def likeness(one: str, other: str) -> float:
    """The share of characters in common, 0 to 1."""
    return SequenceMatcher(None, one[:LONGEST], other[:LONGEST], autojunk=False).ratio()


def _clear(best: float, scores: list[float]) -> bool:
    others = sorted(scores, reverse=True)
    return others[0] == best and (len(others) == 1 or best - others[1] >= CLEAR)
