"""Findings → rows of one reviewed model, beside what people decided."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from documents.enriching.found import Found
from documents.models import DocumentVersion
from documents.models.located import Located
from documents.storing.curation import Decisions

BATCH = 1000
PLACE = ("provision", "path", "anchor", "placement", "machine")
EVIDENCE = ("rule", "evidence", "evidence_start", "evidence_end", "words_start", "words_end")

FoundT = TypeVar("FoundT", bound=Found)
RowT = TypeVar("RowT", bound=Located)
Key = tuple[str, tuple[Hashable, ...], int]  # path, what it is about, the how-manieth of these


@dataclass(frozen=True, slots=True)
class Sort(Generic[FoundT, RowT]):
    """How findings of one sort become rows of one model.

    `about` says what a finding is about, `row_about` the same of a row, by the machine's words. `columns` are what
    counts and what the machine said, for a new row; `machine_columns` what the machine says, also on a decided one.
    `is_open` is false for what a person said already of all such findings: it is not suggested anew.
    """

    model: type[RowT]
    about: Callable[[FoundT], tuple[Hashable, ...]]
    row_about: Callable[[RowT], tuple[Hashable, ...]]
    columns: Callable[[FoundT], Mapping[str, Any]]
    machine_columns: Callable[[FoundT], Mapping[str, Any]]
    is_open: Callable[[FoundT], bool] = lambda found: True


def store(
    sort: Sort[FoundT, RowT],
    version: DocumentVersion,
    found: Sequence[FoundT],
    ids: Mapping[str, int],
    decisions: Decisions[RowT],
) -> None:
    """Write the suggestions of a version whose provisions stand at `ids` (path → row id), and place the decisions.

    A finding that a decided row is about refreshes the machine's part of that row and suggests nothing anew.
    """
    findings = dict(_numbered((each.path, sort.about(each), each) for each in found))
    rows = [_placed(row, version, ids, decisions) for row in decisions.rows]
    touched: set[str] = set()
    for key, row in _numbered((row.path, sort.row_about(row), row) for row in rows):
        touched |= _refresh(row, findings.pop(key, None), sort)
    _write(rows, sort.model, sorted({*PLACE, *EVIDENCE, *touched}))
    fresh = [_suggestion(each, version, ids, sort) for each in findings.values() if sort.is_open(each)]
    sort.model._default_manager.bulk_create(fresh, batch_size=BATCH)


Any_ = TypeVar("Any_")


def _numbered(rows: Iterable[tuple[str, tuple[Hashable, ...], Any_]]) -> Iterable[tuple[Key, Any_]]:
    """The same thing said twice in a provision is two rows."""
    seen: Counter[tuple[str, tuple[Hashable, ...]]] = Counter()
    for path, about, row in rows:
        seen[path, about] += 1
        yield (path, about, seen[path, about]), row


def _placed(row: RowT, version: DocumentVersion, ids: Mapping[str, int], decisions: Decisions[RowT]) -> RowT:
    """The decided row where it stands now; a copy, if it was decided in a former version."""
    place = decisions.places[row.pk]
    row.anchor = decisions.anchors[row.pk]
    if row.version_id != version.pk:
        row.carried_from_id = row.pk
        row.pk = None  # a copy
        row.version = version
    row.placement = place.placement
    row.path = place.path or row.path
    row.provision_id = ids.get(place.path)
    return row


def _refresh(row: RowT, found: FoundT | None, sort: Sort[FoundT, RowT]) -> set[str]:
    """Take over what the machine says today; what the person said stays. Returns the columns besides EVIDENCE."""
    row.machine = found is not None
    if found is None:
        row.evidence_start = row.evidence_end = row.words_start = row.words_end = None
        return set()
    columns = sort.machine_columns(found)
    for name, value in {**_evidence(found), **columns}.items():
        setattr(row, name, value)
    return set(columns)


def _write(rows: Sequence[RowT], model: type[RowT], moved: list[str]) -> None:
    new = [row for row in rows if row.pk is None]
    old = [row for row in rows if row.pk is not None]
    if new:
        bulk_create_with_history(new, model, default_change_reason=_("沿用到新版本"))
    if old:
        bulk_update_with_history(old, model, moved, default_change_reason=_("重新解析后定位"))


def _suggestion(
    found: FoundT, version: DocumentVersion, ids: Mapping[str, int], sort: Sort[FoundT, RowT]
) -> RowT:
    columns = {**_evidence(found), **sort.columns(found), **sort.machine_columns(found)}
    return sort.model(version=version, provision_id=ids[found.path], path=found.path, **columns)


def _evidence(found: Found) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "evidence": found.evidence,
        "evidence_start": found.start,
        "evidence_end": found.end,
        "words_start": found.words.start,
        "words_end": found.words.end,
    }
