"""Targets and citations beside the text that holds them, and the words that an address asks for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from documents.models import Citation, Target
from documents.strict import BadQuery, Fault
from documents.views.source_lines import Span, place_in_text
from documents.views.text import WORDS, Shown

Row = TypeVar("Row", Target, Citation)


def give_aims(rows: Sequence[Shown], targets: Iterable[Target], citations: Iterable[Citation]) -> None:
    """Each printed provision gets what it says itself, in reading order."""
    aims, names = _by_path(targets), _by_path(citations)
    for row in rows:
        row.targets = aims.get(row.node.path, [])
        row.citations = names.get(row.node.path, [])


def _by_path(found: Iterable[Row]) -> dict[str, list[Row]]:
    by_path: dict[str, list[Row]] = defaultdict(list)
    for each in found:
        by_path[each.path].append(each)
    return by_path


def words_asked(query: QueryDict) -> Span | None:
    """`?words=403-414`: a place in the source, in code points. Raises BadQuery for what is none."""
    value = query.get("words", "")
    if not value:
        return None
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", value)
    if not found or int(found[1]) >= int(found[2]):
        raise BadQuery([Fault("words", value[:40], _("要写成起止位置，如 403-414。"))])
    return int(found[1]), int(found[2])


def mark_words(row: Shown, asked: Span | None) -> None:
    """Mark the words in the text of a provision; what does not stand there is not marked."""
    if asked:
        places = place_in_text(row.node.runs, len(row.node.text), *asked)
        row.marks = [*row.marks, *((start, end, WORDS) for start, end in places)]
