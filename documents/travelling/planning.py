"""Rows of the table → what importing them would do. Reads, and writes nothing."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from documents.travelling.arriving import Row
from documents.travelling.chunks import chunks
from documents.travelling.claims import Claims
from documents.travelling.fingerprints import latest_texts
from documents.travelling.judging import judge, look
from documents.travelling.lines import Fault, line
from documents.travelling.placing import Nowhere, find
from documents.travelling.planned import Place, Placed, Planned, Result


def plan(rows: Iterable[tuple[int, Row]]) -> list[Planned]:
    """One for each row, in their order. Five queries for each thousand."""
    claims = Claims()
    planned: list[Planned] = []
    for chunk in chunks(rows):
        some = [_understood(number, row) for number, row in chunk]
        planned += some
        placed = _place(some)
        here = look(placed)
        for each in placed:
            judge(each, here)
            claims.claim(each)
    return planned


def _understood(number: int, row: Row) -> Planned:
    try:
        return Planned(number, Result.NEW, line=line(number, row))
    except Fault as fault:
        return Planned(number, Result.MALFORMED, str(fault))


def _place(some: list[Planned]) -> list[Placed]:
    """Those that have a place, with it."""
    texts = latest_texts({each.line.slug for each in some if each.line})
    placed = []
    for each in some:
        if each.line is None:
            continue
        text = texts.get(each.line.slug)
        found = find(each.line, text)
        if isinstance(found, Nowhere):
            each.say(found.result, found.message)
        elif text:
            each.place = Place(text, found)
            if found.path != each.line.path:
                each.message = _("原在 %(path)s") % {"path": each.line.path}
            placed.append(Placed(each, each.line, each.place))
    return placed
