"""Decided pairs, taken up before a text is stored again and put down in it afterwards."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from documents.models import Aligned, Alignment, DocumentVersion
from documents.models.alignment import MIRROR
from documents.parsing.nodes import Outline
from documents.storing.alignments import order
from documents.storing.curation import folded, texts_of
from documents.storing.places import Place, places

State, Placement = Alignment.State, Alignment.Placement
HEAVY = [f"version_{side}__{name}" for side in "ab" for name in ("text", "report", "counts")]
COLUMNS = ["a", "b", "path_a", "path_b", "anchor_a", "anchor_b", "doubtful", "placement"]


@dataclass(slots=True)
class Taken:
    """Decided rows; for each its side in the text that is stored again, and what that said and where it stands now."""

    rows: list[Alignment] = field(default_factory=list)
    sides: dict[int, str] = field(default_factory=dict)
    anchors: dict[int, str] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)


def take_up(version: DocumentVersion | None, outline: Outline) -> Taken:
    """What people decided of pairs with this text on one side, placed in the outline that replaces or follows it.

    As for all decisions: a text that stands once before and after is carried, one that changed is proposed.
    """
    if version is None or version.pk is None:
        return Taken()
    decided = _rows_of(version).exclude(state=State.SUGGESTED)
    rows = list(decided.select_related("version_a", "version_b").defer(*HEAVY))
    if not rows:
        return Taken()
    taken = Taken(rows, {row.pk: "a" if row.version_a_id == version.pk else "b" for row in rows})
    provisions = version.provisions.filter(printed=True).values_list("pk", "path", "heading", "text")
    by_id = {pk: (path, folded(heading, text)) for pk, path, heading, text in provisions}
    former = dict(by_id.values())
    keys = {}
    for row in rows:
        side = taken.sides[row.pk]
        keys[row.pk], text = by_id.get(getattr(row, f"{side}_id"), (f"?{row.pk}", ""))
        taken.anchors[row.pk] = text or getattr(row, f"anchor_{side}")
        former.setdefault(keys[row.pk], taken.anchors[row.pk])
    found = places(set(keys.values()), former, texts_of(outline.nodes))
    taken.places = {pk: found[key] for pk, key in keys.items()}
    return taken


def let_go(version: DocumentVersion) -> None:
    """Before the provisions of a version go: suggestions go with them, decided rows stay and wait for their place."""
    _rows_of(version).filter(state=State.SUGGESTED).delete()
    Alignment.objects.filter(version_a=version).update(a=None)
    Alignment.objects.filter(version_b=version).update(b=None)
    Aligned.objects.filter(Q(version_a=version) | Q(version_b=version)).delete()


def put_down(version: DocumentVersion, ids: Mapping[str, int], taken: Taken) -> None:
    """Decided rows where they stand in the text whose provisions are at `ids`.

    From a former version they come as copies; the machine's open suggestions for that go, nobody will review them.
    """
    occupied: set[tuple[int | None, int | None]] = set()
    surest_first = sorted(taken.rows, key=lambda row: taken.places[row.pk].placement != Placement.PLACED)
    rows = [
        _placed(row, version, ids, taken, occupied)
        for row in surest_first
        if _still_matters(row, taken.sides[row.pk], version)
    ]
    new = [row for row in rows if row.pk is None]
    old = [row for row in rows if row.pk is not None]
    if new:
        bulk_create_with_history(new, Alignment, default_change_reason=_("沿用到新版本"))
    if old:
        bulk_update_with_history(old, Alignment, COLUMNS, default_change_reason=_("重新解析后定位"))
    former = version.document.versions.exclude(pk=version.pk)
    if version.is_latest:
        of_former = Q(version_a__in=former) | Q(version_b__in=former)
        Alignment.objects.filter(of_former, state=State.SUGGESTED).delete()
        Aligned.objects.filter(of_former).delete()


def _still_matters(row: Alignment, side: str, version: DocumentVersion) -> bool:
    """Does a row stay where it is, or come along to a next version? What was said of former texts stays with those."""
    own, other = (row.version_a, row.version_b) if side == "a" else (row.version_b, row.version_a)
    return own.pk == version.pk or other.is_latest or other.document_id == version.document_id


def _placed(
    row: Alignment,
    version: DocumentVersion,
    ids: Mapping[str, int],
    taken: Taken,
    occupied: set[tuple[int | None, int | None]],
) -> Alignment:
    pk = row.pk
    assert pk is not None  # noqa: S101
    side, place = taken.sides[pk], taken.places[pk]
    if getattr(row, f"version_{side}_id") != version.pk:
        row.carried_from_id, row.pk = pk, None  # a copy
        setattr(row, f"version_{side}", version)
        row._state.adding = True
    other = "ab".replace(side, "")
    doubtful = set(row.doubtful) - {side}
    if place.placement == "proposed" or (place.placement == "placed" and side in row.doubtful):
        doubtful.add(side)
    _set_side(row, side, place.path, ids.get(place.path), taken.anchors[pk])
    pair = (row.a_id, row.b_id)
    if None not in pair and pair in occupied:  # two former texts became one: a person says which holds
        _set_side(row, side, "", None, taken.anchors[pk])
        doubtful.discard(side)
    occupied.add((row.a_id, row.b_id))
    row.doubtful = "".join(sorted(doubtful))
    row.placement = _placement(row, (side, other))
    if not order(row.version_a, row.version_b):
        turn(row)
    return row


def _set_side(row: Alignment, side: str, path: str, provision: int | None, anchor: str) -> None:
    values: dict[str, Any] = {f"{side}_id": provision, f"anchor_{side}": anchor}
    if path:
        values[f"path_{side}"] = path
    for name, value in values.items():
        setattr(row, name, value)


def _placement(row: Alignment, sides: Collection[str]) -> str:
    if any(getattr(row, f"{side}_id") is None for side in sides):
        return Placement.ORPHAN
    return Placement.PROPOSED if row.doubtful else Placement.PLACED


def turn(row: Alignment) -> None:
    """Let A and B change places."""
    for name in ("version_{}_id", "{}_id", "path_{}", "anchor_{}"):
        first, second = name.format("a"), name.format("b")
        one, other = getattr(row, first), getattr(row, second)
        setattr(row, first, other)
        setattr(row, second, one)
    row.forth, row.back = row.back, row.forth
    row.relation = MIRROR.get(row.relation, row.relation)
    row.machine_relation = MIRROR.get(row.machine_relation, row.machine_relation)
    row.doubtful = "".join(sorted(row.doubtful.translate(str.maketrans("ab", "ba"))))


def _rows_of(version: DocumentVersion) -> Any:
    return Alignment.objects.filter(Q(version_a=version) | Q(version_b=version))
