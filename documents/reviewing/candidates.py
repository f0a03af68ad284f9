"""Where a decision without a place may belong: a list for a person, who chooses."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from documents.models import DocumentVersion, Provision, Responsibility
from documents.storing.curation import folded

MOST = 5
LEAST = 0.3  # share of characters in common
LONGEST = 2000  # characters compared of each


@dataclass(frozen=True, slots=True)
class Candidate:
    provision: Provision
    likeness: float


def candidates(row: Responsibility) -> list[Candidate]:
    """The printed provisions of the row's text that are most like the text it was decided for, the likest first."""
    return like(row.version, row.anchor)


def like(version: DocumentVersion, anchor: str) -> list[Candidate]:
    """The printed provisions of a version that are most like a folded text, the likest first."""
    matcher = SequenceMatcher(None, "", anchor[:LONGEST], autojunk=False)
    found: list[Candidate] = []
    provisions = version.provisions.filter(printed=True).exclude(path="").defer("full_text", "spans", "runs")
    for provision in provisions.order_by("lft"):
        matcher.set_seq1(folded(provision.heading, provision.text)[:LONGEST])
        if matcher.real_quick_ratio() >= LEAST and matcher.quick_ratio() >= LEAST:
            found.append(Candidate(provision, matcher.quick_ratio()))
    found.sort(key=lambda each: -each.likeness)
    return found[:MOST]
