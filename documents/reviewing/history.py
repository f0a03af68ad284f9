"""Who said what when, in words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from documents.models import Provision, Responsibility

Record: Any = Responsibility.history.model  # a row of the history: the fields of the row, and who, when, why
State = Responsibility.State


@dataclass(frozen=True, slots=True)
class Event:
    """One thing said of a row: 李四 at that time 确认：牵头 辽宁省生态环境厅."""

    row: int
    at: datetime
    who: str
    what: str
    reason: str
    note: str


def history_of(provision: Provision) -> list[Event]:
    """All that was said of responsibilities at a provision, rows deleted since and former versions included.

    Newest first. Three queries, and one for each version of the text from which decisions were carried.
    """
    here = Responsibility.objects.filter(provision=provision).values_list("pk", "carried_from")
    told = Record.objects.filter(version=provision.version_id, path=provision.path).values_list(
        "id", flat=True
    )
    ids = {pk for pk, _former in here} | set(told)
    former = {pk for _now, pk in here if pk}
    while former:
        ids |= former
        before = Responsibility.objects.filter(pk__in=former).values_list("carried_from", flat=True)
        former = {pk for pk in before if pk} - ids
    return history_of_rows(ids)


def history_of_rows(ids: Collection[int]) -> list[Event]:
    """All that was said of some rows, newest first. One query."""
    records = (
        Record.objects.filter(id__in=ids)
        .select_related("history_user", "department", "machine_department", "version__document")
        .defer("version__text", "version__report")
        .order_by("id", "history_date", "history_id")
    )
    events = []
    before = None
    for record in records:
        if before is not None and before.id != record.id:
            before = None
        events.append(_event(record, before))
        before = record
    return sorted(events, key=lambda event: event.at, reverse=True)


def name_of(user: User | None) -> str:
    """张三 (family name first), else the user name; 系统 for what no person did."""
    return (f"{user.last_name}{user.first_name}" or user.get_username()) if user else _("系统")


def body_of(row: Responsibility) -> str:
    """牵头 辽宁省生态环境厅; 无责任单位. Of a row or of its history."""
    if row.body == Responsibility.Body.NONE:
        return _("无责任单位")
    body = row.department or row.full_name or row.printed
    return f"{row.get_role_display()} {body}".strip()


def _event(record: Any, before: Any) -> Event:
    return Event(
        row=record.id,
        at=record.history_date,
        who=name_of(record.history_user),
        what=_what(record, before),
        reason=record.history_change_reason or "",
        note=record.note if before is None or record.note != before.note else "",
    )


def _what(record: Any, before: Any) -> str:
    if record.history_type == "-":
        return _("移除：%(body)s") % {"body": body_of(record)}
    if record.history_type == "+":
        verb = _("沿用") if record.carried_from_id else _("人工添加")
        return f"{verb}：{body_of(record)}"
    return "；".join(_changes(record, before)) or _("重新定位")


def _changes(record: Any, before: Any) -> Iterable[str]:
    """Against the record before; the first one against what the machine said."""
    department = before.department if before else record.machine_department
    role = before.role if before else record.machine_role
    changed = (record.department_id, record.role) != (department.pk if department else None, role)
    if record.state != (before.state if before else State.SUGGESTED):
        verbs = {State.CONFIRMED: _("确认"), State.REJECTED: _("否定"), State.SUGGESTED: _("退回待审核")}
        yield f"{verbs[State(record.state)]}：{body_of(record)}"
    elif changed:
        yield _("改为：%(body)s") % {"body": body_of(record)}
    if changed:
        label = dict(Responsibility.Role.choices).get(role, "")
        yield _("原为 %(body)s") % {"body": f"{label} {department or record.full_name}".strip()}
    placement = before.placement if before else Responsibility.Placement.PLACED
    if record.placement != placement:
        yield _("定位：%(place)s") % {"place": record.get_placement_display()}
    elif before and record.path != before.path:
        yield _("定位：%(place)s") % {"place": record.path}
