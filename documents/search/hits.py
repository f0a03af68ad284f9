"""One hit: where, how good, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.models import Provision
from documents.search.words.asking import Asked
from documents.search.words.marking import WIDTH, Piece, mark
from documents.search.words.widening import Concept


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision that was found. `why` in Chinese; `heading` and `snippet` in pieces, the words found marked."""

    provision: Provision
    address: str
    score: float
    exact: bool
    why: str
    heading: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


def hit_at(row: Provision) -> Hit:
    """The hit of a query that is an address; `row` as for `hit_of`."""
    return Hit(
        row, address_of(row), 0.0, True, _("地址相同"), mark(row.heading, ()), mark(row.text, (), WIDTH)
    )


def hit_of(row: Provision, asked: Asked, concepts: Sequence[Concept]) -> Hit:
    """The hit of a provision with `slug` of its document, `folded` of its entry, and `exact` and `score` of `ranked`."""
    exact, score = bool(row.exact), float(row.score)
    words, why = told(row.folded, exact, asked, concepts)
    return Hit(
        row,
        address_of(row),
        round(score, 4),
        exact,
        why,
        mark(row.heading, words),
        mark(row.text, words, WIDTH),
    )


def address_of(row: Provision) -> str:
    """`dalian/3/2/m1`: what is found is of the latest version."""
    return f"{row.slug}/{row.path}"


def stands_in(asked: Asked, folded: str) -> bool:
    """Does the query stand word for word in a folded text?"""
    return all(any(term.text in folded for term in group) for group in asked.groups)


def told(folded: str, exact: bool, asked: Asked, concepts: Sequence[Concept]) -> tuple[list[str], str]:
    """The folded words that were found in a folded text, and in Chinese why it is a hit."""
    if exact:
        there = [term for term in asked.terms if term.text in folded]
        return [term.text for term in there], _("原文有%(words)s") % {
            "words": quoted(term.said for term in there)
        }
    words = [
        word
        for concept in concepts
        for word in (*concept.words, *concept.parts, *concept.pieces)
        if word in folded
    ]
    return words, wide_why(concepts, folded)


def wide_why(concepts: Sequence[Concept], folded: str) -> str:
    """`分词：有“地膜”“回收”；换词：“废旧”→“废弃”；没有“利用”`."""
    there = [concept.word for concept in concepts if concept.word in folded]
    missing = [concept for concept in concepts if concept.word not in folded]
    others = [(concept.word, _instead(concept, folded)) for concept in missing]
    parts = []
    if there:
        parts.append(_("分词：有%(words)s") % {"words": quoted(there)})
    if found := [f"{quoted([word])}→{quoted(also)}" for word, also in others if also]:
        parts.append(_("换词：%(words)s") % {"words": "，".join(found)})
    if nowhere := [word for word, also in others if not also]:
        parts.append(_("没有%(words)s") % {"words": quoted(nowhere)})
    return "；".join(parts)


def _instead(concept: Concept, folded: str) -> list[str]:
    """What stands for a concept: other words for it, or what it is made of."""
    also = [word for word in concept.also if word in folded]
    return also or [part for part in (*concept.parts, *concept.pieces) if part in folded]


def quoted(words: Iterable[str]) -> str:
    return "".join(f"“{word}”" for word in words)
