"""What the machine makes of an arrival, with what a person said of its lines: parsed anew, stored nowhere."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from django.core.cache import BaseCache, caches

from documents.enriching.enrich import Findings, enrich
from documents.models import Arrival, Chapter, Clause, Measure
from documents.parsing import PIPELINE_VERSION
from documents.parsing.corrections import Correction, fitting
from documents.parsing.nodes import Header, Outline, Says
from documents.parsing.outline import parse
from documents.parsing.report import coverage
from documents.storing.given import Given

MOST_ENRICHED = 300_000  # characters: of a longer text, what it demands is found when it is published


@dataclass(frozen=True, slots=True)
class Understood:
    """`findings` is None for a text so long that they would keep the page waiting."""

    outline: Outline
    findings: Findings | None
    coverage: float
    discarded_share: float

    @property
    def counts(self) -> Counter[str]:
        """How many printed provisions of each kind, as the page of the document counts them: no sentence measures."""
        return Counter(str(node.kind) for node in self.outline.nodes if node.printed)

    @property
    def printed(self) -> int:
        return sum(node.printed for node in self.outline.nodes)


def understand(arrival: Arrival) -> Understood:
    """Parse and enrich: a third of a second for 16,000 characters, ten for 250,000; then it is remembered.

    Remembered in files, so that every process of the server has it.
    """
    key, remembered = key_of(arrival), caches["desk"]
    understood = _recalled(remembered, key)
    if understood is None:
        outline = parse(arrival.text, corrections_of(arrival))
        findings = enrich(outline) if len(arrival.text) <= MOST_ENRICHED else None
        understood = Understood(outline, findings, *coverage(outline))
        remembered.set(key, understood)
    return understood


def key_of(arrival: Arrival) -> str:
    """The text comes when it is read; what is said of its lines changes, and so may the parser."""
    what = hashlib.sha256(f"{arrival.corrections}\n{arrival.text}".encode()).hexdigest()
    return f"{arrival.pk}-{PIPELINE_VERSION}-{what}"


def _recalled(remembered: BaseCache, key: str) -> Understood | None:
    """None, too, for what a former release of the program wrote in another shape."""
    try:
        found = remembered.get(key)
    except Exception:  # whatever unpickling says
        return None
    return found if isinstance(found, Understood) else None


def corrections_of(arrival: Arrival) -> tuple[Correction, ...]:
    """What people said of the lines, in the order of the text."""
    said = (Correction(each["start"], each["quote"], Says(each["says"])) for each in arrival.corrections)
    return fitting(arrival.text, said)[0]


def given_of(arrival: Arrival) -> Given:
    """What a person states, with the address that a new document shall have, or that of the document this belongs to."""
    slug = arrival.document.slug if arrival.document else arrival.slug
    return Given.from_table({**arrival.given, **({"slug": slug} if slug else {})})


def header_of(arrival: Arrival, understood: Understood) -> Header:
    """What is printed, with what is stated in its place."""
    return given_of(arrival).over(understood.outline.header)


def kinds_of(understood: Understood) -> tuple[int, int, int]:
    """Chapters, clauses and measures, of the kinds that the document's page counts under these names."""
    chapters, clauses, measures = (
        sum(understood.counts[kind] for kind in proxy.rows.kinds) for proxy in (Chapter, Clause, Measure)
    )
    return chapters, clauses, measures
