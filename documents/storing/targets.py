"""Findings of targets → rows."""

from collections.abc import Sequence
from typing import Any

from documents.enriching.targets import TargetFound
from documents.models import Target
from documents.storing.indicators import resolve
from documents.storing.suggestions import Sort


def targets(found: Sequence[TargetFound]) -> Sort[TargetFound, Target]:
    """The sort for targets; milestones have no indicator."""
    known = resolve([each.indicator for each in found if each.kind == "target"])

    def said(each: TargetFound) -> dict[str, Any]:
        indicator = known.get(each.indicator) if each.kind == "target" else None
        return {
            "indicator_id": indicator.pk if indicator else None,
            "comparator": each.comparator,
            "value": each.value,
            "number": None if each.number is None else str(each.number),
            "unit": each.unit,
            "deadline": each.deadline,
            "deadline_year": int(each.deadline[:4]) if each.deadline[:4].isdecimal() else None,
            "baseline": each.baseline,
        }

    return Sort(
        model=Target,
        about=_about,
        row_about=lambda row: (
            row.kind,
            row.printed,
            row.machine_said.get("value"),
            row.machine_said.get("unit"),
        ),
        columns=lambda each: {"kind": each.kind, "printed": each.indicator, **said(each)},
        machine_columns=lambda each: {"machine_said": said(each)},
    )


def _about(each: TargetFound) -> tuple[str, str, str, str]:
    return each.kind, each.indicator, each.value, each.unit
