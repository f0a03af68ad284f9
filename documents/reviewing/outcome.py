"""What can be said of a row, and what came of saying it."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Model

from documents.models import ReviewBatch


class Verdict(StrEnum):
    """What a person says of a row. The values are those of `ReviewBatch.Verb`."""

    CONFIRM = "confirm"
    REJECT = "reject"
    CHANGE = "change"  # confirmed, but with the person's department or role
    REOPEN = "reopen"  # as if nobody had said anything
    ACCEPT = "accept"  # a proposed place is right
    DECLINE = "decline"  # a proposed place is wrong


class Why(StrEnum):
    """Why a row was left alone."""

    MOVED = "moved"  # somebody said something of it meanwhile
    GONE = "gone"  # its text was parsed again, and the suggestion went
    UNFIT = "unfit"  # this cannot be said of this row
    CARRIED = "carried"  # the next version of the text holds a copy of the decision, which would stay


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row left alone, as it stands now; None where it is gone. `later` is the batch that undo would override."""

    pk: int
    why: Why
    row: Model | None = None
    later: ReviewBatch | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Ids of the rows changed, by the batch that undoes it (none where nothing changed), and those left alone."""

    batch: ReviewBatch | None = None
    changed: tuple[int, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
