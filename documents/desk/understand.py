"""What the machine makes of an arrival, with what a person said of its lines: parsed anew, stored nowhere."""

import threading
from collections import Counter, OrderedDict
from dataclasses import dataclass

from documents.enriching.enrich import Findings, enrich
from documents.models import Arrival
from documents.parsing.corrections import Correction, fitting
from documents.parsing.nodes import Header, Kind, Outline, Says
from documents.parsing.outline import parse
from documents.parsing.report import coverage
from documents.storing.given import Given

MOST_ENRICHED = 300_000  # characters: of a longer text, what it demands is found when it is published
REMEMBERED = 4  # texts of a process: the pages of a long one, and each look at it, need not wait again


@dataclass(frozen=True, slots=True)
class Understood:
    """`findings` is None for a text so long that they would keep the page waiting."""

    outline: Outline
    findings: Findings | None
    coverage: float
    discarded_share: float

    @property
    def counts(self) -> Counter[str]:
        """How many provisions of each kind; `measure` counts sentence measures, too, as the document's page does."""
        return Counter(str(node.kind) for node in self.outline.nodes)

    @property
    def printed(self) -> int:
        return sum(node.printed for node in self.outline.nodes)


_known: OrderedDict[tuple[object, ...], Understood] = OrderedDict()
_at_work = threading.Lock()


def understand(arrival: Arrival) -> Understood:
    """Parse and enrich. A text of 16,000 characters takes a third of a second, then is remembered."""
    key = (arrival.sha256, len(arrival.text), str(arrival.corrections))
    with _at_work:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
        outline = parse(arrival.text, corrections_of(arrival))
        findings = enrich(outline) if len(arrival.text) <= MOST_ENRICHED else None
        understood = _known[key] = Understood(outline, findings, *coverage(outline))
        while len(_known) > REMEMBERED:
            _known.popitem(last=False)
        return understood


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
    """Chapters, clauses (articles among them) and measures."""
    counts = understood.counts
    return counts[Kind.CHAPTER], counts[Kind.CLAUSE] + counts[Kind.ARTICLE], counts[Kind.MEASURE]
