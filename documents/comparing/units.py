"""What is compared: the units of an outline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from documents.comparing.numbers import Value, values
from documents.comparing.words import bare, passages
from documents.parsing.nodes import Outline
from documents.parsing.units import unit_nodes

# Under such a heading a text says what it aims at in general; what is to be done stands elsewhere.
AIMS = re.compile(r"总体(要求|目标|思路)|指导思想|基本原则|整改原则|(工作|主要|发展|整改)目标")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as words, without dates, punctuation and who is responsible.

    `passages` are its sentences and their parts, `matter` is heading and passages as one string. `aims`: it stands
    where the document says what it aims at in general.
    """

    path: str
    heading: str
    passages: tuple[str, ...]
    matter: str
    values: tuple[Value, ...] = ()
    aims: bool = False

    @classmethod
    def of(cls, path: str, heading: str, text: str, aims: bool = False) -> "Unit":
        said = tuple(passages(text))
        return cls(path, heading, said, bare(heading) + "".join(said), tuple(values(text)), aims)


def units_of(outline: Outline) -> list[Unit]:
    """The units of an outline in reading order; never preamble, closing or chapter headings."""
    headings = {node.path: node.heading for node in outline.nodes if node.printed}
    return [
        Unit.of(
            node.path,
            node.heading,
            node.text,
            aims(node.path, headings),
        )
        for node in unit_nodes(outline)
    ]


def aims(path: str, headings: Mapping[str, str]) -> bool:
    """Does the provision, or one above it, have a heading such as 工作目标? `headings` are those of printed ones."""
    return any(AIMS.search(headings.get(above, "")) for above in _ways(path))


def _ways(path: str) -> Iterator[str]:
    """`3/2/m1` → `3`, `3/2`, `3/2/m1`."""
    parts = path.split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
