"""What a person says of an arrival: of its lines, of the document, and which document it is."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from documents.desk.receive import Refused
from documents.desk.understand import corrections_of
from documents.models import Arrival, PolicyDocument
from documents.parsing.corrections import Correction, carry, printed_lines
from documents.parsing.nodes import Says
from documents.storing.corrections import corrections_of as stored_corrections


@contextmanager
def opened(pk: UUID) -> Iterator[Arrival]:
    """An arrival that may be corrected, locked, saved at the end. Raises Refused for one that may not be now."""
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update(of=("self",)).select_related("document").get(pk=pk)
        if arrival.state != Arrival.State.READ:
            raise Refused(_("这件收件现在不能更改：%(state)s。") % {"state": arrival.get_state_display()})
        yield arrival
        arrival.revision += 1
        arrival.save(
            update_fields=["corrections", "given", "slug", "document", "decided", "revision", "changed_at"]
        )


def correct_line(pk: UUID, start: int, says: Says | None) -> Arrival:
    """Say what the line is whose first printed character stands at `start`; None takes back what was said.

    Raises Refused where no line starts.
    """
    with opened(pk) as arrival:
        quote = printed_lines(arrival.text).get(start)
        if quote is None:
            raise Refused(_("没有这一行。"))
        kept = [each for each in arrival.corrections if each["start"] != start]
        if says is not None:
            kept.append({"start": start, "quote": quote, "says": str(says)})
        arrival.corrections = sorted(kept, key=lambda each: each["start"])
        return arrival


def forget_lines(pk: UUID) -> Arrival:
    """Take back all that was said of lines."""
    with opened(pk) as arrival:
        arrival.corrections = []
        return arrival


def mark_of(arrival: Arrival) -> str:
    """Changes with what is stated: who saw another mark saw other statements."""
    stated = json.dumps([arrival.given, arrival.slug], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(stated.encode()).hexdigest()[:16]


def state(pk: UUID, given: Mapping[str, Any], slug: str | None, seen: str = "") -> Arrival:
    """Let `given` be all that a person states; `slug` is the address of a new document, None where it is none.

    `seen` is the mark of the statements that the person saw; raises Refused where somebody changed them since.
    """
    with opened(pk) as arrival:
        if seen and seen != mark_of(arrival):
            raise Refused(_("在您打开页面之后已有人改动登记信息，您的改动没有保存；请看现在的内容。"))
        arrival.given = dict(given)
        if slug is not None:
            arrival.slug = slug
        return arrival


def belongs_to(pk: UUID, document: PolicyDocument | None) -> tuple[Arrival, int]:
    """It is a new version of `document`, or with None a new document. Also: how many corrections found no place.

    With the document comes what was stated about it, where nothing else is stated here, and what was said of the lines
    of its latest text, where nothing is said here and the line is still the same.
    """
    with opened(pk) as arrival:
        arrival.document, arrival.decided = document, True
        lost = 0
        if document is not None:
            arrival.given = {**document.given, **arrival.given}
            latest = document.versions.filter(is_latest=True).first()
            if latest is not None and not arrival.corrections:
                former = stored_corrections(latest)
                placed, unplaced = carry(latest.text, arrival.text, former)
                arrival.corrections = as_rows(placed)
                lost = len(unplaced)
        return arrival, lost


def as_rows(corrections: tuple[Correction, ...]) -> list[dict[str, Any]]:
    """As an arrival keeps them."""
    return [{"start": each.start, "quote": each.quote, "says": str(each.says)} for each in corrections]


def said_of(arrival: Arrival) -> dict[int, str]:
    """Where a corrected line starts → what was said of it."""
    return {each.start: str(each.says) for each in corrections_of(arrival)}
