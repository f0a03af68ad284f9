"""What the parse report of a version says, for readers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from documents.models import DocumentVersion

MOST = 100  # rows of either table; the report itself keeps all
EXCERPT = 60  # characters
MOST_PAGES = 3  # that are named


@dataclass(frozen=True, slots=True)
class Left:
    """A piece of the source that is no policy text."""

    line: int
    reason: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class NotRead:
    """Words of the file that reading left out: a header that stands on eleven pages is one row, `times` 11.

    `pages` are the first of them, as read: `1、2、3 等`; empty where a file has no pages.
    """

    reason: str
    excerpt: str
    times: int
    pages: str


@dataclass(frozen=True, slots=True)
class Report:
    """Shares are of the characters that are not white space, 0 to 1."""

    coverage: float
    discarded_share: float
    discarded: list[Left]
    not_read: list[NotRead]
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
    left_out = _not_read(stored.get("left_out", []))
    return Report(
        coverage=stored.get("coverage", 0.0),
        discarded_share=stored.get("discarded_share", 0.0),
        discarded=rows,
        not_read=left_out[:MOST],
        warnings=warnings[:MOST],
        more=sum(max(len(each) - MOST, 0) for each in (cut, warnings, left_out))
        + stored.get("left_out_more", 0),
    )


def _not_read(pieces: Sequence[Mapping[str, Any]]) -> list[NotRead]:
    """By reason and words, in the order of the file."""
    pages: dict[tuple[str, str], list[int]] = defaultdict(list)
    for piece in pieces:
        pages[piece["reason"], piece["text"]].append(piece["page"])
    order = {reason: place for place, (reason, _text) in reversed(list(enumerate(pages)))}
    return [
        NotRead(reason, text[:EXCERPT] + ("…" if len(text) > EXCERPT else ""), len(on), _pages(on))
        for (reason, text), on in sorted(pages.items(), key=lambda each: order[each[0][0]])
    ]


def _pages(pages: Sequence[int]) -> str:
    known = sorted({page for page in pages if page})
    told = "、".join(map(str, known[:MOST_PAGES]))
    return _("%(pages)s 等") % {"pages": told} if len(known) > MOST_PAGES else told
