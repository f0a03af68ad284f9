"""The finder of responsible departments."""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.enriching.departments.assigned import find_assigned
from documents.enriching.departments.columns import find_columns
from documents.enriching.departments.conventions import Convention, convention_of
from documents.enriching.departments.functions import function_of
from documents.enriching.departments.groups import Duty, find_groups
from documents.enriching.departments.headed import find_heading
from documents.enriching.departments.prose import find_prose
from documents.enriching.departments.roles import Role
from documents.enriching.found import Found
from documents.enriching.passages import Passage, passages
from documents.parsing.nodes import Kind, Outline

SILENT = (Kind.PREAMBLE, Kind.CLOSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFound(Found):
    """An organisation and its part in a provision.

    `body` is `department` for a named one, `group` for one named by kind. `department` is as printed (科技厅),
    `full_name` with the prefix that the list left out (省科技厅). `function` is its function line, or empty.
    """

    body: str
    department: str
    full_name: str
    role: Role
    function: str


def find(outline: Outline) -> list[DutyFound]:
    """Every organisation that a printed provision makes responsible, in reading order, once a role and provision."""
    convention = convention_of(outline.source)
    spoken = (each for each in passages(outline) if each.node.kind not in SILENT)
    return [found for passage in spoken for found in _of_passage(passage, convention)]


def _of_passage(passage: Passage, convention: Convention | None) -> Iterator[DutyFound]:
    groups = [*find_groups(passage.text, convention), *find_columns(passage.text)]
    groups += find_assigned(_without(passage.text, groups))
    prose = find_prose(_without(passage.text, groups))
    seen: set[tuple[str, Role]] = set()
    for duty in [*groups, *find_heading(passage.node.heading), *prose]:
        key = (duty.name.full, duty.role)
        if key not in seen:
            seen.add(key)
            yield _found(passage, duty)


def _without(text: str, groups: list[Duty]) -> str:
    """The text with its groups blanked, same length."""
    signs = list(text)
    for duty in groups:
        signs[duty.evidence.start : duty.evidence.end] = " " * (duty.evidence.end - duty.evidence.start)
    return "".join(signs)


def _found(passage: Passage, duty: Duty) -> DutyFound:
    evidence = passage.place(duty.evidence.start, duty.evidence.end)
    return DutyFound(
        path=passage.node.path,
        evidence=passage.text[duty.evidence.start : duty.evidence.end],
        start=evidence.start,
        end=evidence.end,
        words=passage.place(duty.name.place.start, duty.name.place.end),
        rule=duty.rule,
        body="group" if duty.name.is_group else "department",
        department=duty.name.printed,
        full_name=duty.name.full,
        role=duty.role,
        function=function_of(duty.name.full),
    )
