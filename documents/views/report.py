"""What the parse report of a version says, for readers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from documents.models import DocumentVersion

MOST = 100  # rows of either table; the report itself keeps all
EXCERPT = 60  # characters


@dataclass(frozen=True, slots=True)
class Left:
    """A piece of the source that is no policy text."""

    line: int
    reason: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Report:
    """Shares are of the characters that are not white space, 0 to 1."""

    coverage: float
    discarded_share: float
    discarded: list[Left]
    warnings: list[Mapping[str, Any]]
    more: int


def report_of(version: DocumentVersion) -> Report:
    """Reads the stored report; the excerpts come from the version's text."""
    stored, text = version.report, version.text
    cut = stored.get("discarded", [])
    warnings = stored.get("warnings", [])
    line, at, rows = 1, 0, []
    for span in sorted(cut, key=lambda span: span["start"])[:MOST]:
        start, end = span["start"], span["end"]
        line, at = line + text.count("\n", at, start), start
        excerpt = " ".join(text[start : min(end, start + EXCERPT)].split())
        rows.append(Left(line, span["reason"], excerpt + ("…" if end - start > EXCERPT else "")))
    return Report(
        coverage=stored.get("coverage", 0.0),
        discarded_share=stored.get("discarded_share", 0.0),
        discarded=rows,
        warnings=warnings[:MOST],
        more=max(len(cut) - MOST, 0) + max(len(warnings) - MOST, 0),
    )
