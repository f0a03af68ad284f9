"""Things to be done by a date, without a number: 2022年年底前完成…划定, 到2035年美丽河湖基本建成."""

import re
from collections.abc import Iterator, Sequence

from documents.enriching.targets.clauses import Clause
from documents.enriching.targets.deadlines import Date, Role
from documents.enriching.targets.found import TargetFound
from documents.enriching.targets.sentence import Sentence, starting_in
from documents.enriching.targets.values import Quantity
from documents.parsing.nodes import Span

# What says that a thing is then finished; the first clause behind a date needs no such word.
_DONE = re.compile(
    r"完成|建成|全覆盖|全部|消除|建立|形成|实现|投入使用|投用|启动|全面|清零|印发|出台|发布|编制|制定|达标|淘汰|关停|退出|通过|改造|开通|不降低|不减少|不下降|不改变"
)
_HOW = re.compile(r"^(?:力争|争取|确保|努力|要|并|实现(?=.*全覆盖))+")
# What only says when, why or but for what: the deed follows behind it.
_ASIDE = re.compile(r"^除.*外$|^(?:同时|并)?(?:按照|根据|依据|围绕|结合)")
# What tells of a year or names a thing of it and sets nothing: 2020年是收官之年, 2035年远景目标纲要, “十四五”面临的形势.
_TELLS = re.compile(r"^(?:是|作为|\))")
_THING = re.compile(r"^(?!.*(?:达到|落实|完成)).*(?:纲要|目标|指标|属性|形势|要点|规划|成就|预算|报告)$")
_PURPOSE = re.compile(r"为[^,。;:]{0,6}$")  # 为确保2020年各项任务圆满完成
_LONGEST = 80


def milestones(sentence: Sentence, issued: int, told: int = 0) -> Iterator[TargetFound]:
    """One for the first clause behind each date that has no value, and one for each later clause that says 完成, 全覆盖, …

    `told` is where the sentence ends to tell of the past, `issued` the year of the text.
    """
    ahead = (date for date in sentence.dates if date.role is Role.DEADLINE and date.start >= told)
    found = [date for date in ahead if not 0 < date.year < issued]
    values = [draft.quantity for draft in sentence.drafts]
    for index, date in enumerate(found):
        end = found[index + 1].start if index + 1 < len(found) else sentence.span.end
        yield from _of_date(sentence, date, end, values)


def _of_date(sentence: Sentence, date: Date, end: int, values: Sequence[Quantity]) -> Iterator[TargetFound]:
    if _PURPOSE.search(sentence.text(max(sentence.span.start, date.start - 10), date.start)):
        return
    first = True
    for clause in sentence.clauses_of(Span(date.end, end)):
        start = max(clause.start, date.end)
        stop = min(clause.end, end)
        text = sentence.text(start, stop).strip("、。；;,: \n")
        if first and (_TELLS.match(text) or (_THING.search(text) and not _DONE.search(text))):
            return
        if len(text) < 4 or _ASIDE.match(text):
            continue
        if not starting_in(values, Span(start, stop)) and (first or _DONE.search(text)):
            yield _milestone(sentence, date, Clause(start, stop, False))
        first = False


def _milestone(sentence: Sentence, date: Date, clause: Clause) -> TargetFound:
    passage = sentence.passage
    end = clause.end
    while passage.folded[end - 1] in "、。,;: \n":
        end -= 1
    start = clause.start
    while passage.folded[start] in "、,;: \n":
        start += 1
    place = passage.place(date.start, end)
    return TargetFound(
        path=passage.node.path,
        evidence=passage.text[date.start : end],
        start=place.start,
        end=place.end,
        words=passage.place(start, end),
        rule="milestone",
        kind="milestone",
        indicator=_HOW.sub("", passage.folded[start:end])[:_LONGEST],
        deadline=date.value,
    )
