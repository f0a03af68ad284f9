"""The one way in which people decide: many rows in one go, each as its reader saw it."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import ReviewBatch, Reviewed
from documents.reviewing.outcome import Conflict, Outcome, Verdict, Why
from documents.reviewing.steps import begin, reason_of, update, values_of
from documents.storing.lock import write_lock

Row = TypeVar("Row", bound=Reviewed)

DECIDES = {
    Verdict.CONFIRM: Reviewed.State.CONFIRMED,
    Verdict.CHANGE: Reviewed.State.CONFIRMED,
    Verdict.REJECT: Reviewed.State.REJECTED,
}


def decide(
    model: type[Row],
    expected: Mapping[int, int],
    user: User,
    verdict: Verdict,
    *,
    note: str = "",
    about: str = "",
    **values: object,
) -> Outcome:
    """Say the same of many rows. `expected` maps the id of each to the revision that the person saw.

    A row of another revision, or one of which this cannot be said, is left alone and reported. `values` are the
    person's (`department=…, role=…`; None empties) for CHANGE; what the machine said is kept. `about` names the batch in lists.
    One transaction: all of it, or nothing.
    """
    if unknown := values.keys() - set(model.said):
        raise TypeError(f"a person cannot state {sorted(unknown)} of {model.__name__}")
    with write_lock():
        rows, conflicts = lock(model, expected)
        fit = [row for row in rows if fits(row, verdict)]
        conflicts += [Conflict(row.pk, Why.UNFIT, row) for row in rows if not fits(row, verdict)]
        if not fit:
            return Outcome(conflicts=tuple(conflicts))
        batch = begin(verdict, user, about)
        _say(batch, fit, verdict, user, note, values)
    return Outcome(batch, tuple(row.pk for row in fit), tuple(conflicts))


def lock(model: type[Row], expected: Mapping[int, int]) -> tuple[list[Row], list[Conflict]]:
    """The rows that are as expected, locked until the transaction ends, and why the others are not."""
    found = {row.pk: row for row in model._default_manager.select_for_update().filter(pk__in=expected)}
    conflicts = [
        Conflict(pk, Why.MOVED if pk in found else Why.GONE, found.get(pk))
        for pk, revision in expected.items()
        if pk not in found or found[pk].revision != revision
    ]
    left = {conflict.pk for conflict in conflicts}
    return [found[pk] for pk in expected if pk not in left], conflicts


def fits(row: Reviewed, verdict: Verdict) -> bool:
    """Can this be said of the row?

    What the machine no longer finds, or never found, would be lost as a suggestion: it is rejected, not reopened.
    """
    match verdict:
        case Verdict.REOPEN:
            return row.machine and row.state != row.State.SUGGESTED
        case Verdict.ACCEPT | Verdict.DECLINE:
            return row.placement == row.Placement.PROPOSED
        case Verdict.CHANGE:
            return getattr(row, "body", "") != "none"
    return True


def _say(
    batch: ReviewBatch,
    rows: list[Row],
    verdict: Verdict,
    user: User,
    note: str,
    values: dict[str, object],
) -> None:
    before = [values_of(row) for row in rows]
    now = timezone.now()
    for row in rows:
        _apply(row, verdict, values)
        _sign(row, user, now, note)
    if verdict == Verdict.REOPEN:
        type(rows[0]).unsay(rows)
    update(batch, rows, before, reason_of(batch, batch.get_verb_display()))
    if DECIDES.get(verdict) == Reviewed.State.CONFIRMED:
        overrule(batch, rows, user)


def overrule(batch: ReviewBatch, rows: list[Row], user: User) -> None:
    """Reject in the same batch what cannot hold beside the confirmed rows."""
    others = list(type(rows[0]).overruled(rows).select_for_update())
    before = [values_of(row) for row in others]
    now = timezone.now()
    for row in others:
        row.state = row.State.REJECTED
        _sign(row, user, now, "")
    update(batch, others, before, reason_of(batch, _("已另有确认")))


def _apply(row: Reviewed, verdict: Verdict, values: dict[str, object]) -> None:
    if state := DECIDES.get(verdict):
        row.state = state
        row.say(**values)
    elif verdict == Verdict.REOPEN:
        row.state = row.State.SUGGESTED
    elif verdict == Verdict.ACCEPT:
        row.placement = row.Placement.PLACED
    else:
        row.placement = row.Placement.ORPHAN
        row.leave()


def _sign(row: Reviewed, user: User, now: datetime, note: str) -> None:
    reopened = row.state == row.State.SUGGESTED
    row.decided_by_id = None if reopened else user.pk
    row.decided_at = None if reopened else now
    row.note = note or row.note
