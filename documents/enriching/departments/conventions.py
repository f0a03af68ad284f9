"""What a document says of its own responsibility groups: `列逗号之前的为牵头单位，其他有关单位按职责分工配合，下同`."""

import re
from dataclasses import dataclass

from documents.enriching.departments.roles import Role

BEFORE_COMMA = re.compile(r"逗号(?:之)?前(?:面)?(?:的)?(?:单位|部门)?(?:均)?为牵头")
FIRST_NAMED = re.compile(
    r"(?:排|列)(?:名|序)?(?:在|于)?(?:第一位?|首位|最前面?|前面?)(?:的)?(?:责任)?(?:单位|部门)?(?:的)?(?:均)?[为是](?:总)?牵头"
)
OTHERS_SUPPORT = re.compile(r"(?:其他|其余|之后|后面).{0,12}(?:配合|参与|协同)")


@dataclass(frozen=True, slots=True)
class Convention:
    """How lists without role words are read: who leads, and what the others do."""

    leads_until_comma: bool
    others: Role


def convention_of(text: str) -> Convention | None:
    """The convention a text explains, if it does."""
    comma, first = BEFORE_COMMA.search(text), FIRST_NAMED.search(text)
    if not comma and not first:
        return None
    found = comma or first
    around = text[found.start() : found.end() + 40] if found else ""
    others = Role.SUPPORT if OTHERS_SUPPORT.search(around) else Role.RESPONSIBLE
    return Convention(comma is not None, others)
