"""The table into the database: planned and written under one lock, in one transaction, as one batch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import Provision, Responsibility, ReviewBatch
from documents.reviewing.decide import overrule
from documents.reviewing.steps import begin, create, reason_of, update, values_of
from documents.storing.curation import folded
from documents.storing.departments import resolve
from documents.storing.lock import write_lock
from documents.travelling.arriving import Row
from documents.travelling.chunks import chunks
from documents.travelling.lines import Body, Line, State
from documents.travelling.planned import Placed, Planned, digest
from documents.travelling.planning import plan


@dataclass(frozen=True, slots=True)
class Brought:
    """What was done. `stale`: nothing was, since the plan is no longer the one that the person saw."""

    plan: list[Planned]
    batch: ReviewBatch | None = None
    written: int = 0
    stale: bool = False


def bring(
    rows: Iterable[tuple[int, Row]],
    user: User,
    *,
    about: str = "",
    theirs: bool = False,
    seen: str | None = None,
) -> Brought:
    """Import what can be imported; the other lines are in the plan, with the reasons.

    `theirs` lets the table win over decisions made here. `seen` is the `digest` of the plan that the person agreed to.
    The importer signs; who decided elsewhere, and when, stands in the history.
    """
    with write_lock():
        planned = plan(rows)
        if seen is not None and digest(planned) != seen:
            return Brought(planned, stale=True)
        written = _written(planned, theirs)
        if not written:
            return Brought(planned)
        _make_departments(written)
        batch = begin(ReviewBatch.Verb.IMPORT, user, about)
        for chunk in chunks(written):
            _write(batch, chunk, user)
        for chunk in chunks(written):
            _nobody_else(batch, chunk, user)
    return Brought(planned, batch, len(written))


def _written(planned: Iterable[Planned], theirs: bool) -> list[Placed]:
    """Lines that name nobody first: what they say is then no longer there to be overruled a second time."""
    found = [
        Placed(each, each.line, each.place)
        for each in planned
        if each.line and each.place and each.is_written(theirs)
    ]
    return sorted(found, key=lambda placed: placed.line.body != Body.NONE)


def _make_departments(written: Iterable[Placed]) -> None:
    """Those confirmed and not known here: by the start list, else as candidates."""
    unknown: dict[str, list[Placed]] = defaultdict(list)
    for placed in written:
        each, line, place = placed
        if line.confirmed and line.body == Body.DEPARTMENT and each.department is None:
            unknown[place.text.region].append(placed)
    for region, those in unknown.items():
        made = resolve({line.department for _each, line, _place in those}, region)
        for each, line, _place in those:
            each.department = made[line.department]


def _write(batch: ReviewBatch, chunk: Sequence[Placed], user: User) -> None:
    now = timezone.now()
    new = _new_rows([placed for placed in chunk if placed.planned.row is None])
    old = [(row, placed) for placed in chunk if (row := placed.planned.row)]
    before = [values_of(row) for row, _placed in old]
    for row, placed in [*old, *new]:
        _decide(row, placed, batch, user, now)
    update(batch, [row for row, _placed in old], before, _reason(batch))
    create(batch, [row for row, _placed in new], _reason(batch))
    confirmed = [row for row, placed in [*old, *new] if placed.line.confirmed]
    if confirmed:
        overrule(batch, confirmed, user)


def _new_rows(some: Sequence[Placed]) -> list[tuple[Responsibility, Placed]]:
    """Rows for what nobody said here and the machine did not find."""
    ids = [placed.place.spot.id for placed in some]
    texts = Provision.objects.filter(id__in=ids).values_list("id", "heading", "text")
    anchors = {pk: folded(heading, text) for pk, heading, text in texts}
    return [
        (
            Responsibility(
                version_id=place.text.id,
                provision_id=place.spot.id,
                path=place.spot.path,
                anchor=anchors[place.spot.id],
                machine=False,
                machine_role=line.machine_role,
                body=line.body,
                printed=line.printed,
                full_name=line.full_name or line.department,
                department=each.department,
                role=line.role,
                evidence=line.evidence,
                revision=1,
            ),
            Placed(each, line, place),
        )
        for each, line, place in some
    ]


def _decide(row: Responsibility, placed: Placed, batch: ReviewBatch, user: User, now: datetime) -> None:
    each, line, _place = placed
    row.state = line.state
    if line.confirmed:
        row.body, row.department, row.role = line.body, each.department, line.role
    row.decided_by_id, row.decided_at = user.pk, now
    row.note = line.note or row.note
    row._change_reason = _reason(batch, line)  # type: ignore[attr-defined]


def _nobody_else(batch: ReviewBatch, chunk: Sequence[Placed], user: User) -> None:
    """Where the table says that nobody is named, what it does not mention is rejected with it."""
    places = [place.spot.id for _each, line, place in chunk if line.confirmed and line.body == Body.NONE]
    if not places:
        return
    there = Responsibility.objects.filter(provision__in=places).exclude(body=Body.NONE)
    rows = list(there.exclude(state=State.REJECTED).order_by("pk"))
    before = [values_of(row) for row in rows]
    for row in rows:
        row.state, row.decided_by_id, row.decided_at = State.REJECTED, user.pk, timezone.now()
    update(batch, rows, before, _reason(batch))


def _reason(batch: ReviewBatch, line: Line | None = None) -> str:
    """导入标注（#7）：zhang 2026-01-02T03:04:05+08:00."""
    told = " ".join(filter(None, [line.who, line.when])) if line else ""
    reason = reason_of(batch, _("导入标注"))
    return (f"{reason}：{told}" if told else reason)[:100]
