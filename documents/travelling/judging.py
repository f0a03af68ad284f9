"""Lines whose place is known, against what stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from documents.models import Department, Responsibility
from documents.reviewing.history import body_of, name_of
from documents.storing.departments import known, speak
from documents.travelling.lines import Body, Line, State
from documents.travelling.planned import Place, Placed, Result

Key = tuple[object, ...]


@dataclass(slots=True)
class Here:
    """What stands at the provisions of some lines, so that no line has to go through all of it.

    `exact` maps the key of a row (`_key`) to it, `alike` what rows are about (`_about`) to one that no line states by
    its key. `nobody` and `somebody` are confirmed rows by provision.
    """

    exact: dict[Key, Responsibility] = field(default_factory=dict)
    alike: dict[Key, Responsibility] = field(default_factory=dict)
    nobody: dict[int, Responsibility] = field(default_factory=dict)
    somebody: dict[int, Responsibility] = field(default_factory=dict)


def look(some: Sequence[Placed]) -> Here:
    """Three queries. Gives each line its department, if there is one of that name."""
    names = {each.number: spoken(line, place) for each, line, place in some}
    departments = known(set(names.values()))
    for each, _line, _place in some:
        each.department = departments.get(names[each.number])
    there = Responsibility.objects.filter(provision__in={place.spot.id for _each, _line, place in some})
    rows = list(there.select_related("department", "decided_by").order_by("pk"))
    here = Here()
    for row in rows:
        here.exact.setdefault(_key(row, row.provision_id, row.department_id), row)
        if row.state == State.CONFIRMED:
            confirmed = here.nobody if row.body == Body.NONE else here.somebody
            confirmed.setdefault(row.provision_id or 0, row)
    stated = {_key(line, place.spot.id, _id(each.department)) for each, line, place in some}
    taken = {row.pk for key, row in here.exact.items() if key in stated}
    for row in sorted(rows, key=lambda row: row.state == State.SUGGESTED):  # a decided one first
        if row.pk not in taken:
            here.alike.setdefault(_about(row, row.provision_id, row.department_id), row)
    return here


def spoken(line: Line, place: Place) -> str:
    """The name of its department as this document means it: 省科技厅 in a text of Liaoning is 辽宁省科技厅."""
    return speak(line.department, place.text.region).name if line.department else ""


def judge(placed: Placed, here: Here) -> None:
    """What importing the line would do. A decision made here is never the one to yield by itself."""
    each, line, place = placed
    spot, department = place.spot.id, each.department
    each.row = row = here.exact.get(_key(line, spot, _id(department))) or here.alike.get(
        _about(line, spot, _id(department))
    )
    against = (here.somebody if line.body == Body.NONE else here.nobody).get(spot)
    if row and row.state != State.SUGGESTED:
        if _says(row, line, department):
            return each.say(Result.SAME)
        return each.say(Result.CONFLICT, _told(row))
    if not line.confirmed:
        return each.say(Result.CHANGE if row else Result.NEW)
    if department and department.status == Department.Status.REJECTED:
        each.firm = True
        return each.say(Result.CONFLICT, _("此处已认定“%(name)s”不是部门") % {"name": department})
    if against:
        return each.say(Result.CONFLICT, _told(against))
    if line.body == Body.DEPARTMENT and department is None:
        text = _("此处没有“%(name)s”，将登记；名录中没有的列为待认定")
        return each.say(Result.CANDIDATE, text % {"name": spoken(line, place)})
    return each.say(Result.CHANGE if row else Result.NEW)


def _key(said: Line | Responsibility, provision: int | None, department: int | None) -> Key:
    """One finding of the machine, one statement by hand: of a provision there is one row of each."""
    if said.machine_role and said.body != Body.NONE:
        return provision, said.full_name, said.machine_role
    return _about(said, provision, department)


def _about(said: Line | Responsibility, provision: int | None, department: int | None) -> Key:
    """The body and its role, however they were found."""
    if said.body == Body.NONE:
        return provision, said.body
    return provision, said.body, department or said.full_name, said.role


def _says(row: Responsibility, line: Line, department: Department | None) -> bool:
    if row.state != line.state:
        return False
    return not line.confirmed or _about(row, 0, row.department_id) == _about(line, 0, _id(department))


def _id(department: Department | None) -> int | None:
    return department.pk if department else None


def _told(row: Responsibility) -> str:
    """此处：张三 2026-01-02 已确认 牵头 辽宁省生态环境厅."""
    when = f" {localtime(row.decided_at):%Y-%m-%d}" if row.decided_at else ""
    return _("此处：%(who)s%(when)s %(state)s %(body)s") % {
        "who": name_of(row.decided_by),
        "when": when,
        "state": row.get_state_display(),
        "body": body_of(row),
    }
