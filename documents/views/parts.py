"""A very long document is shown by parts: as much as a browser lays out at once, cut between chapters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.http import QueryDict
from django.utils.translation import gettext as _

from documents.models import DocumentVersion, Provision
from documents.queries.provisions import Stretch, heads_of, skeleton_of, standing_over
from documents.strict import BadQuery, Fault, surface_faults
from documents.views.text import Entry, Shown, outline

LONG = 2000  # printed provisions that one page shows, and the longest chapter that is not cut
SIZE = 1000  # of the parts of a longer document
MOST_BESIDE = 300  # entries of the outline for other parts


@dataclass(frozen=True, slots=True)
class Part:
    """One of the `of` parts; `firsts` are the places (lft) at which they begin."""

    number: int
    of: int
    stretch: Stretch
    firsts: tuple[int, ...]

    def query(self, number: int) -> str:
        """`?part=2`; the first part is the document's own address."""
        return f"?part={number}" if number > 1 else ""

    @property
    def before(self) -> str | None:
        return self.query(self.number - 1) if self.number > 1 else None

    @property
    def after(self) -> str | None:
        return self.query(self.number + 1) if self.number < self.of else None

    def of_place(self, lft: int) -> int:
        """The number of the part in which a provision stands."""
        return sum(first <= lft for first in self.firsts) or 1


def part_of(version: DocumentVersion, params: QueryDict) -> Part | None:
    """The part that `part` asks for, None of a document that is shown whole. Raises BadQuery where there is none."""
    firsts: tuple[int, ...] = ()
    if version.counts.get("provision", 0) > LONG:
        places = list(skeleton_of(version))
        firsts = tuple(places[at][0] for at in cuts([depth for _lft, depth in places]))
    number = asked(params, max(len(firsts), 1))
    if not firsts:
        return None
    end = firsts[number] if number < len(firsts) else None
    return Part(number, len(firsts), Stretch(firsts[number - 1], end), firsts)


def asked(params: QueryDict, parts: int) -> int:
    if "part" not in params:
        return 1
    value = params.get("part", "")
    if faults := surface_faults("part", params.getlist("part"), {"part"}):
        raise BadQuery(faults)
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= parts):
        raise BadQuery([Fault("part", value, _("没有这一部分；共 %(parts)d 部分。") % {"parts": parts})])
    return int(value)


def cuts(depths: Sequence[int]) -> list[int]:
    """Depths of printed provisions in reading order → places at which parts begin, the first of them 0.

    Consecutive blocks go together up to SIZE; a block is a chapter, of one longer than LONG what stands
    below it.
    """
    found = [0] if depths else []
    for first, last in blocks(depths, 0, len(depths), 1):
        if first and last - found[-1] > SIZE:
            found.append(first)
    return found


def blocks(depths: Sequence[int], first: int, last: int, depth: int) -> Iterator[tuple[int, int]]:
    """Where depths[first:last] may be cut, as pairs. A heading stays with what follows it."""
    starts = [at for at in range(first + 1, last) if depths[at] <= depth]
    if first < last and depths[first] < depth:
        starts = starts[1:]
    for begin, end in pairwise([first, *starts, last]):
        if end - begin > LONG and any(depths[at] > depth for at in range(begin, end)):
            yield from blocks(depths, begin, end, depth + 1)
        else:
            yield begin, end


def outline_of(version: DocumentVersion, part: Part | None, rows: Sequence[Shown], base: str) -> list[Entry]:
    """All of this part, of the others the top level with the address of its part; `base` is that of the version."""
    if part is None:
        return outline(rows)
    inside = {row.node.path for row in rows}
    others = [node for node in heads_of(version, part.firsts) if node.path not in inside]
    if len(others) > MOST_BESIDE:
        others = [node for node in others if node.lft in part.firsts]
    beside = [Shown(node, "", gap=False, run_in=False) for node in others]
    entries = outline(sorted([*beside, *rows], key=lambda row: row.node.lft))
    elsewhere = {node.path: node.lft for node in others}
    for entry in entries:
        if entry.node.path in elsewhere:
            entry.page = base + part.query(part.of_place(elsewhere[entry.node.path]))
    return entries


def above(version: DocumentVersion, part: Part | None) -> list[Provision]:
    """What stands above the first provision of a part that begins inside a chapter."""
    return list(standing_over(version, part.stretch)) if part else []
