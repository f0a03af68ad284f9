"""Pairs of units → rows, beside what people decided."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from documents.comparing.both import Both
from documents.comparing.units import Unit, aims
from documents.models import Aligned, Alignment, DocumentVersion, Provision

BATCH = 1000
SCORES = ("machine_relation", "relation", "forth", "back", "signals")
DIGITS = 4


class Units(NamedTuple):
    """The units of a version, and path → row id of its provisions."""

    units: list[Unit]
    ids: dict[str, int]


def order(one: DocumentVersion, other: DocumentVersion) -> bool:
    """Is `one` the A of rows between the two?"""
    return (one.document_id, one.number) <= (other.document_id, other.number)


def units_of_versions(versions: Collection[int]) -> dict[int, Units]:
    """The units of some versions by version id, as they are stored now. One query."""
    rows = Provision.objects.filter(version__in=versions, printed=True).order_by("tree_id", "lft")
    columns = rows.values_list("version_id", "pk", "path", "heading", "text", "is_unit")
    found: dict[int, Units] = {pk: Units([], {}) for pk in versions}
    headings: dict[int, dict[str, str]] = defaultdict(dict)
    for version, pk, path, heading, text, is_unit in columns:
        headings[version][path] = heading
        found[version].ids[path] = pk
        if is_unit:
            found[version].units.append(Unit.of(path, heading, text, aims(path, headings[version])))
    return found


def store_pairs(
    a: DocumentVersion,
    b: DocumentVersion,
    found: Collection[Both],
    ids_a: Mapping[str, int],
    ids_b: Mapping[str, int],
) -> int:
    """Write the suggestions between two versions in place of those before; how many pairs were found.

    Rows that a person decided are left exactly as they are. Call it under the lock, A first (`order`).
    """
    rows = Alignment.objects.filter(version_a=a, version_b=b)
    decided = set(rows.exclude(state=Alignment.State.SUGGESTED).values_list("a", "b"))
    open_rows = {(row.a_id, row.b_id): row for row in rows.filter(state=Alignment.State.SUGGESTED)}
    fresh: list[Alignment] = []
    changed: list[Alignment] = []
    for both in found:
        key = ids_a[both.pair.a], ids_b[both.pair.b]
        if key in decided:
            continue
        said = said_of(both)
        if row := open_rows.pop(key, None):
            if any(getattr(row, name) != value for name, value in said.items()):
                for name, value in said.items():
                    setattr(row, name, value)
                changed.append(row)
        else:
            row = Alignment(version_a=a, version_b=b, a_id=key[0], b_id=key[1], **said)
            row.path_a, row.path_b = both.pair.a, both.pair.b
            fresh.append(row)
    Alignment.objects.filter(pk__in=[row.pk for row in open_rows.values()]).delete()
    Alignment.objects.bulk_update(changed, SCORES, batch_size=BATCH)
    Alignment.objects.bulk_create(fresh, batch_size=BATCH)
    Aligned.objects.update_or_create(version_a=a, version_b=b)
    return len(found)


def said_of(both: Both) -> dict[str, object]:
    """What the machine says of a pair, by column."""
    pair = both.pair
    names = ("whole", "in_b", "in_a", "heading", "row", "column", "share_a", "share_b")
    return {
        "relation": str(pair.relation),
        "machine_relation": str(pair.relation),
        "forth": round(pair.score, DIGITS),
        "back": round(both.back, DIGITS),
        "signals": {name: round(getattr(pair, name), DIGITS) for name in names} | {"terms": list(pair.terms)},
    }
