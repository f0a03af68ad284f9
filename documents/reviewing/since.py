"""What was decided of rows after a batch: what undo of that batch must not override."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from documents.models import ReviewBatch, ReviewStep


@dataclass(slots=True)
class Since:
    """The last later batch of a row that still stands, and how many were taken back."""

    standing: ReviewBatch | None = None
    undone: int = 0


def said_since(batch: ReviewBatch, model: type[models.Model], rows: Iterable[int]) -> dict[int, Since]:
    """By row; one query."""
    found: dict[int, Since] = defaultdict(Since)
    steps = ReviewStep.objects.filter(model=model._meta.label_lower, row__in=rows, batch__gt=batch.pk)
    for step in steps.select_related("batch__made_by").order_by("batch_id"):
        if step.batch.undone_at:
            found[step.row].undone += 1
        else:
            found[step.row].standing = step.batch
    return found
