"""Two entries of a list become one: departments and indicators alike."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import models

from documents.models import Department, Indicator
from documents.reviewing.outcome import Outcome
from documents.reviewing.steps import begin, create, reason_of, update, values_of
from documents.storing.lock import write_lock

Entry = TypeVar("Entry", Department, Indicator)


class MergeError(ValueError):
    """Why two entries cannot become one, in words for the person who asked."""


def merge_entries(
    source: Entry,
    target: Entry,
    user: User,
    *,
    reason: str,
    check: Callable[[Entry, Entry], None],
    named: Iterable[tuple[type[models.Model], str]],
    alias: Callable[[Entry, Entry], models.Model | None],
) -> Outcome:
    """Everything that names `source` names `target`; `source` stays as a signpost, its name as an alias.

    `named` are the models that name such an entry, each with its column; the first are those whose rows the outcome
    tells. `alias` makes the new alias, None where that name leads somewhere already. Raises what `check` does.
    """
    model = type(source)
    with write_lock():
        locked = model._default_manager.select_for_update().in_bulk([source.pk, target.pk])
        source, target = locked[source.pk], locked[target.pk]
        check(source, target)
        batch = begin("merge", user, f"{source.name} → {target.name}")
        reason = reason_of(batch, reason)
        changed: list[int] | None = None
        for kind, column in (*named, (model, "merged_into_id")):
            rows = list(
                kind._default_manager.select_for_update().filter(**{column: source.pk}).order_by("pk")
            )
            before = [values_of(row) for row in rows]
            for row in rows:
                setattr(row, column, target.pk)
            update(batch, rows, before, reason)
            changed = [row.pk for row in rows] if changed is None else changed
        if made := alias(source, target):
            create(batch, [made], reason)
        stood = values_of(source)
        source.status, source.merged_into = model.Status.MERGED, target
        update(batch, [source], [stood], reason)
    return Outcome(batch, tuple(changed or ()))


def check_apart(source: Entry, target: Entry) -> None:
    """Raises MergeError for one and the same, and where one of them was merged already."""
    if source.pk == target.pk:
        raise MergeError("不能并入自身。")
    for each in source, target:
        if each.status == each.Status.MERGED:
            raise MergeError(f"{each.name} 已并入 {each.merged_into}。")
