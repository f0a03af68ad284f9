"""Which marks open a provision where they stand: a label may be a reference, a quantity or plain text."""

from collections.abc import Sequence

from documents.parsing.depth import FLOATING
from documents.parsing.drafts import Draft, caption_end
from documents.parsing.lines import Line
from documents.parsing.markers import Family, Mark


def is_believable(
    mark: Mark, line: Line, drafts: Sequence[Draft], open_: Sequence[Draft], coming: Mark | None
) -> bool:
    """`第四十条规定的…` at the head of a torn line is a reference, 一是 without a series plain text.

    `drafts` are the provisions so far, `open_` those that may hold another one, `coming` is the next mark below.
    """
    if mark.family is Family.ARTICLE:
        torn = len(line.at) > mark.length and line.at[mark.length] > line.at[mark.length - 1] + 1
        spaced = line.text[mark.length : mark.length + 1] == " "
        next_one = last_number(drafts, Family.ARTICLE) + (0 if mark.inserted else 1)
        return torn or spaced or mark.number == next_one or caption_end(line.text[mark.length :]) > 0
    if mark.family is Family.HEAD_1:
        opens = coming is not None and coming.family is Family.HEAD_2 and coming.above == mark.number
        goes_on = mark.number == last_number(drafts, Family.HEAD_1) + 1
        return opens or (goes_on and last_number(drafts, Family.HEAD_2) > 0)
    if mark.family in (Family.HEAD_2, Family.HEAD_3):
        above = (last_number(drafts, Family.HEAD_1), last_number(drafts, Family.DOT))
        # Decimals count from 1 under each heading: 3.2 follows 3.1.
        return mark.above in above and mark.number in (1, last_number(drafts, mark.family) + 1)
    if mark.family is Family.FIRSTLY:
        return mark.number == _last_below(drafts, open_) + 1
    return True


def last_number(drafts: Sequence[Draft], family: Family) -> int:
    """The number of the last provision of a family, 0 without one."""
    return next((draft.number for draft in reversed(drafts) if draft.family is family), 0)


def _last_below(drafts: Sequence[Draft], open_: Sequence[Draft]) -> int:
    """The number of the last 一是 item of the innermost numbered provision; nothing above that is one of its items."""
    holder = next((draft for draft in reversed(open_) if draft.family not in FLOATING), None)
    path = holder.path if holder else ""
    for draft in reversed(drafts):
        if draft is holder:
            return 0
        if draft.family is Family.FIRSTLY and (not open_ or draft.path.rpartition("/")[0] == path):
            return draft.number
    return 0
