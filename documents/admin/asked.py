"""What a curator asks for in the queue: which rows, as they were seen, and what is said of them."""

from collections import Counter
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from documents.models import Responsibility
from documents.reviewing import Verdict
from documents.sender import back_to

MOST_ROWS = 10_000  # in one go
MOST_SHOWN = 20
LONGEST = 12 * (MOST_ROWS + 1)  # "1234567:12," for each row


class TooManyError(Exception):
    """More rows than can be decided in one go."""


@dataclass(slots=True)
class Asked:
    """`rows` maps ids to the revisions that the person saw; `sure` says that the numbers were seen, too."""

    verdict: Verdict
    rows: dict[int, int]
    sure: bool
    back: str

    @property
    def packed(self) -> str:
        return ",".join(f"{pk}:{revision}" for pk, revision in self.rows.items())


@dataclass(slots=True)
class Numbers:
    """What a decision would touch, counted: label → number of rows, most first."""

    total: int = 0
    moved: int = 0
    documents: int = 0
    by_state: list[tuple[str, int]] = field(default_factory=list)
    by_role: list[tuple[str, int]] = field(default_factory=list)
    by_department: list[tuple[str, int]] = field(default_factory=list)
    more_departments: int = 0


def asked(request: HttpRequest, model_admin: admin.ModelAdmin, home: str) -> Asked:
    """Read a form of the queue. Raises BadRequest for what no form sends, TooManyError for too many rows."""
    sent = request.POST
    try:
        if one := sent.get("one"):
            verdict, _colon, row = one.partition(":")
            return Asked(Verdict(verdict), unpack([row]), sure=True, back=back_to(request, home))
        verdict = Verdict(sent.get("verdict", ""))
        if sent.get("all"):
            rows = everything(request, model_admin, sent.get("query", ""))
        else:
            rows = unpack([*sent.getlist("row"), *sent.get("rows", "")[:LONGEST].split(",")])
    except ValueError as error:
        raise BadRequest(_("表单内容无法识别。")) from error
    if len(rows) > MOST_ROWS:
        raise TooManyError(len(rows))
    sure = bool(sent.get("sure")) or len(rows) == 1
    return Asked(verdict, rows, sure, back_to(request, home))


def unpack(rows: Iterable[str]) -> dict[int, int]:
    """`["12:0", "13:2"]` → {12: 0, 13: 2}."""
    found = {}
    for row in filter(None, rows):
        pk, _colon, revision = row.partition(":")
        found[int(pk)] = int(revision)
        if not 0 < int(pk) < 2**63:  # no database takes more
            raise ValueError(row)
    return found


def everything(request: HttpRequest, model_admin: admin.ModelAdmin, query: str) -> dict[int, int]:
    """All rows that a list with this query shows, on all its pages, as they are now."""
    as_listed = copy(request)
    as_listed.GET = QueryDict(query.removeprefix("?"))
    found = model_admin.get_changelist_instance(as_listed).queryset
    rows = found.order_by("pk").values_list("pk", "revision")[: MOST_ROWS + 1]
    return dict(rows)


def numbers(rows: dict[int, int]) -> Numbers:
    """One query, whatever the number of rows."""
    states, roles = dict(Responsibility.State.choices), dict(Responsibility.Role.choices)
    columns = ("pk", "revision", "state", "role", "department__name", "full_name", "version__document")
    found = list(Responsibility.objects.filter(pk__in=rows).order_by().values_list(*columns))
    departments = Counter(name or printed or _("无") for *_, name, printed, _document in found)
    return Numbers(
        total=len(rows),
        moved=len(rows) - sum(rows[pk] == revision for pk, revision, *_ in found),
        documents=len({row[-1] for row in found}),
        by_state=[(str(states[state]), n) for state, n in Counter(row[2] for row in found).most_common()],
        by_role=[
            (str(roles.get(role, _("无"))), n) for role, n in Counter(row[3] for row in found).most_common()
        ],
        by_department=departments.most_common(MOST_SHOWN),
        more_departments=max(0, len(departments) - MOST_SHOWN),
    )
