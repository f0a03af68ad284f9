"""What became of people's decisions when a version followed another."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.models import (
    Alignment,
    Citation,
    DocumentVersion,
    Responsibility,
    Reviewed,
    StructureCorrection,
    Target,
)

Placement, State = Reviewed.Placement, Reviewed.State
MOST = 50  # rows named of each sort; the review queue shows all


@dataclass(frozen=True, slots=True)
class Moved:
    """A decision whose provision has another address now, or none."""

    pk: int
    what: str
    state: str
    placement: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Carried:
    """Of one sort: how many decisions the former version holds, and how its successor holds them now.

    `placed` stand where their words stand, `moved` of them at another address; `proposed` wait for a person's word,
    `orphan` for a place. `model` is the name in the admin's addresses, `version` the id of the successor.
    """

    name: str | Promise
    model: str
    version: int
    slug: str
    decided: int
    placed: int
    moved: int
    proposed: int
    orphan: int
    rows: list[Moved] = field(default_factory=list)

    @property
    def change_url(self) -> str:
        return f"admin:documents_{self.model}_change"

    @property
    def left(self) -> int:
        """Decisions that stay with the former version alone: their other side is a former text itself, or were
        taken up again and reopened.
        """
        return self.decided - self.placed - self.proposed - self.orphan


LOCATED: tuple[tuple[Any, str | Promise], ...] = (
    (Responsibility, _("责任单位")),
    (Target, _("目标")),
    (Citation, _("引用文件")),
)


def carried(former: DocumentVersion, new: DocumentVersion) -> list[Carried]:
    """For each sort of decision, between two versions one of which directly follows the other. Fifteen queries."""
    found = [_located(model, name, former, new) for model, name in LOCATED]
    return [*found, _pairs(former, new), _corrections(former, new)]


def _located(model: Any, name: str | Promise, former: DocumentVersion, new: DocumentVersion) -> Carried:
    decided = model._default_manager.filter(version=former).exclude(state=State.SUGGESTED).count()
    rows = model._default_manager.filter(version=new, carried_from__version=former)
    elsewhere = ~Q(path=F("carried_from__path"))
    related = [each for each in ("department", "indicator") if hasattr(model, each)]
    rows = rows.select_related("carried_from", *related).defer("anchor", "carried_from__anchor")
    return _counted(
        name,
        model,
        new,
        decided,
        rows,
        elsewhere,
        lambda row: (row.carried_from.path, row.path),
    )


def _pairs(former: DocumentVersion, new: DocumentVersion) -> Carried:
    either = Q(version_a=former) | Q(version_b=former)
    decided = Alignment.objects.filter(either).exclude(state=State.SUGGESTED).count()
    rows = Alignment.objects.filter(
        Q(version_a=new) | Q(version_b=new),
        Q(carried_from__version_a=former) | Q(carried_from__version_b=former),
    )
    elsewhere = ~Q(path_a=F("carried_from__path_a"), path_b=F("carried_from__path_b"))
    turned = Q(path_a=F("carried_from__path_b"), path_b=F("carried_from__path_a"))
    rows = rows.select_related("carried_from").defer("anchor_a", "anchor_b", "signals")
    return _counted(
        _("条款对应"),
        Alignment,
        new,
        decided,
        rows,
        elsewhere & ~turned,
        lambda row: (str(row.carried_from), str(row)),
    )


def _corrections(former: DocumentVersion, new: DocumentVersion) -> Carried:
    """Said of lines: where a line stands is no address."""
    decided = StructureCorrection.objects.filter(version=former).count()
    rows = StructureCorrection.objects.filter(version=new, carried_from__version=former)
    nothing = ~Q(pk__isnull=False)
    return _counted(
        _("结构更正"), StructureCorrection, new, decided, rows.order_by("pk"), nothing, lambda row: ("", "")
    )


def _counted(
    name: str | Promise,
    model: Any,
    new: DocumentVersion,
    decided: int,
    rows: QuerySet[Any],
    elsewhere: Q,
    paths: Callable[[Any], tuple[str, str]],
) -> Carried:
    if issubclass(model, Reviewed):
        rows = rows.exclude(state=State.SUGGESTED)
    placed = Q(placement=Placement.PLACED)
    numbers = rows.aggregate(
        placed=Count("pk", filter=placed),
        moved=Count("pk", filter=placed & elsewhere),
        proposed=Count("pk", filter=Q(placement=Placement.PROPOSED)),
        orphan=Count("pk", filter=Q(placement=Placement.ORPHAN)),
    )
    named = [_moved(row, *paths(row)) for row in rows.filter(elsewhere | ~placed).order_by("pk")[:MOST]]
    return Carried(name, model._meta.model_name, new.pk, new.document.slug, decided, rows=named, **numbers)


def _moved(row: Any, before: str, after: str) -> Moved:
    after = after if row.placement != Placement.ORPHAN else ""
    state = row.get_state_display() if isinstance(row, Reviewed) else ""
    return Moved(row.pk, str(row), state, str(row.get_placement_display()), before, after)
