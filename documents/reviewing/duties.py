"""What a person says of a provision by hand: this body is responsible, nobody is named here, this belongs here."""

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import Department, Provision, Responsibility
from documents.reviewing.decide import decide, lock, overrule
from documents.reviewing.departments import canonical
from documents.reviewing.outcome import Conflict, Outcome, Verdict, Why
from documents.reviewing.steps import begin, create, reason_of, update, values_of
from documents.storing.curation import folded
from documents.storing.lock import write_lock

State = Responsibility.State
Body = Responsibility.Body


def add(provision: Provision, department: Department, role: str, user: User, note: str = "") -> Outcome:
    """State a responsibility, also where the machine saw nothing; where it saw the same, that is confirmed.

    It stands at the printed provision: a sentence passes it to the one it is part of. ValueError for the document
    as a whole, which is no provision, and for a role that does not exist.
    """
    place, role = _printed(provision), Responsibility.Role(role)
    with write_lock():
        department = canonical(department)
        there = Responsibility.objects.filter(provision=place, department=department, role=role)
        if same := there.select_for_update().order_by("pk").first():
            return _again(same, user, note)
        batch = begin("add", user, str(department))
        row = _stated(place, user, note, body=Body.DEPARTMENT, department=department, role=role)
        row.full_name = department.name
        create(batch, [row], reason_of(batch, _("人工添加")))
        overrule(batch, [row], user)
    return Outcome(batch, (row.pk,))


def nobody(provision: Provision, user: User, note: str = "") -> Outcome:
    """Checked, nobody is named here: what the machine suggests here is rejected with it.

    Not where somebody is confirmed: that is reported, and nothing changes.
    """
    place = _printed(provision)
    with write_lock():
        there = list(Responsibility.objects.select_for_update().filter(provision=place).order_by("pk"))
        confirmed = [row for row in there if row.state == State.CONFIRMED and row.body != Body.NONE]
        if confirmed:
            return Outcome(conflicts=tuple(Conflict(row.pk, Why.UNFIT, row) for row in confirmed))
        if said := [row for row in there if row.body == Body.NONE]:
            return _again(said[0], user, note)
        batch = begin("nobody", user)
        suggested = [row for row in there if row.state == State.SUGGESTED]
        before = [values_of(row) for row in suggested]
        for row in suggested:
            row.state, row.decided_by_id, row.decided_at = State.REJECTED, user.pk, timezone.now()
        update(batch, suggested, before, reason_of(batch, _("核对无责任单位")))
        none = _stated(place, user, note, body=Body.NONE)
        create(batch, [none], reason_of(batch, _("核对无责任单位")))
    return Outcome(batch, (*(row.pk for row in suggested), none.pk))


def place(row: Responsibility, revision: int, provision: Provision, user: User) -> Outcome:
    """Put a decision that found no place, or a doubtful one, where a person says it belongs.

    ValueError for a provision of another version.
    """
    target = _printed(provision)
    if target.version_id != row.version_id:
        raise ValueError("the provision belongs to another text")
    with write_lock():
        rows, conflicts = lock(Responsibility, {row.pk: revision})
        if not rows:
            return Outcome(conflicts=tuple(conflicts))
        batch = begin("place", user, target.path)
        before = [values_of(each) for each in rows]
        for each in rows:
            each.provision, each.path = target, target.path
            each.placement = Responsibility.Placement.PLACED
        update(batch, rows, before, reason_of(batch, _("人工定位")))
    return Outcome(batch, tuple(each.pk for each in rows))


def _printed(provision: Provision) -> Provision:
    place = provision if provision.printed or provision.parent is None else provision.parent
    if not place.path:
        raise ValueError("the document as a whole is no provision")
    return place


def _stated(place: Provision, user: User, note: str, body: str, **values: object) -> Responsibility:
    return Responsibility(
        version_id=place.version_id,
        provision=place,
        path=place.path,
        anchor=folded(place.heading, place.text),
        machine=False,
        state=State.CONFIRMED,
        decided_by_id=user.pk,
        decided_at=timezone.now(),
        revision=1,
        body=body,
        note=note,
        **values,
    )


def _again(row: Responsibility, user: User, note: str) -> Outcome:
    """Say of a row that stands already that it is so."""
    if row.state == State.CONFIRMED:
        return Outcome(conflicts=(Conflict(row.pk, Why.UNFIT, row),))
    return decide(Responsibility, {row.pk: row.revision}, user, Verdict.CONFIRM, note=note)
