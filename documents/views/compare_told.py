"""What a curator did last on a page of comparison: told once, beside the row where it was done, with the way back."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from django.http import HttpRequest
from django.urls import reverse

from documents.models import Provision
from documents.sender import back_to
from documents.views.compared import Compared, Line

KEY = "compare_told"  # in the session


@dataclass(frozen=True, slots=True)
class Told:
    """`pair` is the anchor of the pair, `place` where the page then stands; `batch` can be undone, and goes on at `again`.

    What could not be added is told in its form, which keeps what was `typed`. `a` and `b` are the ids of the versions that
    the anchors are of, 0 where that is not known: on a page of others nothing stands beside a row.
    """

    words: str
    pair: str = ""
    place: str = ""
    failed: bool = False
    batch: int | None = None
    again: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    a: int = 0
    b: int = 0

    def of(self, compared: Compared) -> bool:
        """Is it said of the two texts on this page? `b` of an unknown address is not known."""
        return self.a == compared.a.pk and self.b in {compared.b.pk, 0}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where it is told: above the row with the anchor `row`, in the form of the unit `form`, else atop of the page."""

    told: Told
    row: str = ""
    form: str = ""
    moved_on: bool = False  # the row is not that of the pair, which is no longer shown


def remember(request: HttpRequest, told: Told) -> None:
    request.session[KEY] = asdict(told)


def told_at(request: HttpRequest, compared: Compared, lines: Iterable[Line]) -> Placed | None:
    """For the page: what was remembered, once."""
    kept = request.session.pop(KEY, None)
    if kept is None:
        return None
    told = Told(**kept)
    shown = list(lines) if told.of(compared) else []
    for line in shown:
        if told.typed and line.a and line.first and told.place == form_of(line.a.path):
            return Placed(told, form=line.a.path)
        if not told.typed and told.place in {line.anchor, *line.places}:
            return Placed(told, line.anchor, moved_on=all(each.anchor != told.pair for each in shown))
    return Placed(told)


def form_of(path: str) -> str:
    """Where the form stands that adds a counterpart to a unit of A."""
    return f"add--{path}"


def named(one: Provision, other: Provision) -> str:
    """`1/4 （四）推进… → 2/6 （六）加强…`."""
    names = [f"{node.path} {node.label}{node.heading or node.text[:24]}".strip() for node in (one, other)]
    return " → ".join(names)


def back_at(request: HttpRequest, place: str) -> str:
    """The page that sent the form, at a place."""
    back = back_to(request, "")
    if not back:
        return reverse("compare")
    return f"{back.partition('#')[0]}#{place}" if place else back
