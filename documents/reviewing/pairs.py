"""What a person says of a pair of provisions, as seen from either side."""

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import Alignment, Provision
from documents.models.alignment import MIRROR
from documents.reviewing.decide import decide, lock
from documents.reviewing.outcome import Conflict, Outcome, Verdict, Why
from documents.reviewing.steps import begin, create, reason_of, update, values_of
from documents.storing.alignments import order
from documents.storing.curation import folded
from documents.storing.lock import write_lock

State = Alignment.State


def say(
    verdict: Verdict,
    one: Provision,
    other: Provision,
    user: User,
    *,
    revision: int | None = None,
    relation: str = "",
    note: str = "",
) -> Outcome:
    """Say something of a pair that stands; `relation` is what `other` is to `one`, for CHANGE.

    `revision` is the one that the person saw. A pair without a row is gone, and nothing is said.
    """
    with write_lock():
        row, turned = find(one, other)
        if row is None:
            return Outcome(conflicts=(Conflict(0, Why.GONE),))
        values = {"relation": _seen(relation, turned)} if verdict == Verdict.CHANGE else {}
        expected = {row.pk: row.revision if revision is None else revision}
        return decide(Alignment, expected, user, verdict, note=note, about=row.with_documents, **values)


def add(one: Provision, other: Provision, relation: str, user: User, note: str) -> Outcome:
    """State that two provisions are counterparts, also where the machine saw nothing.

    Where the pair stands already, it is confirmed with this relation. ValueError for two provisions of one text, for
    what is not printed, for a relation that does not exist, and without a reason.
    """
    relation = Alignment.Relation(relation)
    if not note.strip():
        raise ValueError("a pair made by hand needs a reason")
    if one.version_id == other.version_id or not (one.path and other.path and one.printed and other.printed):
        raise ValueError("a pair is of two printed provisions of two texts")
    with write_lock():
        row, turned = find(one, other)
        if row is not None:
            same = row.state == State.CONFIRMED and row.relation == _seen(relation, turned)
            if same:
                return Outcome(conflicts=(Conflict(row.pk, Why.UNFIT, row),))
            return say(Verdict.CHANGE, one, other, user, relation=relation, note=note)
        a, b = (other, one) if turned else (one, other)
        row = Alignment(
            version_a=a.version,
            version_b=b.version,
            a=a,
            b=b,
            path_a=a.path,
            path_b=b.path,
            anchor_a=folded(a.heading, a.text),
            anchor_b=folded(b.heading, b.text),
            relation=_seen(relation, turned),
            machine=False,
            state=State.CONFIRMED,
            decided_by_id=user.pk,
            decided_at=timezone.now(),
            revision=1,
            note=note,
        )
        batch = begin("add", user, row.with_documents)
        create(batch, [row], _("人工添加"))
    return Outcome(batch, (row.pk,))


def lost_sides(row: Alignment) -> str:
    """Which of `a` and `b` have no place in today's text, or a doubtful one."""
    return "".join(side for side in "ab" if getattr(row, f"{side}_id") is None or side in row.doubtful)


def place(row: Alignment, revision: int, side: str, provision: Provision, user: User) -> Outcome:
    """Put one side of a decision where a person says it belongs.

    What the machine suggests of that pair gives way and goes into the row; another decision does not: it is reported,
    and nothing changes. ValueError for a provision of another text and for a side that stands.
    """
    version = getattr(row, f"version_{side}_id") if side in {"a", "b"} else None
    if provision.version_id != version or not (provision.path and provision.printed):
        raise ValueError("the provision belongs to another text")
    with write_lock():
        rows, conflicts = lock(Alignment, {row.pk: revision})
        if not rows:
            return Outcome(conflicts=tuple(conflicts))
        (row,) = rows
        if side not in lost_sides(row):
            raise ValueError("this side stands")
        before = values_of(row)
        setattr(row, side, provision)
        setattr(row, f"path_{side}", provision.path)
        row.doubtful = row.doubtful.replace(side, "")
        if not lost_sides(row):
            row.placement = Alignment.Placement.PLACED
        elif row.a_id and row.b_id:
            row.placement = Alignment.Placement.PROPOSED
        there = Alignment.objects.filter(a=row.a_id, b=row.b_id).exclude(pk=row.pk).first()
        if row.a_id and row.b_id and there is not None:
            if there.state != State.SUGGESTED:
                return Outcome(conflicts=(Conflict(there.pk, Why.UNFIT, there),))
            _take_over(row, there)
        batch = begin("place", user, row.with_documents)
        update(batch, [row], [before], reason_of(batch, _("人工定位")))
    return Outcome(batch, (row.pk,))


def _take_over(row: Alignment, suggested: Alignment) -> None:
    """The machine's part of a suggestion, which goes; undone, the two texts count as not compared (`Alignment.undone`)."""
    for name in ("machine_relation", "forth", "back", "signals", "machine"):
        setattr(row, name, getattr(suggested, name))
    suggested.delete()


def find(one: Provision, other: Provision) -> tuple[Alignment | None, bool]:
    """The row of a pair, and whether `other` is its A."""
    turned = not order(one.version, other.version)
    a, b = (other, one) if turned else (one, other)
    row = Alignment.objects.filter(a=a, b=b).first()
    if row is not None:
        row.version_a, row.version_b = a.version, b.version  # at hand: its names are asked for
    return row, turned


def _seen(relation: str, turned: bool) -> str:
    return MIRROR.get(relation, relation) if turned else relation
