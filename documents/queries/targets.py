"""Targets and milestones that count, by year, by indicator, and of a few provisions."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from documents.addresses import ancestor_paths
from documents.models import DocumentVersion, Provision, Target
from documents.queries.documents import PUBLISHED

Placement, State, Kind = Target.Placement, Target.State, Target.Kind


def standing_targets() -> QuerySet[Target]:
    """What has a place in its text and was not rejected: confirmed or suggested.

    Said by what it is not: nearly all rows stand, so an index by state would only lead past the better ones.
    """
    return Target._default_manager.exclude(state=State.REJECTED).exclude(placement=Placement.ORPHAN)


def public_targets() -> QuerySet[Target]:
    """Those of the latest versions of published documents, with all that a row of a list shows.

    Not joined but left out by id: so that counting and ordering stay within an index of targets.
    """
    hidden = DocumentVersion.objects.exclude(is_latest=True, document__state=PUBLISHED)
    return (
        standing_targets()
        .exclude(version__in=hidden.values("pk"))
        .select_related("version__document__region", "indicator")
        .defer("anchor", "machine_said", "version__text", "version__report")
    )


class YearCount(NamedTuple):
    """How many targets and milestones have their deadline in a year; None where there is none."""

    year: int | None
    targets: int
    milestones: int

    @property
    def total(self) -> int:
        return self.targets + self.milestones


def by_year(targets: QuerySet[Target]) -> list[YearCount]:
    """The years in order, no deadline last; one query."""
    rows = targets.order_by().values_list("deadline_year", "kind").annotate(rows=Count("pk"))
    counts: dict[int | None, dict[str, int]] = defaultdict(dict)
    for year, kind, number in rows:
        counts[year][kind] = number
    return [
        YearCount(year, found.get(Kind.TARGET, 0), found.get(Kind.MILESTONE, 0))
        for year, found in sorted(counts.items(), key=lambda item: (item[0] is None, item[0] or 0))
    ]


def in_this_order(keys: Iterable[int]) -> list[Target]:
    """Targets by their ids, with all that a row of a list shows; one query.

    To order ids alone and then fetch a page of rows is far quicker than to order wide rows.
    """
    wanted = list(keys)
    rows = Target._default_manager.select_related("version__document__region", "indicator")
    found = rows.defer("anchor", "machine_said", "version__text", "version__report").in_bulk(wanted)
    return [found[key] for key in wanted]


def targets_of(version: DocumentVersion, node: Provision | None = None) -> QuerySet[Target]:
    """What stands in a version, in reading order; with a node, at it and below it."""
    targets = standing_targets().filter(version=version).select_related("indicator").defer("anchor")
    if node is not None:
        targets = targets.filter(at_or_below(node))
    return targets.order_by("words_start", "pk")


def at_or_below(node: Provision) -> Q:
    """Rows by the path of their provision: at a printed one and below it; of a sentence, at what holds it."""
    if not node.printed:
        return Q(path=node.path.rpartition("/")[0])
    return Q(path=node.path) | Q(path__startswith=f"{node.path}/")


def targets_by_row(rows: Iterable[tuple[int, int, str]]) -> dict[int, list[Target]]:
    """Provisions as (id, version, path) → id → what each says itself or, a sentence, what its provision says.

    One query for all rows. Deadlines of what stands above hold for a row only where the text itself carries them
    down; that is in the targets already.
    """
    places = {pk: (version, _printed(path)) for pk, version, path in rows}
    found: dict[tuple[int, str], list[Target]] = defaultdict(list)
    wanted = standing_targets().filter(
        version__in={version for version, _ in places.values()},
        path__in={path for _, path in places.values()},
    )
    for target in wanted.defer("anchor", "machine_said").order_by("words_start", "pk"):
        found[target.version_id, target.path].append(target)
    return {pk: found[place] for pk, place in places.items() if place in found}


Years = dict[str, str]  # 93% → 2025


def years_of_values(
    versions: Iterable[int], paths: Iterable[str] | None = None
) -> dict[int, dict[str, Years]]:
    """Version id → path → the year by which each value is to be reached, where only one is known. One query.

    The year may stand above the provision, or be said in another way (“十四五”末): the target knows it.
    """
    rows = standing_targets().filter(version__in=list(versions), kind=Kind.TARGET)
    if paths is not None:
        rows = rows.filter(path__in=list(paths))
    known: dict[tuple[int, str, str], set[int | None]] = defaultdict(set)
    for version, path, value, unit, year in rows.values_list(
        "version_id", "path", "value", "unit", "deadline_year"
    ):
        known[version, path, f"{value}{unit}"].add(year)
    found: dict[int, dict[str, Years]] = defaultdict(lambda: defaultdict(dict))
    for (version, path, value), years in known.items():
        if (
            len(years) == 1 and None not in years
        ):  # of two targets with one value, one without a year, which is meant?
            found[version][path][value] = str(*years)
    return found


def _printed(path: str) -> str:
    """The printed provision of a path: 2/8/s3 → 2/8."""
    last = path.rpartition("/")[2]
    return ancestor_paths(path)[-1] if last[:1] == "s" and last[1:].isdecimal() else path
