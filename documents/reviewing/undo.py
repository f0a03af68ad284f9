"""Taking back what was done in one go, where nobody said anything since."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import ReviewBatch, Reviewed, ReviewStep
from documents.reviewing.outcome import Conflict, Outcome, Why
from documents.reviewing.since import Since, said_since
from documents.reviewing.steps import Values, restore, values_of
from documents.storing.lock import write_lock


def may_undo(user: User, batch: ReviewBatch) -> bool:
    """A curator takes back what is theirs and what they may change; who may merge takes back anything."""
    if user.has_perm("documents.merge_department"):
        return True
    changed = set(batch.steps.order_by().values_list("model", flat=True).distinct())
    return batch.made_by_id == user.pk and all(user.has_perm(_right(model)) for model in changed)


def _right(model: str) -> str:
    """`documents.alignment` → `documents.change_alignment`."""
    app, _dot, name = model.partition(".")
    return f"{app}.change_{name}"


def undo(batch: ReviewBatch, user: User) -> Outcome:
    """Put back what the batch changed, delete what it made; report the rows that changed since.

    A revision never goes back: who read the row before the undo shall notice it. Undone twice, it does nothing. Where
    nothing can be put back, the batch does not count as undone: once what stands in the way was taken back, it can be.
    """
    changed: list[int] = []
    conflicts: list[Conflict] = []
    with write_lock():
        batch = ReviewBatch.objects.select_for_update().get(pk=batch.pk)
        if batch.undone_at:
            return Outcome(batch)
        told = _("撤销：%(verb)s（#%(pk)d）") % {"verb": batch.get_verb_display(), "pk": batch.pk}
        for model, steps in _by_model(batch):
            done, left = _take_back(batch, model, steps, user, told)
            changed += done
            conflicts += left
        if changed or not conflicts:
            batch.undone_by_id, batch.undone_at = user.pk, timezone.now()
            batch.save(update_fields=["undone_by", "undone_at"])
    return Outcome(batch, tuple(changed), tuple(conflicts))


def _by_model(batch: ReviewBatch) -> Iterator[tuple[type[models.Model], list[ReviewStep]]]:
    """The steps from the last to the first, in runs of one model."""
    for label, steps in groupby(batch.steps.order_by("-pk"), key=lambda step: step.model):
        yield apps.get_model(label), list(steps)


def _take_back(
    batch: ReviewBatch, model: type[models.Model], taken: Iterable[ReviewStep], user: User, reason: str
) -> tuple[list[int], list[Conflict]]:
    steps = {step.row: step for step in taken}
    since = said_since(batch, model, steps)
    rows = {row.pk: row for row in model._default_manager.select_for_update().filter(pk__in=steps)}
    carried = _carried(model, rows)
    lost = _lost(model, steps.values())
    people = set(
        User.objects.filter(pk__in=_values(steps.values(), "decided_by_id")).values_list("pk", flat=True)
    )
    conflicts: list[Conflict] = []
    back: list[models.Model] = []
    made: list[models.Model] = []
    for pk, step in steps.items():
        row = rows.get(pk)
        if row is None:
            conflicts.append(Conflict(pk, Why.GONE))
        elif pk in carried:
            conflicts.append(Conflict(pk, Why.CARRIED, row))
        elif not _is_as_left(row, step, since[pk]):
            conflicts.append(Conflict(pk, Why.MOVED, row, since[pk].standing))
        elif any((name, value) in lost for name, value in _keys(step)):
            conflicts.append(Conflict(pk, Why.MOVED, row))
        elif step.before is None:
            made.append(row)
        else:
            _put_back(row, step.before, people)
            back.append(row)
    for row in back:
        if isinstance(row, Reviewed):
            row.undone(steps[row.pk].before or ())
    restore(back, {name for row in back for name in steps[row.pk].before or ()} | {"revision"}, user, reason)
    for row in made:  # few: one by one, so that the history tells of each
        row._history_user, row._change_reason = user, reason  # type: ignore[attr-defined]
        row.delete()
    left = {conflict.pk for conflict in conflicts}
    return [pk for pk in steps if pk not in left], conflicts


def _is_as_left(row: models.Model, step: ReviewStep, since: Since) -> bool:
    """Has nobody said anything since that stands? A made row may have been placed anew by a parse: its revision tells.

    What was said since and taken back has counted twice in the revision.
    """
    after = dict(step.after)
    if "revision" in after:
        if since.standing:
            return False
        after["revision"] += 2 * since.undone
        if step.before is None:
            after = {"revision": after["revision"]}
    return values_of(row, after) == after


def _keys(step: ReviewStep) -> Iterator[tuple[str, int]]:
    """Columns and former values that may be ids."""
    return ((name, value) for name, value in (step.before or {}).items() if isinstance(value, int))


def _carried(model: type[models.Model], rows: Iterable[int]) -> set[int]:
    """Ids of decided rows that a later version of their text took over."""
    if not hasattr(model, "carried_from"):
        return set()
    return set(model._default_manager.filter(carried_from__in=rows).values_list("carried_from", flat=True))


def _lost(model: type[models.Model], steps: Iterable[ReviewStep]) -> set[tuple[str, object]]:
    """(column, id) of former values that point to rows that are no more, persons aside."""
    lost: set[tuple[str, object]] = set()
    for field in model._meta.concrete_fields:
        if field.related_model is None or field.name == "decided_by":
            continue
        if ids := _values(steps, field.attname):
            there = field.related_model._base_manager.filter(pk__in=ids).values_list("pk", flat=True)
            lost |= {(field.attname, pk) for pk in ids - set(there)}
    return lost


def _values(steps: Iterable[ReviewStep], column: str) -> set[int]:
    return {step.before[column] for step in steps if step.before and step.before.get(column) is not None}


def _put_back(row: models.Model, before: Values, people: set[int]) -> None:
    """Set the former values in memory. A person who is gone is no hindrance: then nobody decided, as anywhere."""
    fields = {field.attname: field for field in row._meta.concrete_fields}
    revision = getattr(row, "revision", None)
    for name, value in before.items():
        gone = name == "decided_by_id" and value not in people
        setattr(row, name, None if gone else fields[name].to_python(value))
    if revision is not None:
        row.revision = revision + 1  # type: ignore[attr-defined]
