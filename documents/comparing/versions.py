"""What became of each provision of a text in another version of it: the same, moved, changed, added, removed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.comparing.backbone import backbone
from documents.comparing.pairing import Pairs, Stood


class Kind(StrEnum):
    SAME = "same"  # words and address
    MOVED = "moved"  # the same words at another address
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Became:
    """A row: paths in either version, None where there is none. `reordered`: it left its place among the others;
    what only got another number because something before it came or went did not.
    """

    kind: Kind
    before: str | None = None
    after: str | None = None
    reordered: bool = False


def became(former: Sequence[Stood], new: Sequence[Stood]) -> list[Became]:
    """Every provision of both versions (in reading order) in exactly one row.

    In the order of the new version, what was removed in its former place. How they are paired: `Pairs`.
    """
    pairs = Pairs(former, new)
    pairs.find()
    kept = set(backbone(sorted(pairs.to_new.items())))
    after: dict[int, list[int]] = defaultdict(list)  # removed ones by the kept one before them
    last = -1
    for at in range(len(former)):
        if at not in pairs.to_new:
            after[last].append(at)
        elif at in kept:
            last = at
    rows = [Became(Kind.REMOVED, former[at].path) for at in after[-1]]
    for at, each in enumerate(new):
        before = pairs.to_former.get(at)
        if before is None:
            rows.append(Became(Kind.ADDED, None, each.path))
            continue
        rows.append(_row(former[before], each, reordered=before not in kept))
        if before in kept:
            rows += [Became(Kind.REMOVED, former[gone].path) for gone in after[before]]
    return rows


def _row(before: Stood, after: Stood, *, reordered: bool) -> Became:
    kind = Kind.CHANGED
    if before.words == after.words:
        kind = Kind.SAME if before.path == after.path else Kind.MOVED
    return Became(kind, before.path, after.path, reordered and kind != Kind.SAME)
