"""Lists that one sentence holds: `有下列情形的，可以评估：（一）…；（二）…。`. What follows is no part of the last item."""

from collections.abc import Sequence
from itertools import islice, takewhile

from documents.parsing.drafts import Draft
from documents.parsing.markers import Mark


def is_over(open_: Sequence[Draft], drafts: Sequence[Draft], coming: Mark | None) -> bool:
    """Is the innermost open provision the last item of such a list? `coming` is the next mark below."""
    if len(open_) < 2:
        return False
    item, parent = open_[-1], open_[-2]
    if item is not drafts[-1] or _last_sign(parent) not in "：:" or _last_sign(item) != "。":
        return False
    return not _goes_on(item, coming) and _are_parts(parent, item, drafts)


def _are_parts(parent: Draft, last: Draft, drafts: Sequence[Draft]) -> bool:
    """Do all items before the last one end in ；? Stops at the first that does not: a text may have many items."""
    number = 0
    for draft in takewhile(lambda draft: draft is not parent, islice(reversed(drafts), 1, None)):
        if draft.path.rpartition("/")[0] == parent.path:
            if draft.family is not last.family or _last_sign(draft) not in "；;":
                return False
            number += 1
    return number > 0


def _goes_on(item: Draft, coming: Mark | None) -> bool:
    """Is the next mark below that of the next item?"""
    return coming is not None and coming.family is item.family and coming.number in (0, item.number + 1)


def _last_sign(draft: Draft) -> str:
    lines = draft.lines
    return lines[-1].text[-1] if lines else " "
