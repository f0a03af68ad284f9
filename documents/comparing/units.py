"""What is compared: the units of an outline, cut into passages of characters that carry meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from documents.parsing.fold import fold
from documents.parsing.nodes import Outline
from documents.parsing.sentences import split_sentences
from documents.parsing.units import unit_nodes

# Under such a heading a text says what it aims at in general; what is to be done stands elsewhere.
AIMS = re.compile(r"总体(要求|目标|思路)|指导思想|基本原则|整改原则|(工作|主要|发展|整改)目标")
PART = re.compile(r"[;；]")
# Deadlines are compared as numbers, not as matter: 到2025年 and 2022年9月底前 say nothing of what a clause is about.
DATE = re.compile(r"(\d+年)(\d+月)?(\d+日)?[年月]?底?(以?前|末)?|\d+月(\d+日)?底?(以?前)?|年?底前")
NOISE = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9.%]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as words: `passages` are its sentences without dates, punctuation and who is responsible."""

    path: str
    heading: str
    text: str
    passages: tuple[str, ...]
    aims: bool = False

    @property
    def matter(self) -> str:
        """All that it says: the heading, then the passages, as one string."""
        return bare(self.heading) + "".join(self.passages)


def units_of(outline: Outline) -> list[Unit]:
    """The units of an outline in reading order; never preamble, closing or chapter headings."""
    headings = {node.path: node.heading for node in outline.nodes if node.printed}
    return [
        Unit(
            node.path,
            node.heading,
            node.text,
            tuple(passages(node.text)),
            any(AIMS.search(headings.get(above, "")) for above in _ways(node.path)),
        )
        for node in unit_nodes(outline)
    ]


def _ways(path: str) -> Iterator[str]:
    """`3/2/m1` → `3`, `3/2`, `3/2/m1`."""
    parts = path.split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))


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
