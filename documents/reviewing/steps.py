"""Rows written with their history, and the steps of the batch that undo will take back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from documents.models import ReviewBatch, ReviewStep

BATCH = 1000
Values = dict[str, Any]  # column → value as JSON has it


def begin(verb: str, user: User, about: str = "") -> ReviewBatch:
    return ReviewBatch.objects.create(verb=verb, about=about[:200], made_by=user)


def values_of(row: models.Model, columns: Iterable[str] | None = None) -> Values:
    """Columns of a row as JSON has them: `{"department_id": 7, "decided_at": "2026-01-02T03:04:05.678901+00:00"}`."""
    names = columns or [field.attname for field in row._meta.concrete_fields]
    found = {name: getattr(row, name) for name in names}
    return {name: _as_json(value) for name, value in found.items()}


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def update(batch: ReviewBatch, rows: Sequence[models.Model], before: Sequence[Values], reason: str) -> None:
    """Write rows of one model changed in memory, `before` what `values_of` said of each, and note the steps.

    A row with a revision gets the next one.
    """
    if not rows:
        return
    for row in rows:
        if hasattr(row, "revision"):
            row.revision += 1
    steps = [_step(batch, row, former) for row, former in zip(rows, before, strict=True)]
    _write(rows, {name for step in steps for name in step.after}, batch.made_by, reason)
    ReviewStep.objects.bulk_create(steps, batch_size=BATCH)


def create(batch: ReviewBatch, rows: Sequence[models.Model], reason: str) -> None:
    """Write new rows of one model, and note that undo deletes them."""
    if not rows:
        return
    made = bulk_create_with_history(
        rows,
        type(rows[0]),
        batch_size=BATCH,
        default_user=batch.made_by,
        default_change_reason=reason_of(batch, reason),
    )
    steps = [
        ReviewStep(batch=batch, model=row._meta.label_lower, row=row.pk, after=values_of(row)) for row in made
    ]
    ReviewStep.objects.bulk_create(steps, batch_size=BATCH)


def restore(rows: Sequence[models.Model], columns: set[str], user: User, reason: str) -> None:
    """Write rows that undo changed in memory."""
    if rows:
        _write(rows, columns, user, reason)


def reason_of(batch: ReviewBatch, reason: str) -> str:
    return f"{reason}（#{batch.pk}）"[:100]


def _write(rows: Sequence[models.Model], columns: set[str], user: User | None, reason: str) -> None:
    fields = [field.name for field in rows[0]._meta.concrete_fields if field.attname in columns]
    bulk_update_with_history(
        rows,
        type(rows[0]),
        fields,
        batch_size=BATCH,
        default_user=user,
        default_change_reason=reason[:100],
    )


def _step(batch: ReviewBatch, row: models.Model, before: Values) -> ReviewStep:
    """The columns that are not what they were."""
    after = {name: value for name, value in values_of(row, before).items() if value != before[name]}
    return ReviewStep(
        batch=batch,
        model=row._meta.label_lower,
        row=row.pk,
        before={name: before[name] for name in after},
        after=after,
    )
