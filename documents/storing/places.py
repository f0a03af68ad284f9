"""Where decided rows stand in the next text. Pure: it sees addresses and folded texts, no database.

A text that stands once in both versions is the same provision, wherever it stands: carried. A text that stands more
than once in either is listed for a person. A text that is gone is proposed where a new provision without a former
twin is like it, and like no other; else it is listed. Nothing guesses between look-alikes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

LIKE = 0.6  # share of characters in common from which a changed text is proposed
CLEAR = 0.1  # by how much the best must be liker than the second


@dataclass(frozen=True, slots=True)
class Place:
    """`placement` is placed, proposed or orphan; `path` the address in the new text, empty for an orphan."""

    placement: str
    path: str = ""


ORPHAN = Place("orphan")


def places(wanted: Iterable[str], former: Mapping[str, str], new: Mapping[str, str]) -> dict[str, Place]:
    """Former path → place in the new text, for the paths that hold decisions.

    `former` and `new` map the path of each printed provision to its folded own text.
    """
    times_before = Counter(former.values())
    where: dict[str, list[str]] = defaultdict(list)
    for path, text in new.items():
        where[text].append(path)
    fresh = {path: text for path, text in new.items() if text not in times_before}
    found: dict[str, Place] = {}
    for path in wanted:
        text = former.get(path, "")
        if not text:
            found[path] = ORPHAN
        elif text in where:
            once = times_before[text] == 1 and len(where[text]) == 1
            found[path] = Place("placed", where[text][0]) if once else ORPHAN
        else:
            found[path] = _proposed(text, fresh) if times_before[text] == 1 else ORPHAN
    return found


def _proposed(text: str, fresh: Mapping[str, str]) -> Place:
    """The one changed provision that is clearly like the former text, if there is one."""
    ratios = sorted(((_likeness(text, other), path) for path, other in fresh.items()), reverse=True)[:2]
    if not ratios or ratios[0][0] < LIKE:
        return ORPHAN
    if len(ratios) > 1 and ratios[0][0] - ratios[1][0] < CLEAR:
        return ORPHAN
    return Place("proposed", ratios[0][1])


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return 0.0
    return matcher.ratio()
