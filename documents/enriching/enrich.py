"""All finders over one outline."""

from dataclasses import dataclass

from documents.enriching import departments
from documents.enriching.departments import DutyFound
from documents.parsing.nodes import Outline


@dataclass(frozen=True, slots=True)
class Findings:
    """What the finders say of a text. A new kind of meaning is a new field and a new file."""

    duties: tuple[DutyFound, ...] = ()


def enrich(outline: Outline) -> Findings:
    """Run every finder."""
    return Findings(duties=tuple(departments.find(outline)))
