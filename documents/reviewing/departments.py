"""What people say of departments: it is one, it is none, these two are one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import Department, DepartmentAlias, Responsibility, ReviewBatch
from documents.reviewing.merging import MergeError, check_apart, merge_entries
from documents.reviewing.outcome import Conflict, Outcome, Why
from documents.reviewing.steps import begin, reason_of, update, values_of
from documents.storing.lock import write_lock

State = Responsibility.State
Status = Department.Status
HIGHEST = 20  # departments above a department; more is a fault in the data


@dataclass(slots=True)
class Preview:
    """What a merge moves. `by_state` counts responsibilities; `twice` those that then stand twice at a provision."""

    by_state: dict[str, int] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)
    twice: int = 0
    doubts: list[str] = field(default_factory=list)


def canonical(department: Department) -> Department:
    """The department that this one was merged into, else itself."""
    return department.merged_into or department


def accept(departments: Collection[Department], user: User) -> Outcome:
    """These candidates are departments. Their suggestions are still to be reviewed."""
    with write_lock():
        rows, conflicts = _judged(departments, Status.KNOWN)
        if not rows:
            return Outcome(conflicts=tuple(conflicts))
        return Outcome(_judge(rows, user, "known", Status.KNOWN), conflicts=tuple(conflicts))


def reject(departments: Collection[Department], user: User) -> Outcome:
    """These are no departments, so nothing that the machine suggests of them can be right: it is rejected, too.

    Not while a person confirmed something of one: that is reported first, somebody must have meant something.
    """
    with write_lock():
        rows, conflicts = _judged(departments, Status.REJECTED)
        duties = Responsibility.objects.select_for_update().order_by("pk")
        confirmed = duties.filter(department__in=rows, state=State.CONFIRMED)
        conflicts += [Conflict(row.pk, Why.UNFIT, row) for row in confirmed]
        meant = {row.department_id for row in confirmed}
        rows = [row for row in rows if row.pk not in meant]
        if not rows:
            return Outcome(conflicts=tuple(conflicts))
        batch = _judge(rows, user, "no_department", Status.REJECTED)
        suggested = list(duties.filter(department__in=rows, state=State.SUGGESTED))
        before = [values_of(row) for row in suggested]
        for row in suggested:
            row.state, row.decided_by_id, row.decided_at = State.REJECTED, user.pk, timezone.now()
        update(batch, suggested, before, reason_of(batch, _("不是部门")))
    return Outcome(batch, tuple(row.pk for row in suggested), tuple(conflicts))


def _judged(departments: Collection[Department], status: str) -> tuple[list[Department], list[Conflict]]:
    """Those of another status, locked; a merged department is a signpost and not judged."""
    rows = Department.objects.select_for_update().filter(pk__in=[each.pk for each in departments])
    fit = [row for row in rows if row.status not in {status, Status.MERGED}]
    return fit, [Conflict(row.pk, Why.UNFIT, row) for row in rows if row not in fit]


def _judge(rows: Sequence[Department], user: User, verb: str, status: str) -> ReviewBatch:
    batch = begin(verb, user, "、".join(row.name for row in rows))
    before = [values_of(row) for row in rows]
    for row in rows:
        row.status = status
    update(batch, rows, before, reason_of(batch, batch.get_verb_display()))
    return batch


def preview(source: Department, target: Department) -> Preview:
    """What merging `source` into `target` would move. Raises MergeError."""
    _check(source, target)
    rows = Responsibility.objects.filter(department=source)
    states = rows.order_by().values_list("state").annotate(number=Count("pk"))
    beside = Responsibility.objects.filter(department=target).exclude(state=State.REJECTED)
    mine = set(rows.exclude(state=State.REJECTED).values_list("provision", "role"))
    theirs = beside.filter(provision__in={provision for provision, _ in mine}).values_list(
        "provision", "role"
    )
    doubts = []
    if source.function and target.function and source.function != target.function:
        doubts.append(_("条线不同：%(one)s、%(other)s") % {"one": source.function, "other": target.function})
    if source.region_id != target.region_id:
        one, other = source.region or _("无"), target.region or _("无")
        doubts.append(_("地区不同：%(one)s、%(other)s") % {"one": one, "other": other})
    return Preview(
        by_state=dict(states),
        aliases=[source.name, *source.aliases.values_list("name", flat=True)],
        children=list(source.children.values_list("name", flat=True)),
        former=list(source.merged.values_list("name", flat=True)),
        twice=len(mine & set(theirs)),
        doubts=doubts,
    )


def merge(source: Department, target: Department, user: User) -> Outcome:
    """Everything of `source` becomes that of `target`; `source` stays as a signpost, its name as an alias.

    What the machine said stays: `machine_department` still tells which of the two names was read. Raises MergeError.
    """
    return merge_entries(
        [source],
        target,
        user,
        verb=ReviewBatch.Verb.MERGE,
        check=_check,
        named=[
            (Responsibility, "department_id"),
            (DepartmentAlias, "department_id"),
            (Department, "parent_id"),
        ],
        aliases=_aliases,
    )


def _aliases(sources: Sequence[Department], target: Department) -> list[DepartmentAlias]:
    names = [source.name for source in sources]
    known = set(DepartmentAlias.objects.filter(name__in=names).values_list("name", flat=True))
    return [DepartmentAlias(department=target, name=name) for name in names if name not in known]


def _check(source: Department, target: Department) -> None:
    check_apart(source, target)
    if target.status == Status.REJECTED:
        raise MergeError(_("%(name)s 已认定不是部门。") % {"name": target.name})
    above: Department | None = target
    for _step in range(HIGHEST):
        above = above.parent if above else None
        if above is None:
            return
        if above.pk == source.pk:
            raise MergeError(
                _("%(name)s 是 %(above)s 的下级，请先更改上级部门。")
                % {"name": target.name, "above": source.name}
            )
    raise MergeError(_("%(name)s 的上级部门首尾相接，请先更正。") % {"name": target.name})
