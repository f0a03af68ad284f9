"""One provision's responsibilities as chips: lead first, own before inherited."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from documents.models import Provision, Responsibility
from documents.queries.duties import RANK

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
