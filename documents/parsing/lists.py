"""Lists that one sentence holds: `有下列情形的，可以评估：（一）…；（二）…。`. What follows is no part of the last item."""

from collections.abc import Sequence
from itertools import takewhile

from documents.parsing.drafts import Draft
from documents.parsing.markers import Mark


def is_over(open_: Sequence[Draft], drafts: Sequence[Draft], coming: Mark | None) -> bool:
    """Is the innermost open provision the last item of such a list? `coming` is the next mark below."""
    if len(open_) < 2:
        return False
    item, parent = open_[-1], open_[-2]
    if _last_sign(parent) not in "：:" or _last_sign(item) != "。" or _goes_on(item, coming):
        return False
    below = takewhile(lambda draft: draft is not parent, reversed(drafts))
    items = [draft for draft in below if draft.path.rpartition("/")[0] == parent.path]
    return (
        items[0] is item is drafts[-1]
        and len(items) > 1
        and all(draft.family is item.family and _last_sign(draft) in "；;" for draft in items[1:])
    )


def _goes_on(item: Draft, coming: Mark | None) -> bool:
    """Is the next mark below that of the next item?"""
    return coming is not None and coming.family is item.family and coming.number in (0, item.number + 1)


def _last_sign(draft: Draft) -> str:
    lines = draft.lines
    return lines[-1].text[-1] if lines else " "
