"""What importing a line would do."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from documents.models import Department, Responsibility
from documents.travelling.fingerprints import Spot, Text
from documents.travelling.lines import Line


class Result(TextChoices):
    """In the order in which a person wants to see them: what needs them first."""

    MALFORMED = "malformed", _("无法读懂")
    CONFLICT = "conflict", _("与此处的决定不同")
    NOT_FOUND = "not_found", _("找不到条款")
    AMBIGUOUS = "ambiguous", _("同文条款不止一处")
    CANDIDATE = "candidate", _("登记新部门")
    CHANGE = "change", _("决定此处的待审核项")
    NEW = "new", _("新增")
    SAME = "same", _("此处已有，相同")


WRITTEN = {Result.CANDIDATE, Result.CHANGE, Result.NEW}
NEEDS_A_PERSON = {Result.MALFORMED, Result.CONFLICT, Result.NOT_FOUND, Result.AMBIGUOUS}


class Place(NamedTuple):
    """A provision of the text that stands here."""

    text: Text
    spot: Spot

    @property
    def address(self) -> str:
        return f"{self.text.slug}/{self.spot.path}"


@dataclass(slots=True)
class Planned:
    """A line, what would become of it, and why. `row` is the row here that it is about, None for a new one.

    `firm` marks a conflict that even an explicit choice for the table does not settle.
    """

    number: int
    result: Result
    message: str = ""
    line: Line | None = None
    place: Place | None = None
    row: Responsibility | None = None
    department: Department | None = None
    firm: bool = False

    @property
    def where(self) -> str:
        """The address here; where there is none, that of the table."""
        if self.place:
            return self.place.address
        return f"{self.line.slug}/{self.line.path}" if self.line else ""

    def is_written(self, theirs: bool) -> bool:
        return self.result in WRITTEN or (theirs and self.result == Result.CONFLICT and not self.firm)

    def say(self, result: Result, message: str = "") -> None:
        """What is known of a moved provision stays said."""
        self.result = result
        self.message = "；".join(filter(None, [self.message, message]))


class Placed(NamedTuple):
    """A line that was understood and has its place here."""

    planned: Planned
    line: Line
    place: Place


def counts(plan: Iterable[Planned]) -> list[tuple[Result, int]]:
    """How many lines of each result, in the order of `Result`; those without any left out."""
    many = Counter(each.result for each in plan)
    return [(result, many[result]) for result in Result if many[result]]


def digest(plan: Iterable[Planned]) -> str:
    """Equal for two plans that would do the same to the same rows as they stood."""
    told = hashlib.sha256()
    for each in plan:
        row = (each.row.pk, each.row.revision) if each.row else None
        spot = each.place.spot if each.place else None
        department = each.department.pk if each.department else None
        told.update(repr((each.number, str(each.result), spot, row, department)).encode())
    return told.hexdigest()
