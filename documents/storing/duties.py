"""Findings of responsibility → rows."""

from collections.abc import Sequence

from documents.enriching.departments import DutyFound
from documents.models import Department, DocumentVersion, Responsibility
from documents.storing.departments import resolve
from documents.storing.suggestions import Sort


def duties(version: DocumentVersion, found: Sequence[DutyFound]) -> Sort[DutyFound, Responsibility]:
    """The sort for the duties of a version; their names are resolved from its document's region."""
    names = [each.full_name for each in found if each.body == "department"]
    known = resolve(names, version.document.region_id or "") if names else {}

    def department(each: DutyFound) -> Department | None:
        return known[each.full_name] if each.body == "department" else None

    return Sort(
        model=Responsibility,
        about=lambda each: (each.full_name, str(each.role)),
        row_about=lambda row: (row.full_name, row.machine_role),
        columns=lambda each: {
            "body": each.body,
            "printed": each.department,
            "full_name": each.full_name,
            "department": department(each),
            "role": str(each.role),
        },
        machine_columns=lambda each: {
            "machine_department": department(each),
            "machine_role": str(each.role),
        },
        is_open=lambda each: not _is_none(department(each)),
    )


def _is_none(department: Department | None) -> bool:
    """A person said of this name that it is no department."""
    return department is not None and department.status == Department.Status.REJECTED
