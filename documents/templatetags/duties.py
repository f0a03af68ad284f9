"""What templates need to print who is responsible."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django import template

from documents.models import Responsibility
from documents.queries.duties import Held

register = template.Library()
ROLES = {value: str(label) for value, label in Responsibility.Role.choices}


@register.filter
def by_role(held: Iterable[Held]) -> Iterator[tuple[str, str, list[Held]]]:
    """(lead, 牵头, those who lead), and so on; each body once a role, what is printed here before what is inherited."""
    ranked = [one for one in held if one.body != Responsibility.Body.NONE]
    for role, alike in groupby(ranked, key=lambda one: one.role):
        bodies: dict[str, Held] = {}
        for one in sorted(alike, key=lambda one: one.inherited):
            bodies.setdefault(one.name, one)
        yield role, ROLES[role], list(bodies.values())


@register.filter
def names(departments: Iterable[object]) -> str:
    """As they are typed into a field: `辽宁省水利厅、大连海关`."""
    return "、".join(map(str, departments or ()))
