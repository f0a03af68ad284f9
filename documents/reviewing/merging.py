"""Entries of a list become one of them: departments and indicators alike."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext as _

from documents.models import Department, Indicator, ReviewBatch
from documents.reviewing.outcome import Outcome
from documents.reviewing.steps import begin, create, reason_of, update, values_of
from documents.storing.lock import write_lock

Entry = TypeVar("Entry", Department, Indicator)


NAMED = 3  # of the sources, in the line that says what a batch is about


class MergeError(ValueError):
    """Why two entries cannot become one, in words for the person who asked."""


def merge_entries(
    sources: Sequence[Entry],
    target: Entry,
    user: User,
    *,
    verb: ReviewBatch.Verb,
    check: Callable[[Entry, Entry], None],
    named: Iterable[tuple[type[models.Model], str]],
    aliases: Callable[[Sequence[Entry], Entry], Sequence[models.Model]],
) -> Outcome:
    """What names one of the sources names `target`; they stay as signposts, their names as aliases. All, or nothing.

    One batch, however many the sources: one undo takes it back. `named` are the models that name such an entry, each
    with its column; the first are those whose rows the outcome tells. `aliases` makes those that lead nowhere yet.
    Raises what `check` does.
    """
    model = type(target)
    with write_lock():
        keys: list[int] = [source.pk for source in sources]
        locked = model._default_manager.select_for_update().in_bulk([*keys, target.pk])
        sources, target = [locked[key] for key in keys], locked[target.pk]
        for source in sources:
            check(source, target)
        batch = begin(verb, user, f"{_names(sources)} → {target.name}")
        reason = reason_of(batch, batch.get_verb_display())
        changed: list[int] | None = None
        for kind, column in (*named, (model, "merged_into_id")):
            rows = list(
                kind._default_manager.select_for_update().filter(**{f"{column}__in": keys}).order_by("pk")
            )
            before = [values_of(row) for row in rows]
            for row in rows:
                setattr(row, column, target.pk)
            update(batch, rows, before, reason)
            changed = [row.pk for row in rows] if changed is None else changed
        create(batch, aliases(sources, target), reason)
        stood = [values_of(source) for source in sources]
        for source in sources:
            source.status, source.merged_into = model.Status.MERGED, target
        update(batch, sources, stood, reason)
    return Outcome(batch, tuple(changed or ()))


def _names(sources: Sequence[Entry]) -> str:
    """`A、B、C 等 12 个`: a batch says in a line what it was about."""
    told = "、".join(source.name for source in sources[:NAMED])
    if len(sources) <= NAMED:
        return told
    return _("%(names)s 等 %(number)d 个") % {"names": told, "number": len(sources)}


def check_apart(source: Entry, target: Entry) -> None:
    """Raises MergeError for one and the same, and where one of them was merged already."""
    if source.pk == target.pk:
        raise MergeError(_("不能并入自身。"))
    for each in source, target:
        if each.status == each.Status.MERGED:
            raise MergeError(
                _("%(name)s 已并入 %(target)s。") % {"name": each.name, "target": each.merged_into}
            )
