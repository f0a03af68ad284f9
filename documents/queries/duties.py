"""Who is responsible for what: the responsibilities that count, and those that hold at a few provisions.

A responsibility is stored at the finest printed provision that holds its words; it holds for all below that, too
(继承). That is computed and never stored: here for rows that are shown, in `holding` for all that are asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.db.models import QuerySet

from documents.addresses import ancestor_paths
from documents.models import DocumentVersion, Provision, Responsibility

State, Placement, Body, Role = (
    Responsibility.State,
    Responsibility.Placement,
    Responsibility.Body,
    Responsibility.Role,
)
RANK = {role: rank for rank, role in enumerate(Role.values)}  # lead first


class Held(NamedTuple):
    """One responsibility as a row of the clause list has it.

    `at` is the path of the provision that prints it, `inherited` whether that stands above the row. `department` is
    None for a group; `body` none says that a person looked and nobody is named.
    """

    name: str
    role: str
    body: str
    department: int | None
    state: str
    placement: str
    at: str
    inherited: bool = False


HELD = (
    "version_id",
    "department__name",
    "full_name",
    "role",
    "body",
    "department_id",
    "state",
    "placement",
    "provision__path",
)


def standing() -> QuerySet[Responsibility]:
    """What has a place in its text and was not rejected; "nobody is named here" too."""
    return Responsibility.objects.filter(
        provision__isnull=False, placement__in=(Placement.PLACED, Placement.PROPOSED)
    ).exclude(state=State.REJECTED)


def counted() -> QuerySet[Responsibility]:
    """Departments and groups that are responsible, as far as is known: confirmed or suggested."""
    return standing().exclude(body=Body.NONE)


def checked() -> QuerySet[Responsibility]:
    """Where a person looked and nobody is named."""
    return standing().filter(body=Body.NONE)


def in_public(duties: QuerySet[Responsibility]) -> QuerySet[Responsibility]:
    """Those of the latest versions of published documents."""
    return duties.filter(version__is_latest=True, version__document__state="published")


def held_by(rows: Iterable[tuple[int, int, str]]) -> dict[int, tuple[Held, ...]]:
    """All that hold at some provisions, given as (id, version, path): id → responsibilities, lead first; one query."""
    above = {pk: [(version, at) for at in (*ancestor_paths(path), path)] for pk, version, path in rows}
    places = {place for places in above.values() for place in places}
    printed: dict[tuple[int, str], list[Held]] = defaultdict(list)
    # By provision: PostgreSQL would read all responsibilities of these versions. More are found than asked for, where two
    # versions have the same path, and are passed over.
    near = Provision.objects.filter(
        version__in={version for version, _ in places}, path__in={path for _, path in places}
    )
    duties = standing().filter(provision__in=near.order_by().values("pk"))
    for version, name, full_name, *rest in duties.order_by("words_start", "pk").values_list(*HELD):
        held = Held(name or full_name, *rest)
        printed[version, held.at].append(held)
    return {
        pk: tuple(sorted(_seen_from(places[-1][1], places, printed), key=lambda held: RANK.get(held.role, 0)))
        for pk, places in above.items()
        if any(place in printed for place in places)
    }


def _seen_from(
    path: str, places: list[tuple[int, str]], printed: Mapping[tuple[int, str], list[Held]]
) -> Iterator[Held]:
    """What is printed at places from the top down. That nobody is named there says nothing of what is below."""
    for place in places:
        for held in printed.get(place, ()):
            if held.at == path:
                yield held
            elif held.body != Body.NONE:
                yield held._replace(inherited=True)


def duties_of(version: DocumentVersion, node: Provision | None = None) -> QuerySet[Responsibility]:
    """What stands in a version in reading order, with departments; around a node: at it, above it and below it."""
    duties = standing().filter(version=version).select_related("department")
    if node is not None:
        duties = duties.filter(provision__lft__lte=node.rght, provision__rght__gte=node.lft)
    return duties.defer("anchor").order_by("words_start", "pk")
