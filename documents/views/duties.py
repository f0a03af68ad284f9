"""Who is responsible, beside the text that says so: under each provision, lead first, with what it inherits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from documents.models import Provision, Responsibility
from documents.views.chips import Chip, Duties
from documents.views.source_lines import place_in_text
from documents.views.text import Mark, Shown


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
