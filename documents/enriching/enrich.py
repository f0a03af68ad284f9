"""All finders over one outline."""

from dataclasses import dataclass

from documents.enriching import citations, departments, targets
from documents.enriching.citations import CitationFound
from documents.enriching.departments import DutyFound
from documents.enriching.targets import TargetFound
from documents.parsing.nodes import Outline


@dataclass(frozen=True, slots=True)
class Findings:
    """What the finders say of a text. A new kind of meaning is a new field and a new file."""

    duties: tuple[DutyFound, ...] = ()
    targets: tuple[TargetFound, ...] = ()
    citations: tuple[CitationFound, ...] = ()


def enrich(outline: Outline) -> Findings:
    """Run every finder."""
    return Findings(
        duties=tuple(departments.find(outline)),
        targets=tuple(targets.find(outline)),
        citations=tuple(citations.find(outline)),
    )
