"""Rows of the table → lines that say something, or what is wrong with them."""

import re
from dataclasses import dataclass
from functools import cache

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from documents.addresses import plain_path
from documents.models import Responsibility
from documents.travelling.arriving import Row
from documents.travelling.columns import COLUMNS

Body, Role, State = Responsibility.Body, Responsibility.Role, Responsibility.State
LONGEST = {"slug": 80, "note": 500, "evidence": 5000, "address": 500, "path": 255}
LONGEST_OTHER = 100
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
FINGERPRINT = re.compile(r"sha256:[0-9a-f]{32}")
ADDRESS = re.compile(r"/d/[-\w]{1,80}@[0-9]{1,9}/([^?#\s]+)\Z", re.ASCII)
HEADINGS = {column.key: column.heading for column in COLUMNS}


class Fault(ValueError):  # noqa: N818 - reads as what the line has
    """Why a line cannot be understood, for the reader."""


@dataclass(frozen=True, slots=True)
class Line:
    """One decision. `path` is where it stood in the text whose fingerprint is `text`, if `placed` in it."""

    number: int
    slug: str
    path: str
    placed: bool
    body: str
    printed: str
    full_name: str
    department: str
    role: str
    machine_role: str
    state: str
    who: str
    when: str
    note: str
    evidence: str
    fingerprint: str
    copies: int
    text: str
    pipeline: str

    @property
    def confirmed(self) -> bool:
        return self.state == State.CONFIRMED

    @property
    def names_department(self) -> bool:
        return self.body == Body.DEPARTMENT

    def __str__(self) -> str:
        """`已确认 牵头 辽宁省生态环境厅`."""
        body = (
            _("无责任单位") if self.body == Body.NONE else self.department or self.full_name or self.printed
        )
        role = Role(self.role).label if self.role else ""
        return " ".join(filter(None, [str(State(self.state).label), str(role), str(body)]))


def line(number: int, row: Row) -> Line:
    """Raises Fault."""
    for key, cell in row.items():
        most = LONGEST.get(key, LONGEST_OTHER)
        if len(cell) > most:
            raise Fault(_("“%(heading)s”超过 %(most)d 字") % {"heading": HEADINGS[key], "most": most})
        if CONTROL.search(cell):
            raise Fault(_("“%(heading)s”中有控制字符") % {"heading": HEADINGS[key]})
    body = _choice(row, "body", Body)
    found = Line(
        number=number,
        slug=_filled(row, "slug"),
        path=_path(row),
        placed=_choice(row, "placement", Responsibility.Placement, empty="placed") == "placed",
        body=body,
        printed=row.get("printed", ""),
        full_name=row.get("full_name", ""),
        department=row["department"],
        role=_choice(row, "role", Role, empty="" if body == Body.NONE else None),
        machine_role=_choice(row, "machine_role", Role, empty=""),
        state=_choice(row, "verdict", State),
        who=row.get("who", ""),
        when=row.get("when", ""),
        note=row.get("note", ""),
        evidence=row.get("evidence", ""),
        fingerprint=_filled(row, "fingerprint"),
        copies=_number(row, "copies"),
        text=row.get("text", ""),
        pipeline=row.get("pipeline", ""),
    )
    _check(found)
    return found


def _check(found: Line) -> None:
    if not FINGERPRINT.fullmatch(found.fingerprint):
        raise Fault(_("“条款指纹”不是导出时的样子"))
    if found.state == State.SUGGESTED:
        raise Fault(_("“结论”须是“已确认”或“已否定”"))
    if found.body == Body.NONE and (found.department or found.role):
        raise Fault(_("“无责任单位”的行不应有部门或角色"))
    if found.names_department and found.confirmed and not found.department:
        raise Fault(_("“部门”是空的"))
    if found.names_department and not (found.department or found.full_name):
        raise Fault(_("“部门”是空的"))
    if found.body == Body.GROUP and not found.full_name:
        raise Fault(_("“补全名称”是空的"))


def _choice(row: Row, key: str, choices: type[TextChoices], empty: str | None = None) -> str:
    """By the label (牵头) or the value (lead)."""
    cell = row.get(key, "")
    if not cell and empty is not None:
        return empty
    if value := _values(choices).get(cell):
        return value
    labels = "、".join(str(label) for label in choices.labels)
    raise Fault(
        _("“%(heading)s”须是%(labels)s之一，而不是“%(cell)s”")
        % {"heading": HEADINGS[key], "labels": labels, "cell": cell[:20]}
    )


@cache
def _values(choices: type[TextChoices]) -> dict[str, str]:
    """By labels and values; looked up once, since each label asks for its translation."""
    return {str(label): value for value, label in choices.choices} | {
        value: value for value in choices.values
    }


def _filled(row: Row, key: str) -> str:
    if not row[key]:
        raise Fault(_("“%(heading)s”是空的") % {"heading": HEADINGS[key]})
    return row[key]


def _number(row: Row, key: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", row[key]):
        raise Fault(_("“%(heading)s”须是数字") % {"heading": HEADINGS[key]})
    return int(row[key])


def _path(row: Row) -> str:
    """From the permanent address: a spreadsheet may have made a date of a bare 3/2."""
    address = ADDRESS.search(row.get("address", ""))
    return plain_path(address[1] if address else row.get("path", ""))
