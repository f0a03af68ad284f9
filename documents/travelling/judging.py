"""Lines whose place is known, against what stands there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from documents.models import Department, Responsibility
from documents.reviewing.history import body_of, name_of
from documents.storing.departments import known, speak
from documents.travelling.lines import Body, Line, State
from documents.travelling.planned import Place, Placed, Result

Rows = dict[int, list[Responsibility]]  # by provision


@dataclass(frozen=True, slots=True)
class Here:
    """What stands at the provisions of some lines. `exact`: line number → the row whose very key the line states."""

    rows: Rows
    exact: dict[int, Responsibility]
    taken: frozenset[int]


def look(some: Sequence[Placed]) -> Here:
    """Three queries. Gives each line its department, if there is one of that name."""
    names = {each.number: spoken(line, place) for each, line, place in some}
    departments = known(set(names.values()))
    rows: Rows = defaultdict(list)
    there = Responsibility.objects.filter(provision__in={place.spot.id for _each, _line, place in some})
    for row in there.select_related("department", "decided_by").order_by("pk"):
        rows[row.provision_id or 0].append(row)
    exact = {}
    for each, line, place in some:
        each.department = departments.get(names[each.number])
        for row in rows[place.spot.id]:
            if _is_exactly(row, line, each.department):
                exact[each.number] = row
                break
    return Here(rows, exact, frozenset(row.pk for row in exact.values()))


def spoken(line: Line, place: Place) -> str:
    """The name of its department as this document means it: 省科技厅 in a text of Liaoning is 辽宁省科技厅."""
    return speak(line.department, place.text.region).name if line.department else ""


def judge(placed: Placed, here: Here) -> None:
    """What importing the line would do. A decision made here is never the one to yield by itself."""
    each, line, place = placed
    rows = here.rows[place.spot.id]
    department = each.department
    each.row = row = here.exact.get(each.number) or _alike(rows, line, department, here.taken)
    against = _against(rows, line)
    if row and row.state != State.SUGGESTED:
        if _says(row, line, department):
            return each.say(Result.SAME)
        return each.say(Result.CONFLICT, _told(row))
    if line.confirmed and department and department.status == Department.Status.REJECTED:
        each.firm = True
        return each.say(Result.CONFLICT, _("此处已认定“%(name)s”不是部门") % {"name": department})
    if against:
        return each.say(Result.CONFLICT, _told(against))
    if line.confirmed and line.body == Body.DEPARTMENT and department is None:
        text = _("此处没有“%(name)s”，将登记；名录中没有的列为待认定")
        return each.say(Result.CANDIDATE, text % {"name": spoken(line, place)})
    return each.say(Result.CHANGE if row else Result.NEW)


def _is_exactly(row: Responsibility, line: Line, department: Department | None) -> bool:
    """The same finding of the machine, or the same statement by hand."""
    if line.body == Body.NONE or row.body == Body.NONE:
        return row.body == line.body
    if line.machine_role:
        return (row.full_name, row.machine_role) == (line.full_name, line.machine_role)
    return not row.machine_role and _is_about(row, line, department)


def _is_about(row: Responsibility, line: Line, department: Department | None) -> bool:
    if (row.body, row.role) != (line.body, line.role):
        return False
    if department:
        return row.department_id == department.pk
    return row.department_id is None and row.full_name == line.full_name


def _alike(
    rows: list[Responsibility], line: Line, department: Department | None, taken: frozenset[int]
) -> Responsibility | None:
    """A row that says the same of the same body, found or stated in another way; one that is decided first."""
    found = [row for row in rows if row.pk not in taken and _is_about(row, line, department)]
    return min(found, key=lambda row: row.state == State.SUGGESTED, default=None)


def _against(rows: list[Responsibility], line: Line) -> Responsibility | None:
    """A decision made here that cannot hold beside the line: somebody is named where it says nobody, or the reverse."""
    if not line.confirmed:
        return None
    nobody = line.body == Body.NONE
    confirmed = (row for row in rows if row.state == State.CONFIRMED)
    return next((row for row in confirmed if (row.body == Body.NONE) != nobody), None)


def _says(row: Responsibility, line: Line, department: Department | None) -> bool:
    if row.state != line.state:
        return False
    return not line.confirmed or _is_about(row, line, department) or line.body == row.body == Body.NONE


def _told(row: Responsibility) -> str:
    """此处：张三 2026-01-02 已确认 牵头 辽宁省生态环境厅."""
    when = f" {localtime(row.decided_at):%Y-%m-%d}" if row.decided_at else ""
    return _("此处：%(who)s%(when)s %(state)s %(body)s") % {
        "who": name_of(row.decided_by),
        "when": when,
        "state": row.get_state_display(),
        "body": body_of(row),
    }
