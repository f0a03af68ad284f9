"""Things to be done by a date, without a number: 2022年年底前完成…划定, 到2035年美丽河湖基本建成."""

import re
from collections.abc import Iterator, Sequence

from documents.enriching.targets.clauses import Clause
from documents.enriching.targets.deadlines import Date, Role, is_before
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
_THING = re.compile(
    r"^(?!.*(?:达到|落实|完成)).*(?:纲要|目标|指标|属性|形势|要点|规划|成就|预算|报告|回顾|安排|总结|任务表|分工表|清单|工作|任务|打算)$"
)
_PURPOSE = re.compile(r"为[^,。;:]{0,6}$")  # 为确保2020年各项任务圆满完成
# 加快办理预审，力争2023年9月30日前完成: the deed stands before the date.
_ONLY_DONE = re.compile(
    r"^(?:全部|基本|全面|初步)?(?:[完建达]成|到位|投用|落实|办结|竣工|通车|达标|见效|完工|开工)$"
)
_LEADS = re.compile(r"^(?:确保|力争|争取|计划|于|在|要|并|原则上|最迟|并于)*$")
_WHO = re.compile(r"(?:牵头|负责|配合|参与|协助|协办|落实|支持)$")  # 市医保局配合，2024年10月底前完成
_LONGEST = 80


def milestones(sentence: Sentence, issued: str, told: int = 0) -> Iterator[TargetFound]:
    """One for the first clause behind each date that has no value, and one for each later clause that says 完成, 全覆盖, …

    `told` is where the sentence ends to tell of the past, `issued` the day of the text.
    """
    ahead = (date for date in sentence.dates if date.role is Role.DEADLINE and date.start >= told)
    found = [date for date in ahead if not is_before(date.value, issued)]
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
        if first and _ONLY_DONE.match(text) and (task := clause_before(sentence, date)) is not None:
            first = False
            if not any(draft.clause == task for draft in sentence.drafts):
                yield _milestone(sentence, date, task)
            continue
        if len(text) < 4 or _ASIDE.match(text):
            continue
        if not starting_in(values, Span(start, stop)) and (first or _DONE.search(text)):
            yield _milestone(sentence, date, Clause(start, stop, False))
        first = False


def done_behind(sentence: Sentence, clause: Clause) -> Date | None:
    """The date of a clause right behind that only says by when: 新建幼儿园4所，2023年底前全部完成."""
    _, date = sentence.aim_around(clause.end, min(clause.end + _LONGEST, sentence.span.end))
    if date is None or date.role is not Role.DEADLINE or clause_before(sentence, date) != clause:
        return None
    end = sentence.clause_at(date.start).end
    return date if _ONLY_DONE.match(sentence.text(date.end, end).strip("、。；;,: \n")) else None


def clause_before(sentence: Sentence, date: Date) -> Clause | None:
    """The clause before that of a date which opens its own."""
    clause = sentence.clause_at(date.start)
    index = sentence.index_of(clause)
    if not index or not _LEADS.match(sentence.text(clause.start, date.start)):
        return None
    task = sentence.clauses[index - 1]
    said = sentence.text(task.start, task.end).rstrip(",;、 ")
    return (
        None
        if len(said) < 6 or _WHO.search(said) or starting_in(sentence.dates, Span(task.start, task.end))
        else task
    )


def _milestone(sentence: Sentence, date: Date, clause: Clause) -> TargetFound:
    passage = sentence.passage
    end = clause.end
    while passage.folded[end - 1] in "、。,;: \n":
        end -= 1
    start = clause.start
    while passage.folded[start] in "、,;: \n":
        start += 1
    begin, stop = min(date.start, start), max(date.end, end)
    place = passage.place(begin, stop)
    return TargetFound(
        path=passage.node.path,
        evidence=passage.text[begin:stop],
        start=place.start,
        end=place.end,
        words=passage.place(start, end),
        rule="milestone",
        kind="milestone",
        indicator=_HOW.sub("", passage.folded[start:end])[:_LONGEST],
        deadline=date.value,
    )
