"""The parse report: how much of the source is accounted for, what was discarded and why, what is doubtful."""

from typing import Any

from documents.parsing.nodes import Outline


def coverage(outline: Outline) -> tuple[float, float]:
    """(coverage, discarded share) of the non-white characters, each 0 to 1.

    Coverage counts a character only when exactly one place holds it; an overlap lowers it like a gap.
    """
    held = bytearray(len(outline.source))
    pieces = [(span.start, span.end) for node in outline.nodes if node.printed for span in node.spans]
    pieces += [(span.start, span.end) for span in outline.title_block]
    pieces += [(span.start, span.end) for span in outline.discarded]
    for start, end in pieces:
        for index in range(start, end):
            held[index] = min(held[index] + 1, 2)
    discarded = sum(len("".join(outline.source[each.start : each.end].split())) for each in outline.discarded)
    printed = [index for index, sign in enumerate(outline.source) if not sign.isspace()]
    if not printed:
        return 1.0, 0.0
    return sum(held[index] == 1 for index in printed) / len(printed), discarded / len(printed)


def report_of(outline: Outline) -> dict[str, Any]:
    """The report as plain data: coverage, discarded_share, discarded, title_block, warnings."""
    covered, share = coverage(outline)
    return {
        "coverage": round(covered, 6),
        "discarded_share": round(share, 6),
        "discarded": [
            {"start": each.start, "end": each.end, "reason": each.reason} for each in outline.discarded
        ],
        "title_block": [{"start": span.start, "end": span.end} for span in outline.title_block],
        "warnings": [{"line": doubt.line, "message": doubt.message} for doubt in outline.doubts],
    }
