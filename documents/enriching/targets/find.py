"""All targets and milestones of an outline."""

import re
from collections.abc import Iterable, Iterator

from documents.enriching.passages import Passage, passages
from documents.enriching.tables import row_at
from documents.enriching.targets.columns import table_targets
from documents.enriching.targets.deadlines import Date, Role, dates
from documents.enriching.targets.due import Due
from documents.enriching.targets.found import TargetFound
from documents.enriching.targets.history import above, is_history, tells_background, told_until
from documents.enriching.targets.inherited import Carry, Inherited
from documents.enriching.targets.judging import read
from documents.enriching.targets.milestones import done_behind, milestones
from documents.enriching.targets.respective import respective
from documents.enriching.targets.sentence import Draft, Sentence, starting_in
from documents.enriching.targets.terms import is_labelled
from documents.enriching.targets.values import masked, quantities
from documents.parsing.nodes import Kind, Outline, Span

_BOOK = re.compile(r"《[^》\n]*》|\(\d{4}\)\d+号")
_NEW_ACTION = re.compile(
    r"^(?:同时)?(?:着力|大力|全力|加快|推进|推动|加强|完善|优化|开展|实施|深化|鼓励|引导|强化|健全|落实)"
)


def find(outline: Outline) -> list[TargetFound]:
    """Targets and milestones in reading order, each at the printed provision that holds its words.

    `到2025年，全市森林覆盖率达到45%以上` → 全市森林覆盖率 >= 45 %, 2025.
    """
    issued = outline.header.issued_on
    inherited = Inherited()
    background: set[str] = set()
    articles = {node.path for node in outline.nodes if node.kind is Kind.ARTICLE}
    found: list[TargetFound] = []
    for passage, lines in _with_lines(outline):
        if passage.node.kind in {Kind.PREAMBLE, Kind.CLOSING} or tells_background(passage.node, background):
            continue
        here = _in_passage(passage, Due.of(passage, lines), inherited, issued)
        found += _dated(here) if above(passage.node, articles) else here
    return found


def _with_lines(outline: Outline) -> list[tuple[Passage, list[Passage]]]:
    """Each provision with the labelled lines behind it that speak of it: 完成时限：2025年6月."""
    result: list[tuple[Passage, list[Passage]]] = []
    lines: list[Passage] = []
    for passage in passages(outline):
        if not is_labelled(passage):
            lines = []
            result.append((passage, lines))
        else:
            lines.append(passage)
            result.append((passage, []))
    return result


def _dated(found: Iterable[TargetFound]) -> Iterator[TargetFound]:
    """Of the articles of a law only what has a deadline: its other numbers are thresholds, limits and fines."""
    return (each for each in found if each.deadline)


def _in_passage(passage: Passage, due: Due, inherited: Inherited, issued: str) -> Iterator[TargetFound]:
    blank = _BOOK.sub(lambda title: "□" * len(title[0]), passage.folded)
    found_dates = dates(blank)
    numbers = quantities(masked(passage.folded, [(date.start, date.end) for date in found_dates]))
    spoken = [date for date in found_dates if date.start not in due.printed]
    carry, row = inherited.at(passage), -1
    tables = list(table_targets(passage, issued))
    for _, targets in tables:
        yield from targets
    rows = {each.span.start for each, _ in tables}
    for span in passage.sentences:
        if (here := row_at(passage.text, span.start)) not in (-1, row):  # no date goes from row to row
            carry, row = inherited.at(passage), here
        if here in rows:
            continue
        told = span.start + told_until(passage.folded[span.start : span.end])
        if told == span.end:
            continue
        sentence = read(passage, span, spoken, numbers)
        carry.enter(passage.folded[span.start : span.end])
        found = [*_targets(sentence, due, carry, issued, told), *milestones(sentence, issued, told)]
        due.meet(span, found)
        yield from found
        carry.leave(sentence)
    inherited.leave(passage, carry)
    yield from due.unmet(issued)


def _targets(sentence: Sentence, due: Due, carry: Carry, issued: str, told: int) -> Iterator[TargetFound]:
    """The sentence's values, each with its own date, else the printed one, else what is carried over."""
    years = respective(sentence)
    is_dated = any(each.role is Role.DEADLINE for each in sentence.dates)
    for draft in sentence.drafts:
        date = years.get(draft.quantity.start) or own_date(sentence, draft)
        date = date or done_behind(sentence, draft.clause)
        if draft.quantity.start < told or is_history(date, issued):
            continue
        else_due = due.at(draft.quantity.start) or ("" if is_dated else carry.value)
        yield _target(sentence.passage, draft, date, date.value if date else else_due)


def own_date(sentence: Sentence, draft: Draft) -> Date | None:
    """The date of the sentence that a value is to be reached by: the last before it, else one behind it in its clause.

    A new action behind a semicolon does not take over the date before it.
    """
    start = draft.quantity.start
    before, behind = sentence.aim_around(start, draft.clause.end)
    if before is None:
        return behind
    between = starting_in(sentence.clauses, Span(before.start + 1, start + 1))
    breaks = (_NEW_ACTION.match(sentence.text(part.start, part.end)) for part in between if part.opens)
    return None if any(breaks) else before


def _target(passage: Passage, draft: Draft, date: Date | None, deadline: str) -> TargetFound:
    start = min(draft.start, date.start) if date else draft.start
    end = max(draft.end, date.end if date else 0)
    while passage.text[start] in "、，,；;：: \n":
        start += 1
    while date and start == date.start and start and passage.text[start - 1] in "到至":
        start -= 1
    place = passage.place(start, end)
    quantity = draft.quantity
    return TargetFound(
        path=passage.node.path,
        evidence=passage.text[start:end],
        start=place.start,
        end=place.end,
        words=passage.place(quantity.start, quantity.end),
        rule=draft.rule,
        kind="target",
        indicator=draft.indicator,
        comparator=draft.sign,
        value=quantity.value,
        number=quantity.number,
        unit=quantity.unit,
        deadline=deadline,
        baseline=draft.baseline,
    )
