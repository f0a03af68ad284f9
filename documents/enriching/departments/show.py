"""Findings written down for programs."""

from typing import Any

from documents.enriching.departments.find import DutyFound


def as_data(found: DutyFound) -> dict[str, Any]:
    """One row of `show_outline --format json`."""
    return {
        "path": found.path,
        "body": found.body,
        "department": found.department,
        "full_name": found.full_name,
        "role": str(found.role),
        "function": found.function,
        "evidence": found.evidence,
        "start": found.start,
        "end": found.end,
        "words": [found.words.start, found.words.end],
        "rule": found.rule,
    }
