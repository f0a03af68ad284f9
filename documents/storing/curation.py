"""What people decided, taken up before a text is stored again and placed in it afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from documents.models import DocumentVersion, Reviewed
from documents.models.located import Located
from documents.parsing.fold import fold
from documents.parsing.nodes import Node, Outline
from documents.storing.places import Place, places

RowT = TypeVar("RowT", bound=Located)


@dataclass(slots=True)
class Decisions(Generic[RowT]):
    """Decided rows with, by their ids, the text they were about and their place in the new text.

    `former` maps the paths of the text before to folded texts; `unplaced` are rows that had no place in it.
    """

    rows: list[RowT] = field(default_factory=list)
    anchors: dict[int, str] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    unplaced: set[int] = field(default_factory=set)
    places: dict[int, Place] = field(default_factory=dict)

    def place(self, outline: Outline) -> None:
        """Find the places in a new outline. The former text of an unplaced row is its anchor.

        A place that was only proposed is no place: it moves with its provision and stays a proposal.
        """
        former = {**self.former, **{f"?{pk}": self.anchors[pk] for pk in self.unplaced}}
        keys = {row.pk: f"?{row.pk}" if row.pk in self.unplaced else row.path for row in self.rows}
        at = {row.pk: row.path for row in self.rows if row.placement == Reviewed.Placement.PROPOSED}
        found = places({*keys.values(), *at.values()}, former, texts_of(outline.nodes))
        self.places = {pk: found[key] for pk, key in keys.items()}
        for pk, path in at.items():
            if self.places[pk].placement == "orphan" and found[path].path:
                self.places[pk] = Place("proposed", found[path].path)


def take_decisions(model: type[RowT], version: DocumentVersion | None) -> Decisions[RowT]:
    """The decided rows of a model in a version, before its provisions go or another version follows."""
    if version is None or version.pk is None:
        return Decisions()
    rows = list(_rows_of(model, version).exclude(state=Reviewed.State.SUGGESTED))
    if not rows:
        return Decisions()
    provisions = version.provisions.filter(printed=True).values_list("path", "heading", "text")
    former = {path: folded(heading, text) for path, heading, text in provisions}
    unplaced = {row.pk for row in rows if row.placement != Reviewed.Placement.PLACED}
    anchors = {row.pk: row.anchor if row.pk in unplaced else former.get(row.path, row.anchor) for row in rows}
    return Decisions(rows, anchors, former, unplaced)


def release(model: type[Located], version: DocumentVersion) -> None:
    """Let go of a version's provisions: suggestions go with them, decided rows stay and wait for their place."""
    rows = _rows_of(model, version)
    rows.filter(state=Reviewed.State.SUGGESTED).delete()
    rows.update(provision=None)


def _rows_of(model: type[Any], version: DocumentVersion) -> QuerySet[Any]:
    """Every concrete Located model has `version` and `provision`, the abstract one has not."""
    return model._default_manager.filter(version=version)


def texts_of(nodes: tuple[Node, ...]) -> Mapping[str, str]:
    """Path → folded own text of each printed provision."""
    return {node.path: folded(node.heading, node.text) for node in nodes if node.printed}


def folded(heading: str, text: str) -> str:
    """Heading and body without what printing varies: white space and width of signs. The label is no part of it."""
    return "".join(fold(f"{heading}。{text}").split())
