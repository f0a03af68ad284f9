"""Findings of responsibility → rows, beside what people decided."""

from collections.abc import Iterable, Mapping, Sequence

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from documents.enriching.departments import DutyFound
from documents.models import Department, DocumentVersion, Responsibility
from documents.storing.curation import Decisions
from documents.storing.departments import resolve

BATCH = 1000
Key = tuple[str, str, str]  # path, full name, machine role

MOVED = (
    "provision",
    "path",
    "anchor",
    "placement",
    "machine",
    "machine_department",
    "machine_role",
    "rule",
    "evidence",
    "evidence_start",
    "evidence_end",
    "words_start",
    "words_end",
)


def store_duties(
    version: DocumentVersion, found: Sequence[DutyFound], ids: Mapping[str, int], decisions: Decisions
) -> None:
    """Write the suggestions of a version whose provisions stand at `ids` (path → row id), and place the decisions.

    A finding that a decided row is about (same place, name and role) refreshes that row and suggests nothing anew.
    """
    departments = _departments(version, found)
    findings = {(each.path, each.full_name, str(each.role)): each for each in found}
    placed = [_placed(row, version, ids, decisions) for row in decisions.rows]
    for row in placed:
        _refresh(row, findings.pop(_key(row), None), departments)
    _write(placed, version)
    fresh = [_suggestion(each, version, ids, departments) for each in findings.values()]
    Responsibility.objects.bulk_create(fresh, batch_size=BATCH)


def _departments(version: DocumentVersion, found: Iterable[DutyFound]) -> dict[str, Department]:
    names = [each.full_name for each in found if each.body == "department"]
    return resolve(names, version.document.region_id or "") if names else {}


def _placed(
    row: Responsibility, version: DocumentVersion, ids: Mapping[str, int], decisions: Decisions
) -> Responsibility:
    """The decided row where it stands now; a copy, if it was decided in a former version."""
    place = decisions.places[row.pk]
    row.anchor = decisions.anchors[row.pk]
    if row.version_id != version.pk:
        row.carried_from_id = row.pk
        row.pk = None
        row.version = version
    row.placement = place.placement
    row.path = place.path or row.path
    row.provision_id = ids.get(place.path)
    return row


def _key(row: Responsibility) -> Key:
    return row.path, row.full_name, row.machine_role


def _refresh(row: Responsibility, found: DutyFound | None, departments: Mapping[str, Department]) -> None:
    """Take over what the machine says today; what the person said stays."""
    row.machine = found is not None
    if found is None:
        row.evidence_start = row.evidence_end = row.words_start = row.words_end = None
        return
    for name, value in _machine_columns(found, departments).items():
        setattr(row, name, value)


def _write(rows: list[Responsibility], version: DocumentVersion) -> None:
    new = [row for row in rows if row.pk is None]
    old = [row for row in rows if row.pk is not None]
    if new:
        bulk_create_with_history(new, Responsibility, default_change_reason="沿用到新版本")
    if old:
        bulk_update_with_history(old, Responsibility, list(MOVED), default_change_reason="重新解析后定位")


def _suggestion(
    found: DutyFound, version: DocumentVersion, ids: Mapping[str, int], departments: Mapping[str, Department]
) -> Responsibility:
    return Responsibility(
        version=version,
        provision_id=ids[found.path],
        path=found.path,
        body=found.body,
        printed=found.department,
        full_name=found.full_name,
        department=departments.get(found.full_name) if found.body == "department" else None,
        role=found.role,
        **_machine_columns(found, departments),
    )


def _machine_columns(found: DutyFound, departments: Mapping[str, Department]) -> dict[str, object]:
    return {
        "machine_department": departments.get(found.full_name) if found.body == "department" else None,
        "machine_role": str(found.role),
        "rule": found.rule,
        "evidence": found.evidence,
        "evidence_start": found.start,
        "evidence_end": found.end,
        "words_start": found.words.start,
        "words_end": found.words.end,
    }
