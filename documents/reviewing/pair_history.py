"""Who said what of a pair of provisions when, in words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from documents.models import Alignment
from documents.reviewing.history import Event, name_of

Record: Any = Alignment.history.model
State = Alignment.State


def history_of_pair(row: Alignment) -> list[Event]:
    """All that was said of a pair, newest first, what was said before it was carried here included."""
    ids, former = {row.pk}, row.carried_from_id
    while former and former not in ids:
        ids.add(former)
        former = Alignment.objects.filter(pk=former).values_list("carried_from", flat=True).first()
    events, before = [], None
    for record in Record.objects.filter(id__in=ids).select_related("history_user").order_by("history_id"):
        events.append(_event(record, before))
        before = record
    return events[::-1]


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
        return _("移除")
    if record.history_type == "+":
        verb = _("沿用") if record.carried_from_id else _("人工添加")
        return f"{verb}：{record.get_relation_display()}"
    return "；".join(_changes(record, before)) or _("重新定位")


def _changes(record: Any, before: Any) -> Iterable[str]:
    """Against the record before; the first one against what the machine said."""
    if record.state != (before.state if before else State.SUGGESTED):
        verbs = {State.CONFIRMED: _("确认"), State.REJECTED: _("否定"), State.SUGGESTED: _("退回待审核")}
        yield f"{verbs[State(record.state)]}：{record.get_relation_display()}"
    former = before.relation if before else record.machine_relation
    if former and former != record.relation:
        name = dict(Alignment.Relation.choices)[former]
        yield _("关系由“%(old)s”改为“%(new)s”") % {"old": name, "new": record.get_relation_display()}
    if record.placement != (before.placement if before else Alignment.Placement.PLACED):
        yield _("定位：%(place)s") % {"place": record.get_placement_display()}
