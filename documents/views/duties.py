"""Who is responsible, beside the text that says so: under each provision, lead first, with what it inherits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from documents.models import Provision, Responsibility
from documents.queries.duties import RANK
from documents.views.source_lines import place_in_text
from documents.views.text import Mark, Shown

MANY = 3  # mentions; more are shown on demand


@dataclass(frozen=True, slots=True)
class Chip:
    """One responsibility as a provision has it; `above` is the provision that it is inherited from."""

    duty: Responsibility
    above: Provision | None = None

    @property
    def state(self) -> str:
        """待审核, 已确认, or that the text has changed since."""
        return self.duty.get_placement_display() if self.is_proposed else self.duty.get_state_display()

    @property
    def state_key(self) -> str:
        return "proposed" if self.is_proposed else self.duty.state

    @property
    def is_proposed(self) -> bool:
        return self.duty.placement == Responsibility.Placement.PROPOSED

    @property
    def is_group(self) -> bool:
        return self.duty.body == Responsibility.Body.GROUP

    @property
    def name(self) -> str:
        return self.duty.department.name if self.duty.department else self.duty.full_name


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """All that have one role."""

    role: str
    label: str
    chips: list[Chip]


@dataclass(slots=True)
class Duties:
    """What a provision prints of its own, and what it has from above. `nobody`: a person looked, none is named."""

    own: list[Chip] = field(default_factory=list)
    inherited: list[Chip] = field(default_factory=list)
    nobody: Responsibility | None = None

    def groups(self) -> Iterator[RoleGroup]:
        """What is printed here by role, without mentions."""
        return by_role(chip for chip in self.own if chip.duty.role != Responsibility.Role.MENTIONED)

    def mentions(self) -> list[Chip]:
        return [chip for chip in self.own if chip.duty.role == Responsibility.Role.MENTIONED]

    def inherited_groups(self) -> Iterator[RoleGroup]:
        return by_role(self.inherited)

    def all(self) -> list[Chip]:
        """For the table of a provision's page: own first, by role."""
        rank = {chip: RANK.get(chip.duty.role, 0) for chip in (*self.own, *self.inherited)}
        return [*sorted(self.own, key=rank.__getitem__), *sorted(self.inherited, key=rank.__getitem__)]

    @property
    def many(self) -> bool:
        return len(self.mentions()) > MANY


def by_role(chips: Iterable[Chip]) -> Iterator[RoleGroup]:
    ranked = sorted(chips, key=lambda chip: RANK.get(chip.duty.role, 0))
    for role, alike in groupby(ranked, key=lambda chip: chip.duty.role):
        group = list(alike)
        yield RoleGroup(role, group[0].duty.get_role_display(), group)


def give_duties(
    rows: Sequence[Shown], duties: Iterable[Responsibility], above: Sequence[Provision] = ()
) -> None:
    """Tell the provisions of a page, in reading order, their duties; `above` is what stands above the first."""
    printed: dict[int, list[Responsibility]] = defaultdict(list)
    for duty in duties:
        printed[duty.provision_id or 0].append(duty)
    standing = list(above)
    for row in rows:
        while standing and standing[-1].depth >= row.node.depth:
            standing.pop()
        row.duties = duties_at(row.node, standing, printed)
        row.marks = list(marks_of(row.node, row.duties.own))
        standing.append(row.node)


def duties_at(
    node: Provision, above: Iterable[Provision], printed: dict[int, list[Responsibility]]
) -> Duties:
    """Own duties and those of the provisions above. That nobody is named there says nothing of what is below."""
    found = Duties()
    for duty in printed.get(node.pk, ()):
        if duty.body == Responsibility.Body.NONE:
            found.nobody = duty
        else:
            found.own.append(Chip(duty))
    for one in above:
        found.inherited += [
            Chip(duty, one) for duty in printed.get(one.pk, ()) if duty.body != Responsibility.Body.NONE
        ]
    return found


def as_of_sentence(holder: Shown) -> Duties:
    """What a sentence has: all of the provision that holds it, inherited; whether that names anybody is not said."""
    if holder.duties is None:
        return Duties()
    own = [Chip(chip.duty, holder.node) for chip in holder.duties.own]
    return Duties(inherited=[*holder.duties.inherited, *own])


def marks_of(node: Provision, chips: Iterable[Chip]) -> Iterator[Mark]:
    """Where the names stand in the text. What a person added has no words of its own."""
    for chip in chips:
        start, end = chip.duty.words_start, chip.duty.words_end
        if start is not None and end is not None:
            for first, last in place_in_text(node.runs, len(node.text), start, end):
                yield first, last, chip.duty.pk
