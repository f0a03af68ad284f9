"""Who published, withdrew or threw away a document, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from documents.models import PolicyDocument
from documents.reviewing.history import name_of

State = PolicyDocument.State
Record: Any = PolicyDocument.history.model


@dataclass(frozen=True, slots=True)
class StateChange:
    """The state of a document from then on."""

    at: datetime
    who: str
    state: str
    state_name: str
    reason: str


def state_changes(document: PolicyDocument) -> list[StateChange]:
    """Newest first, the import included. One query."""
    records = Record.objects.filter(id=document.pk).select_related("history_user")
    return _changes(records.order_by("history_date", "history_id"))[::-1]


def last_change(documents: Iterable[PolicyDocument]) -> dict[int, StateChange]:
    """Document → how it came into its present state. One query."""
    ids = [document.pk for document in documents]
    records = Record.objects.filter(id__in=ids).select_related("history_user")
    by_document: dict[int, list[Any]] = {}
    for record in records.order_by("history_date", "history_id"):
        by_document.setdefault(record.id, []).append(record)
    return {pk: _changes(found)[-1] for pk, found in by_document.items()}


def _changes(records: Iterable[Any]) -> list[StateChange]:
    found: list[StateChange] = []
    for record in records:
        if found and found[-1].state == record.state:
            continue
        found.append(
            StateChange(
                record.history_date,
                name_of(record.history_user),
                record.state,
                record.get_state_display(),
                record.history_change_reason or "",
            )
        )
    return found
