"""Where in the text each statement about the document was read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents.parsing.corrections import NEWLINE
from documents.parsing.fold import fold
from documents.parsing.header import DRAFT, iso
from documents.parsing.headlines import CN_DATE
from documents.parsing.nodes import Kind, Outline, Span

AROUND = 12  # characters of the line shown on either side
LONGEST = 60  # characters of a value that are looked for: the first ones tell its place


@dataclass(frozen=True, slots=True)
class Evidence:
    """Line (from 1) and place of what was read; `before` and `after` are what stands around it in that line."""

    line: int
    start: int
    before: str
    quote: str
    after: str


def evidence(outline: Outline) -> dict[str, Evidence]:
    """Field of the header → where it stands, for those that stand somewhere.

    The title block is looked at first, then the signature, what was discarded (the panel of a web page), the rest.
    A level is read from the organ or the title, so it stands where the region does.
    """
    header, regions = outline.header, list(_places(outline))
    wanted: dict[str, Iterable[str]] = {
        "title": [header.title],
        "document_number": [header.document_number],
        "issuers": header.issuers[:1],
        "document_type": [header.document_type],
        "regions": header.regions[::-1],
    }
    found = {name: _find(outline.source, regions, values) for name, values in wanted.items()}
    found["issued_on"] = _date(outline.source, regions, header.issued_on)
    found["level"] = found["regions"] or found["issuers"]
    found["status"] = _pattern(outline.source, regions[:1], DRAFT) if header.status == "draft" else None
    return {name: each for name, each in found.items() if each is not None}


def _places(outline: Outline) -> Iterator[list[Span]]:
    yield list(outline.title_block)
    yield [span for node in outline.nodes if node.kind is Kind.CLOSING for span in node.spans]
    yield [Span(each.start, each.end) for each in outline.discarded]
    yield [Span(0, len(outline.source))]


def _find(source: str, regions: list[list[Span]], values: Iterable[str]) -> Evidence | None:
    """The first of the values that stands anywhere, white space between its characters allowed."""
    for value in values:
        signs = [sign for sign in value if not sign.isspace()][:LONGEST]
        while len(signs) > 1 or (signs and len(value) == 1):
            pattern = re.compile(r"\s*".join(map(re.escape, signs)))
            if found := _pattern(source, regions, pattern):
                return found
            signs = signs[: len(signs) // 2]  # 征求意见稿 or the years may stand on a line of their own
    return None


def _pattern(source: str, regions: list[list[Span]], pattern: re.Pattern[str]) -> Evidence | None:
    """In the first region that has it: at the head of a line, where the title itself stands, else wherever it is."""
    for region in regions:
        found = [match for span in region for match in pattern.finditer(source, span.start, span.end)]
        if found:
            heads = (match for match in found if _opens_line(source, match.start()))
            first = next(heads, found[0])
            return _at(source, first.start(), first.end())
    return None


def _opens_line(source: str, at: int) -> bool:
    before = source[max(0, at - AROUND) : at].rstrip(" \t\u3000")
    return not before or NEWLINE.match(before[-1]) is not None


def _date(source: str, regions: list[list[Span]], day: str) -> Evidence | None:
    for region in regions if day else []:
        for span in region:
            for found in re.finditer(CN_DATE, fold(source[span.start : span.end])):
                if iso(found.group()) == day:
                    return _at(source, span.start + found.start(), span.start + found.end())
    return None


def _at(source: str, start: int, end: int) -> Evidence:
    number, first = 1, 0
    for newline in NEWLINE.finditer(source, 0, start):
        number, first = number + 1, newline.end()
    over = NEWLINE.search(source, start)
    last = over.start() if over else len(source)
    end = min(end, last)  # a title of several lines is shown by its first
    before, after = source[first:start].lstrip(), source[end:last].rstrip()
    return Evidence(
        number,
        start,
        ("…" if len(before) > AROUND else "") + before[-AROUND:],
        source[start:end],
        after[:AROUND] + ("…" if len(after) > AROUND else ""),
    )
