"""Findings written down for programs: the lists of `show_outline --format json`."""

from typing import Any

from documents.enriching.citations import CitationFound
from documents.enriching.departments import DutyFound
from documents.enriching.enrich import Findings
from documents.enriching.found import Found
from documents.enriching.targets import TargetFound


def as_data(findings: Findings) -> dict[str, list[dict[str, Any]]]:
    """`responsibilities`, `targets`, `milestones` and `citations` as plain data, in reading order."""
    return {
        "responsibilities": [_duty(found) for found in findings.duties],
        "targets": [_target(found) for found in findings.targets if found.kind == "target"],
        "milestones": [_target(found) for found in findings.targets if found.kind == "milestone"],
        "citations": [_citation(found) for found in findings.citations],
    }


def _duty(found: DutyFound) -> dict[str, Any]:
    return {
        "path": found.path,
        "body": found.body,
        "department": found.department,
        "full_name": found.full_name,
        "role": str(found.role),
        "function": found.function,
        **_evidence(found),
    }


def _target(found: TargetFound) -> dict[str, Any]:
    return {
        "path": found.path,
        "indicator": found.indicator,
        "comparator": found.comparator,
        "value": found.value,
        "unit": found.unit,
        "deadline": found.deadline,
        "baseline": found.baseline,
        **_evidence(found),
    }


def _citation(found: CitationFound) -> dict[str, Any]:
    return {
        "path": found.path,
        "title": found.title,
        "document_number": found.document_number,
        "relation": found.relation,
        "marks": found.marks,
        **_evidence(found),
    }


def _evidence(found: Found) -> dict[str, Any]:
    return {
        "evidence": found.evidence,
        "start": found.start,
        "end": found.end,
        "words": [found.words.start, found.words.end],
        "rule": found.rule,
    }
