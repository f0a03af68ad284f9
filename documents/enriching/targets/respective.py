"""Years and values that answer one another: `覆盖率2025年、2026年、2027年分别达到60%、80%、100%`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.enriching.targets import indicators
from documents.enriching.targets.deadlines import Date, Role
from documents.enriching.targets.sentence import Draft, Sentence, starting_in
from documents.parsing.nodes import Span

_JOINS = re.compile(r"^(?:、|和|及|,)$")
_REACH = 40  # characters from the last year to the first value
_NAMED = 2  # characters of a name, at least


def respective(sentence: Sentence) -> dict[int, Date]:
    """The year of each value of such a list, by where the value stands; its drafts are named by what stands before."""
    found: dict[int, Date] = {}
    for years in _series(sentence):
        drafts = _values_behind(sentence, years)
        said = sentence.text(years[-1].end, drafts[0].quantity.start) if drafts else ""
        if len(drafts) == len(years) and "分别" in said:
            found.update((draft.quantity.start, year) for draft, year in zip(drafts, years, strict=True))
            _name(sentence, years[0], drafts)
    return found


def _series(sentence: Sentence) -> list[list[Date]]:
    """Runs of at least two deadlines with nothing but 、 between them."""
    runs: list[list[Date]] = []
    for date in (each for each in sentence.dates if each.role is Role.DEADLINE):
        if runs and _JOINS.match(sentence.text(runs[-1][-1].end, date.start)):
            runs[-1].append(date)
        else:
            runs.append([date])
    return [run for run in runs if len(run) > 1]


def _values_behind(sentence: Sentence, years: Sequence[Date]) -> list[Draft]:
    """The values of the list that begins right behind the years."""
    end = years[-1].end
    drafts = [draft for draft in sentence.drafts if draft.quantity.start >= end]
    if not drafts or drafts[0].quantity.start - end > _REACH:
        return []
    rest = next((index for index, draft in enumerate(drafts) if index and draft.rule != "list"), len(drafts))
    return drafts[:rest]


def _name(sentence: Sentence, first: Date, drafts: Sequence[Draft]) -> None:
    """Where the name stands before the years, the words behind them name nothing."""
    clause = sentence.clause_at(first.start)
    name = indicators.subject(sentence.text(clause.start, first.start))
    if len(name) < _NAMED or starting_in(sentence.dates, Span(clause.start, first.start)):
        return
    named = {draft.quantity.start: replace(draft, indicator=name) for draft in drafts}
    sentence.drafts[:] = [named.get(draft.quantity.start, draft) for draft in sentence.drafts]
