"""Counterparts: between two versions, and of one provision in all other documents, seen from the side that asks."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db.models import Q

from documents.aligning import AT_ONCE, compare, too_many
from documents.comparing.align import ENOUGH
from documents.models import Aligned, Alignment, DocumentVersion, Provision
from documents.models.alignment import MIRROR
from documents.queries.documents import PUBLISHED
from documents.storing.alignments import Units, order, said_of, units_of_versions

State = Alignment.State
LIGHT = ("text", "report", "counts")


class Pair(NamedTuple):
    """B as the counterpart of A. `score` is the machine's for this direction, `revision` None where no row is stored.

    The reason of the machine's relation: `share_a` of A's telling words stands in B, `share_b` of B's in A, and `terms`.
    """

    a: str
    b: str
    relation: str
    score: float | None
    state: str = State.SUGGESTED
    machine_relation: str = ""
    note: str = ""
    revision: int | None = None
    placement: str = Alignment.Placement.PLACED
    terms: tuple[str, ...] = ()
    share_a: float | None = None
    share_b: float | None = None
    decided_by: User | None = None
    decided_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Is it a counterpart: a person says so, or the machine does and no person denies it?"""
        return self.state == State.CONFIRMED or (
            self.state == State.SUGGESTED and (self.score or 0) >= ENOUGH
        )

    @property
    def score_text(self) -> str:
        return score_text(self.score)

    @property
    def relation_name(self) -> str:
        return str(Alignment.Relation(self.relation).label)

    @property
    def machine_relation_name(self) -> str:
        return str(Alignment.Relation(self.machine_relation).label) if self.machine_relation else ""


def score_text(score: float | None) -> str:
    """Two digits, wherever a score is shown; empty where only a person says so."""
    return "" if score is None else f"{score:.2f}"


def anchor(a: str, b: str) -> str:
    """Where two paths stand beside each other on the page of comparison: `1/2--3/1`, without counterpart `1/2--`."""
    return f"{a}--{b}"


class Between(NamedTuple):
    """Pairs by the other version's id, rejected ones too, the surest first; the ids of those with too many units."""

    pairs: dict[int, list[Pair]]
    too_large: list[int]


def pairs_between(a: DocumentVersion, others: Collection[DocumentVersion]) -> Between:
    """All pairs of a version with each of some others.

    Two queries; two more where a pair of versions was never compared: then that is done now, unless there are too
    many units for one request, and nothing is stored.
    """
    either = Q(version_a=a, version_b__in=others) | Q(version_b=a, version_a__in=others)
    found: dict[int, list[Pair]] = {other.pk: [] for other in others}
    rows = Alignment.objects.filter(either, a__isnull=False, b__isnull=False).select_related("decided_by")
    for row in rows.defer("anchor_a", "anchor_b"):
        turned = row.version_b_id == a.pk
        pair = seen(row, turned)._replace(decided_by=row.decided_by)
        found[row.version_a_id if turned else row.version_b_id].append(pair)
    made = {
        pk for pair in Aligned.objects.filter(either).values_list("version_a", "version_b") for pk in pair
    }
    too_large = []
    if open_ones := [other for other in others if other.pk not in made]:
        units = units_of_versions([a.pk, *(other.pk for other in open_ones)])
        for other in open_ones:
            if too_many(units[a.pk], units[other.pk], AT_ONCE):
                too_large.append(other.pk)
            else:
                found[other.pk] += _compared_now(
                    a, other, units, {(pair.a, pair.b) for pair in found[other.pk]}
                )
    for pairs in found.values():
        pairs.sort(key=surest)
    return Between(found, too_large)


def _compared_now(
    a: DocumentVersion, other: DocumentVersion, units: Mapping[int, Units], known: Collection[tuple[str, str]]
) -> Iterator[Pair]:
    turned = not order(a, other)
    sides = (units[other.pk], units[a.pk]) if turned else (units[a.pk], units[other.pk])
    for both in compare(*sides):
        fresh = Alignment(path_a=both.pair.a, path_b=both.pair.b, **said_of(both))
        pair = seen(fresh, turned)._replace(revision=None)
        if (pair.a, pair.b) not in known:
            yield pair


def seen(row: Alignment, turned: bool) -> Pair:
    """A row from the side of its A, or turned from that of its B."""
    relation, machine = row.relation, row.machine_relation
    share_a, share_b = (row.signals.get(name) for name in ("share_a", "share_b"))
    return Pair(
        a=row.path_b if turned else row.path_a,
        b=row.path_a if turned else row.path_b,
        relation=MIRROR.get(relation, relation) if turned else relation,
        score=row.back if turned else row.forth,
        state=row.state,
        machine_relation=MIRROR.get(machine, machine) if turned else machine,
        note=row.note,
        revision=row.revision,
        placement=row.placement,
        terms=tuple(row.signals.get("terms", ())),
        share_a=share_b if turned else share_a,
        share_b=share_a if turned else share_b,
        decided_at=row.decided_at,
    )


def surest(pair: Pair) -> tuple[bool, float, str]:
    return pair.state != State.CONFIRMED, -(pair.score or 0), pair.b


def counterparts_of(node: Provision, most: int | None = None) -> list[tuple[Pair, Provision]]:
    """What answers a printed provision, or one below it, in the latest versions of other documents, the surest first.

    One query. Rejected pairs are left out.
    """
    inside = {"tree_id": node.tree_id, "lft__gte": node.lft, "lft__lte": node.rght}
    sides = []
    for own, far in ("ab", "ba"):
        side = {f"{own}__{name}": value for name, value in inside.items()}
        public = {
            f"version_{far}__is_latest": True,
            f"version_{far}__document__state": PUBLISHED,
            f"{far}__isnull": False,
        }
        sides.append(Q(**{f"version_{own}": node.version_id}, **side, **public))
    rows = (
        Alignment.objects.filter(sides[0] | sides[1])
        .exclude(state=State.REJECTED)
        .select_related("a__version__document__region", "b__version__document__region")
        .defer(
            *(
                "anchor_a",
                "anchor_b",
                "a__full_text",
                "b__full_text",
                "a__spans",
                "b__spans",
                "a__runs",
                "b__runs",
            ),
            *(f"{side}__version__{name}" for side in "ab" for name in LIGHT),
        )
    )
    found = []
    for row in rows:
        turned = row.version_b_id == node.version_id
        pair, other = seen(row, turned), row.a if turned else row.b
        if pair.stands and other is not None:
            found.append((pair, other))
    found.sort(key=lambda each: (surest(each[0])[:2], each[1].version.document.slug, each[0].b))
    return found[:most]
