"""What people say of the lines of a stored text: kept with its version, carried to the next one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from documents.models import DocumentVersion, StructureCorrection
from documents.parsing.corrections import Correction, carry, carrying, fitting

PLACED, ORPHAN = StructureCorrection.Placement.PLACED, StructureCorrection.Placement.ORPHAN
BATCH = 500


class CorrectionsMovedError(Exception):
    """Somebody else corrected the structure since it was looked at."""


@dataclass(frozen=True, slots=True)
class Said:
    """What people say of a text that is to be stored: `fit` was applied when it was parsed, `lost` has no place in it.

    `fresh`: said now, in place of what was said of this text before, by `by`. `seen` is what that person saw stored.
    """

    fit: tuple[Correction, ...] = ()
    lost: tuple[Correction, ...] = ()
    fresh: bool = False
    by: AbstractBaseUser | None = None
    seen: tuple[Correction, ...] | None = None

    @classmethod
    def now(
        cls,
        text: str,
        corrections: Iterable[Correction],
        by: AbstractBaseUser | None = None,
        seen: Iterable[Correction] | None = None,
    ) -> "Said":
        """A person's word on a text."""
        fit, lost = fitting(text, corrections)
        return cls(fit, lost, fresh=True, by=by, seen=None if seen is None else fitting(text, seen)[0])


NOTHING_SAID = Said()


def corrections_of(version: DocumentVersion) -> tuple[Correction, ...]:
    """What is applied when this version is parsed, in the order of its text. One query."""
    return tuple(row.correction for row in _placed(version))


def orphans_of(version: DocumentVersion) -> QuerySet[StructureCorrection]:
    """What people said of former texts and has no place in this one."""
    return StructureCorrection.objects.filter(version=version, placement=ORPHAN)


def forget(rows: Iterable[StructureCorrection]) -> None:
    """Take corrections back. Their history stays. Placed ones call for `ingest.correct`, not for this."""
    for row in rows:
        row.delete()


def kept(text: str, same: DocumentVersion | None, former: DocumentVersion | None) -> Said:
    """What was said before and holds for a text: of itself (`same`), or carried from the version it follows."""
    if same is not None:
        return Said(corrections_of(same))
    stored = corrections_of(former) if former is not None else ()
    return Said(*carry(former.text, text, stored)) if former is not None and stored else NOTHING_SAID


def check_said(said: Said, text: str, same: DocumentVersion | None, former: DocumentVersion | None) -> None:
    """Is what was applied still what is stored? Call it under the lock. Raises CorrectionsMovedError."""
    if not said.fresh and kept(text, same, former).fit != said.fit:
        raise CorrectionsMovedError
    if said.seen is not None and same is not None and corrections_of(same) != said.seen:
        raise CorrectionsMovedError


def store_said(said: Said, version: DocumentVersion, former: DocumentVersion | None) -> None:
    """Write the corrections of a version: those of the version it follows copied, a person's in place of all others.

    Call it under the lock, `former` None where the version was stored before.
    """
    if former is not None:
        _copy(said, version, former)
    if said.fresh:
        _replace(said, version)


def _copy(said: Said, version: DocumentVersion, former: DocumentVersion) -> None:
    """Each row of the former version: placed where its line stands, else an orphan, listed for a person."""
    rows = {row.correction: row for row in _placed(former)}
    going = carrying(former.text, version.text, tuple(rows)) if rows else {}
    copies = [_row(version, new or old, rows[old], placed=new is not None) for old, new in going.items()]
    copies += [_row(version, row.correction, row, placed=False) for row in orphans_of(former)]
    bulk_create_with_history(
        copies, StructureCorrection, batch_size=BATCH, default_change_reason=_("沿用到新版本")
    )


def _row(
    version: DocumentVersion, said: Correction, row: StructureCorrection, *, placed: bool
) -> StructureCorrection:
    return StructureCorrection(
        version=version,
        start=said.start,
        quote=said.quote,
        says=said.says,
        placement=PLACED if placed else ORPHAN,
        by_id=row.by_id,
        at=row.at,
        carried_from=row,
    )


def _replace(said: Said, version: DocumentVersion) -> None:
    """What is said again stays as it is, with whoever said it first."""
    stored = {row.correction: row for row in _placed(version)}
    forget(row for each, row in stored.items() if each not in said.fit)
    lost = {row.correction for row in orphans_of(version)}
    fresh = [(each, PLACED) for each in said.fit if each not in stored]
    fresh += [(each, ORPHAN) for each in said.lost if each not in lost]
    rows = [
        StructureCorrection(
            version=version,
            start=each.start,
            quote=each.quote,
            says=each.says,
            placement=placement,
            by_id=said.by.pk if said.by else None,
        )
        for each, placement in fresh
    ]
    bulk_create_with_history(rows, StructureCorrection, batch_size=BATCH, default_user=said.by)


def _placed(version: DocumentVersion) -> Sequence[StructureCorrection]:
    rows = StructureCorrection.objects.filter(version=version, placement=PLACED)
    return list(rows.order_by("start"))
