"""Text as words that carry its matter: without dates, marks and who is responsible."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from documents.parsing.fold import fold
from documents.parsing.sentences import split_sentences

PART = re.compile(r"[;；]")
# Deadlines are compared as numbers, not as matter: 到2025年 and 2022年9月底前 say nothing of what a clause is about.
DATE = re.compile(r"(\d+年)(\d+月)?(\d+日)?[年月]?底?(以?前|末)?|\d+月(\d+日)?底?(以?前)?|年?底前")
NOISE = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9.%]+")


def passages(text: str) -> Iterator[str]:
    """Sentences and their parts at ；, bare: `到2025年，实现“一网通办”。（省政府办公厅牵头）` → `实现一网通办`."""
    for span in split_sentences(text):
        for part in PART.split(text[span.start : span.end]):
            if passage := bare(part):
                yield passage


def bare(text: str) -> str:
    """Folded, without dates, blanks and punctuation."""
    return NOISE.sub("", DATE.sub("", fold(text)))


def pieces(text: str) -> list[str]:
    """Character bigrams: they need no dictionary and meet in any order of words."""
    return [left + right for left, right in pairwise(text)]


@lru_cache(4096)
def piece_set(text: str) -> frozenset[str]:
    """The bigrams that occur. Kept, as a unit is looked at once for each pair that it is part of."""
    return frozenset(pieces(text))
