"""A step of a batch in words: of which row, and what became what."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Min
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from documents.models import Alignment, ReviewStep
from documents.reviewing.history import name_of

# What a batch says itself (who, when), what stands in a column of its own (note), what is for the machine.
SILENT = {"id", "revision", "decided_by_id", "decided_at", "note", "signals", "machine_said"}
SILENT |= {"anchor", "anchor_a", "anchor_b"}
SILENT_WHEN_MADE = {"machine", "forth", "back", "carried_from_id", "doubtful", "placement"}
LONGEST = 80  # characters of a value
Names = dict[tuple[Any, int], str]  # by model and id


def subjects(steps: Iterable[ReviewStep]) -> dict[tuple[str, int], str]:
    """What each step is about, by model and row; one query for each model."""
    wanted: dict[str, set[int]] = {}
    for step in steps:
        wanted.setdefault(step.model, set()).add(step.row)
    found = {}
    for label, rows in wanted.items():
        model = apps.get_model(label)
        kept = model._default_manager.filter(pk__in=rows)
        for row in _with_documents(model, kept):
            found[label, row.pk] = named(row)
    return found


def first_subjects(batches: Collection[int]) -> dict[int, str]:
    """What the first step of each batch is about; one query, and one for each model."""
    if not batches:
        return {}
    first = ReviewStep.objects.filter(batch__in=batches).order_by().values("batch").annotate(step=Min("pk"))
    steps = list(ReviewStep.objects.filter(pk__in=first.values("step")).defer("before", "after"))
    found = subjects(steps)
    return {step.batch_id: found.get((step.model, step.row), "") for step in steps}


def named(row: models.Model) -> str:
    """A pair with the names of its documents, of what belongs to a document where it stands."""
    if isinstance(row, Alignment):
        return row.with_documents
    version = getattr(row, "version", None)
    where = f"《{version.document.title}》{getattr(row, 'path', '')} " if version else ""
    return f"{where}{row}"


def in_words(steps: Sequence[ReviewStep]) -> dict[int, str]:
    """By the step's id: `审核状态：待审核 → 已否定；关系：一致 → 细化`; of a row that was made, what it says.

    One query for each model that is pointed to, however many steps there are.
    """
    names = _names(steps)
    return {step.pk: "；".join(_changes(step, names)) for step in steps}


def _changes(step: ReviewStep, names: Names) -> Iterator[str]:
    for name, field, old, new in _values(step):
        before, after = _shown(field, old, names), _shown(field, new, names)
        words = {"name": field.verbose_name, "old": before or _("无"), "new": after or _("无")}
        if step.before is not None:
            yield _("%(name)s：%(old)s → %(new)s") % words
        elif after and name not in SILENT_WHEN_MADE:
            yield _("%(name)s：%(new)s") % words


def _values(step: ReviewStep) -> Iterator[tuple[str, Any, Any, Any]]:
    """Column, field, value before and after, of what says something."""
    fields = {field.attname: field for field in apps.get_model(step.model)._meta.concrete_fields}
    for name, value in step.after.items():
        if name in fields and name not in SILENT:
            yield name, fields[name], (step.before or {}).get(name), value


def _names(steps: Iterable[ReviewStep]) -> Names:
    """Of the rows that the values point to."""
    wanted: dict[Any, set[int]] = defaultdict(set)
    for step in steps:
        for _name, field, old, new in _values(step):
            if field.related_model is not None:
                wanted[field.related_model] |= {pk for pk in (old, new) if isinstance(pk, int)}
    return {
        (model, row.pk): _name_of(row)
        for model, rows in wanted.items()
        for row in _with_documents(model, model._base_manager.filter(pk__in=rows))
    }


def _name_of(row: models.Model) -> str:
    return name_of(row) if isinstance(row, User) else str(row)


def note_of(step: ReviewStep) -> str:
    """The reason that was given with it."""
    return str(step.after.get("note") or "")


def _with_documents(model: type[models.Model], rows: Any) -> Any:
    names = {field.name for field in model._meta.concrete_fields}
    versions = [name for name in ("version", "version_a", "version_b") if name in names]
    rows = rows.select_related(*(f"{name}__document" for name in versions)) if versions else rows
    return rows.defer(*(f"{name}__{heavy}" for name in versions for heavy in ("text", "report")))


def _shown(field: Any, value: Any, names: Names) -> str:
    """A value as people read it; of another row its name."""
    if value is None or value == "":
        return ""
    if isinstance(field, models.DateTimeField) and (at := parse_datetime(str(value))):
        return f"{localtime(at):%Y-%m-%d %H:%M}"
    if isinstance(field, models.BooleanField):
        return _("是") if value else _("否")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.related_model is not None:
        return names.get((field.related_model, value), f"#{value}")[:LONGEST]
    return str(value)[:LONGEST]
