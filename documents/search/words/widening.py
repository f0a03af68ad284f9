"""A query that finds little, taken apart: its words, and what else they are called."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

from documents.search.words.asking import Term
from documents.search.words.cutting import cut, parts_of
from documents.search.words.folding import fold, has_letters

COMMON = Path(__file__).parents[3] / "fixtures" / "search" / "common.txt"
MOST = 10  # concepts of a query, pieces of a concept
PAIR = 2
CHINESE = re.compile("[\u4e00-\u9fff]+")
Synonyms = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Concept:
    """A word of the query and other words for the same, all folded.

    `parts` are the shorter words it is made of, which may stand apart: 生活`垃圾`全程`分类`. `pieces` are pairs of the
    characters of a word that is not made of words: by 臭水沟 黑`臭水`体 is found. `common`: a word that says little by
    itself (推进, 工作).
    """

    word: str
    also: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    common: bool = False
    pieces: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        return (self.word, *self.also)

    @property
    def telling_parts(self) -> tuple[str, ...]:
        """Parts that say something by themselves: of 污水治理设施 not 治理."""
        return tuple(part for part in self.parts if part not in common_words())


def concepts_of(terms: Sequence[Term], synonyms: Synonyms) -> list[Concept]:
    """`PPP模式` → PPP (also 政府和社会资本合作), 模式 (common). Each word once."""
    words = dict.fromkeys(word for term in terms for word in _words(term, synonyms))
    exact = {term.text for term in terms if term.exact}
    return [
        Concept(
            word, _others(word, synonyms), () if word in exact else parts_of(word), word in common_words()
        )
        for word in words
    ][:MOST]


def apart(missing: Concept, synonyms: Synonyms) -> list[Concept]:
    """A word that stands nowhere as the words that it is made of, each with its own: 汽车尾气 → 汽车, 尾气 (移动源)."""
    return [Concept(part, _others(part, synonyms), (), part in common_words()) for part in missing.parts]


def in_pairs(concept: Concept, is_telling: Callable[[str], bool]) -> Concept:
    """A word that is not made of words, with the pairs of its characters that stand somewhere, but not everywhere."""
    if concept.parts or len(concept.word) <= PAIR:
        return concept
    pairs = dict.fromkeys(map("".join, pairwise(concept.word)))
    telling = (pair for pair in pairs if CHINESE.fullmatch(pair) and pair not in common_words())
    return replace(concept, pieces=tuple(islice(filter(is_telling, telling), MOST)))


def _words(term: Term, synonyms: Synonyms) -> list[str]:
    """The words of a term; neighbours that together have synonyms are one. An exact term is one word."""
    if term.exact:
        return [term.text]
    parts, words, at = cut(term.text), [], 0
    while at < len(parts):
        end = next(
            (end for end in range(len(parts), at + 1, -1) if "".join(parts[at:end]) in synonyms), at + 1
        )
        words.append("".join(parts[at:end]))
        at = end
    telling = [word for word in words if has_letters(word)]
    longer = [word for word in telling if len(word) > 1]
    return longer or list(
        filter(None, ["".join(telling)])
    )  # 黑臭 is not 黑 and 臭, which 黑土地 and 臭氧 have


def _others(word: str, synonyms: Synonyms) -> tuple[str, ...]:
    return tuple(other for other in synonyms.get(word, ()) if other != word)


@cache
def common_words() -> frozenset[str]:
    """Words that stand everywhere in policy texts, from the file that comes with the program."""
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines for word in line.partition("#")[0].split())
