"""The sentence of a provision that a machine's finding stands on, with evidence and words marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from documents.models import Responsibility
from documents.reviewing.history import name_of

MOST = 160  # characters shown before and after the evidence
ENDS = re.compile("[。！？!?；\n]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the sentence: `kind` is words (省财政厅), evidence (责任单位：省财政厅) or empty."""

    text: str
    kind: str = ""


def presented(rows: Iterable[Any]) -> None:
    """Give rows what their template shows beside their columns: `pieces` of the sentence, and `who` decided."""
    for row in rows:
        row.pieces = marked(row)
        row.who = name_of(row.decided_by) if row.decided_by else ""


def marked(row: Responsibility) -> list[Piece]:
    """The sentence of a row; the beginning of its provision where the machine saw nothing; else the evidence alone."""
    text = row.provision.text if row.provision else ""
    if not row.evidence:
        return [Piece(text[:MOST] + ("…" if len(text) > MOST else ""))]
    start, end = _place(row, text)
    if start < 0:
        text, start, end = row.evidence, 0, len(row.evidence)
    words = _words(row, text, start, end)
    low, high = _sentence(text, start, end)
    cuts = sorted({low, start, *words, end, high})
    pieces = [Piece(text[a:b], _kind(a, start, end, words)) for a, b in pairwise(cuts) if a < b]
    before = [Piece("…")] if low and not ENDS.match(text[low - 1]) else []
    after = [Piece("…")] if high < len(text) and not ENDS.match(text[high - 1]) else []
    return [*before, *pieces, *after]


def _place(row: Responsibility, text: str) -> tuple[int, int]:
    """Where the evidence stands in the text: by the source, which tells equal phrases apart, else the first one."""
    runs = row.provision.runs if row.provision else []
    if row.evidence_start is not None:
        for (offset, at), (following, _) in pairwise([*map(tuple, runs), (len(text), 0)]):
            place = offset + row.evidence_start - at
            if offset <= place < following and text.startswith(row.evidence, place):
                return place, place + len(row.evidence)
    start = text.find(row.evidence)
    return start, start + len(row.evidence)


def _words(row: Responsibility, text: str, start: int, end: int) -> tuple[int, int]:
    """The printed name inside the evidence, nearest to where the source has it."""
    wanted = start + (row.words_start or 0) - (row.evidence_start or 0)
    found = [
        match.start() for match in re.finditer(re.escape(row.printed), text[:end]) if match.start() >= start
    ]
    if not row.printed or not found:
        return start, start
    at = min(found, key=lambda place: abs(place - wanted))
    return at, at + len(row.printed)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From the end of the sentence before to the end of this one, no further than MOST."""
    before = [match.end() for match in ENDS.finditer(text, 0, start)]
    after = ENDS.search(text, end)
    low = max(before[-1] if before else 0, start - MOST)
    return low, min(after.end() if after else len(text), end + MOST)


def _kind(at: int, start: int, end: int, words: tuple[int, int]) -> str:
    if words[0] <= at < words[1]:
        return "words"
    return "evidence" if start <= at < end else ""
