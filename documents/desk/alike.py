"""What the knowledge base already holds that an arrival may be, or may be a new version of."""

import re
from dataclasses import dataclass

from documents.models import Arrival, DocumentVersion, PolicyDocument
from documents.parsing.fold import fold
from documents.parsing.nodes import Header
from documents.storing.save import text_hash

ALIKE = 0.6  # share of pairs of signs that two titles have in common
MOST = 3
DRAFT = re.compile(
    r"\(?(?:公开)?(?:征求意见稿|草案|送审稿|讨论稿|审议稿|代拟稿|修订稿|修订草案|试行|暂行|报批稿)[^()]{0,12}\)?$"
)


@dataclass(frozen=True, slots=True)
class Alike:
    """A document that an arrival resembles. `why`: `number` (the same 文号), `title` (the same), `similar` (nearly)."""

    document: PolicyDocument
    why: str
    share: float

    @property
    def is_sure(self) -> bool:
        """So much alike that a person has to say whether it is the same document."""
        return self.why != "similar"


def same_text(arrival: Arrival) -> DocumentVersion | None:
    """The version, former or latest, that has exactly this text."""
    rows = DocumentVersion.objects.filter(text_sha256=text_hash(arrival.text)).select_related("document")
    return rows.defer("text", "report").order_by("-is_latest", "-pk").first()


def same_arrivals(arrival: Arrival) -> list[Arrival]:
    """Others on the desk with the same bytes, not yet published."""
    closed = (Arrival.State.FAILED, Arrival.State.PUBLISHED, Arrival.State.DISCARDED)
    rows = Arrival.objects.filter(sha256=arrival.sha256).exclude(state__in=closed).exclude(pk=arrival.pk)
    return list(rows.only("id", "name")[:MOST])


def alike(header: Header) -> list[Alike]:
    """Documents that a text with this header may be a new version of, the likeliest first. One query."""
    found = []
    title, number = bare(header.title), _folded(header.document_number)
    pairs = _pairs(title)
    rows = PolicyDocument.objects.select_related("region").defer("given", "issuers")
    for document in rows.exclude(state=PolicyDocument.State.DELETED).order_by("pk").iterator():
        other = bare(document.title)
        if number and number == _folded(document.document_number):
            found.append(Alike(document, "number", 1.0))
        elif title and title == other:
            found.append(Alike(document, "title", 1.0))
        elif _elsewhere(header, document):
            continue  # 大连市…实施方案 is no version of 沈阳市…实施方案
        elif (share := _share(pairs, _pairs(other))) >= ALIKE:
            found.append(Alike(document, "similar", share))
    order = ("number", "title", "similar")
    return sorted(found, key=lambda each: (order.index(each.why), -each.share))[:MOST]


def must_decide(arrival: Arrival, likely: list[Alike]) -> bool:
    """Nobody said yet whether it is a document of its own."""
    return not arrival.decided and any(each.is_sure for each in likely)


def bare(title: str) -> str:
    """A title without （征求意见稿）, white space and differences of width: a draft and its final text have the same."""
    return DRAFT.sub("", _folded(title))


def _elsewhere(header: Header, document: PolicyDocument) -> bool:
    """Both are of a known region, and not of the same."""
    return bool(header.regions and document.region and document.region.name != header.regions[-1])


def _folded(text: str) -> str:
    return "".join(fold(text).split())


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
