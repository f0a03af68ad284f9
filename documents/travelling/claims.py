"""Lines of one table that say the same, or the contrary, of one thing."""

from collections import defaultdict

from django.utils.translation import gettext as _

from documents.travelling.lines import Body
from documents.travelling.planned import Placed, Planned, Result

Key = tuple[object, ...]


class Claims:
    """What the lines so far said. Of two that contradict each other neither is imported."""

    def __init__(self) -> None:
        self.said: dict[Key, Placed] = {}
        self.nobody: dict[int, Planned] = {}  # by provision
        self.somebody: dict[int, list[Planned]] = defaultdict(list)

    def claim(self, placed: Placed) -> None:
        each, line, place = placed
        former = self.said.setdefault(_key(placed), placed)
        if former is not placed:
            if _wanted(placed) != _wanted(former):
                _contradict(former.planned, each)
            elif former.planned.result != Result.MALFORMED:
                each.say(Result.SAME, _("与第 %(n)d 行相同") % {"n": former.planned.number})
        if not line.confirmed:
            return
        nobody, somebody = self.nobody.get(place.spot.id), self.somebody.get(place.spot.id, [])
        if line.body == Body.NONE:
            self.nobody.setdefault(place.spot.id, each)
            for other in somebody if nobody is None else somebody[:1]:
                _contradict(each, other)
        else:
            self.somebody[place.spot.id].append(each)
            if nobody:
                _contradict(nobody, each)


def _key(placed: Placed) -> Key:
    """What a line is about: the row here, else the machine's finding elsewhere, else what a person said by hand."""
    each, line, place = placed
    if each.row:
        return (each.row.pk,)
    if line.machine_role:
        return place.spot.id, line.body, line.full_name, line.machine_role
    return place.spot.id, line.body, each.department or line.department or line.full_name, line.role


def _wanted(placed: Placed) -> Key:
    each, line, _place = placed
    if not line.confirmed:
        return (line.state,)
    return line.state, line.body, each.department or line.department, line.role


def _contradict(one: Planned, other: Planned) -> None:
    for each, against in (one, other), (other, one):
        if each.result != Result.MALFORMED:
            each.say(Result.MALFORMED, _("与第 %(n)d 行矛盾") % {"n": against.number})
