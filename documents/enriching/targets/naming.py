"""The indicator of a quantity: from the words before it, behind it, or from what the sentence said before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.enriching.targets import comparators, indicators
from documents.enriching.targets.clauses import FOSTERS, ONLY_ACHIEVES, Clause
from documents.enriching.targets.sentence import WINDOW, Around, Draft, Sentence
from documents.enriching.targets.units import Sort
from documents.enriching.targets.values import Quantity

_WORK = re.compile(r"(?P<noun>[^的]{1,4})的(?:建设|改造|整治|治理|创建)工作?$")
_MOVES = re.compile(
    r"开工|达到|突破|超过|不低于|翻|压缩|下降|降低|提高|提升|减少|增加|保持|稳定|逐年"
)  # where the subject of a clause ends
_PER = re.compile(r"每.{1,8}?(?:拥有|配备)")
_EACH = re.compile(r"(?P<where>(?:每|各)(?:个|座|所|家)?(?:街道|社区|[市县区乡镇村校]))(?:重点|均|都|要)*")
_REPEATS = re.compile(r"^(?:分别|各)(?P<verb>增长|提高|增加|提升)?")
_PLACE = re.compile(r"[^每、][^、]{0,7}?(?:[省市县区州盟旗镇乡村]|口|开发区|试验区|新区)")
# Words before a count that name a place, a time or a deed, not what is counted: 全市8个园区, 三年完成260个小区.
_NO_NOUN = re.compile(
    r"^(?P<where>.*?(?:全[市省县区国州]|[省市县区州乡镇流域湖湾]级?|沿线|地区|片区)?)(?:[一二三四五六七八九十两\d]+年内?)?"
    r"(?:安排|完成|筹措|统筹|投入|下达|实施)?$"
)
_HOLDS = re.compile(r"每.{1,6}(?:开展|举办|组织|召开|进行)$")
_MAKES_WHERE = re.compile(r"^(?P<where>全[市省县区国州])(?:建成|打造|创建|设立|开通|形成)$")
_ENDS_PLACE = re.compile(r"(?:^全[市省县区国州]|[省市县区州乡镇流域湖湾]级?|沿线|地区|片区)$")
_BACK = 4  # clauses: how far before a value its topic stands
_BRACKET = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator, the rule that made it, and whether words behind the value are part of it."""

    indicator: str
    rule: str
    behind: bool = False


def name_of(sentence: Sentence, around: Around) -> Name:
    """The indicator of one quantity, empty when nothing names it."""
    found = _named(sentence, around)
    return found if found.indicator else Name(subject_before(sentence, around.clause), found.rule)


def _named(sentence: Sentence, around: Around) -> Name:
    quantity, left, right = around.quantity, around.left, around.right
    behind = re.sub(r"^(?:用于|支持)|^\(.*", "", right.removeprefix("的").strip("、和及 "))
    if quantity.what:
        return Name(indicators.subject(left.rstrip("趋近于")) + quantity.what, "zero")
    if around.sign:
        return _compared(sentence, around, behind)
    counted = indicators.without_verb(indicators.subject(left))
    if quantity.sort is Sort.SHARE:
        name = indicators.as_share(counted + behind)
        return Name(_completed(sentence, name, quantity, around.clause), "share", bool(behind))
    adds = comparators.ADDS.search(left)
    if left.endswith("等") or (adds and adds.end() == len(left)):
        return Name((adds[0] if adds else "") + behind, "adds" if adds else "list of names", bool(behind))
    if right.startswith("的") and indicators.GENERAL.match(counted):  # 总规模100亿元的引导基金
        return Name(f"{behind}{counted}", "verb", True)
    if left.endswith("的") and behind:
        return Name(f"{counted}{behind}", "verb", True)
    each = _EACH.match(counted)
    if each and behind and ONLY_ACHIEVES.match(counted[each.end() :]):  # 每县重点办好1—2所医院
        return Name(each["where"] + behind, "verb", True)
    bare = _MAKES_WHERE.match(counted) or _NO_NOUN.match(counted)
    if (
        bare
        and behind
        and quantity.sort in {Sort.COUNT, Sort.MONEY}
        and (bare["where"] != counted or _ENDS_PLACE.search(counted))
    ):
        return Name(bare["where"] + behind, "verb", True)
    if behind and _HOLDS.search(counted):  # 每学期开展2次视力监测
        return Name(f"{counted}{behind}", "verb", True)
    if len(counted) >= 2 and not (behind and (counted.startswith("在") or _is_deed(counted))):
        return Name(_completed(sentence, counted, quantity, around.clause), "verb")
    work, topic = _WORK.match(behind), _topic(sentence, around.clause)
    if work and topic:
        return Name(f"{topic}{work['noun']}", "topic", True)
    return Name(behind or counted, "verb", bool(behind))


def _is_deed(words: str) -> bool:
    """Do the words before a count name no thing: 重点引进, 两级重点支持?"""
    return bool(ONLY_ACHIEVES.match(words) or FOSTERS.search(words))


def _compared(sentence: Sentence, around: Around, behind: str) -> Name:
    """The subject of a comparator: `森林覆盖率达到45%`, `至少2名社工`, `达到销售总量的20%`."""
    quantity, left, sign = around.quantity, around.left, around.sign
    share = quantity.sort is Sort.SHARE
    far = comparators.FAR.search(left)
    if far:
        name, whole = indicators.subject(left[: far.start()]), far["object"].removesuffix("的")
        return Name(f"{name}占{whole}比例" if share else f"{name}与{whole}之比", "ratio")
    name = indicators.subject(left[: around.word_at])
    plain = indicators.without_verb(name)
    adds = comparators.ADDS.match(left, around.word_at)
    is_deed = _is_deed(plain)
    if behind and (adds or is_deed or len(plain) < 2 or indicators.SCOPE.match(_BRACKET.sub("", plain))):
        made = behind if adds or is_deed else f"{plain}{behind}"
        made = indicators.as_share(made) if share else made
        return Name((adds[0] if adds else "") + made, "comparator", True)
    name = (plain if len(plain) >= 2 else name) or subject_before(sentence, around.clause)
    if share and sign not in {"-", "+"}:
        name = indicators.as_share(name)
    if share and sign == "+" and name:
        name += re.sub("[约近]$", "", left[around.word_at :])
    return Name(_completed(sentence, name, quantity, around.clause), "comparator")


def _completed(sentence: Sentence, name: str, quantity: Quantity, clause: Clause) -> str:
    """An elliptic name with what the targets before it or the action around it say.

    `每千人口拥有医师3.2人、护士3.8人`, `完成100个村，其中盘山县40个`.
    """
    last = sentence.last
    per = _PER.match(last.indicator) if last and last.clause == clause else None
    if per and not name.startswith("每"):
        return per[0] + name
    part = _PLACE.fullmatch(name) or sentence.text(clause.start, clause.end).startswith("其中")
    if last and last.quantity.unit == quantity.unit and part and quantity.sort is Sort.COUNT:
        return f"{re.sub(r'[(][^()]*[)]$', '', last.indicator)}({name})"
    return indicators.complete(name, last.indicator if last else "", _topic(sentence, clause))


def _topic(sentence: Sentence, clause: Clause) -> str:
    """The topic of the action right before the clause, within the same part of the sentence."""
    parts = sentence.clauses
    index = sentence.index_of(clause)
    for part in reversed(parts[max(0, index - _BACK) : index]):
        if parts[index].opens:
            break
        topic = indicators.topic_of(sentence.text(part.start, part.end))
        if topic or any(draft.clause == part for draft in sentence.drafts[-_BACK:]):
            return topic
        index -= 1
    return ""


def subject_before(sentence: Sentence, clause: Clause) -> str:
    """`将商标变更、续展业务办理时限压缩一半，分别减至…`: what the clause before was about."""
    index = sentence.index_of(clause)
    if not index or sentence.clauses[index].start != clause.start:
        return ""
    previous = sentence.clauses[index - 1]
    named = [draft.indicator for draft in sentence.drafts[-_BACK:] if draft.clause == previous]
    if named:
        return _MOVES.split(named[-1])[0] or named[-1]
    text = sentence.text(sentence.after_dates(previous.start, previous.end), previous.end)
    return indicators.subject(_MOVES.split(text)[0])


def names_of_list(sentence: Sentence, group: Sequence[Draft]) -> list[str]:
    """One name each for the values of a list.

    `人数突破1亿人次，总收入达到1500亿元，分别增长10%和12%` repeats the order of the values before.
    """
    first = group[0]
    before = sentence.drafts[: 1 - len(group)][-len(group) :]
    begin = max(first.start, first.quantity.start - WINDOW)
    said = _REPEATS.match(sentence.text(sentence.after_dates(begin, first.end), first.end).strip())
    if said and len(before) == len(group):
        return [f"{each.indicator.removesuffix('年均')}{said['verb'] or ''}" for each in before]
    _, word_at = comparators.word(sentence.text(begin, first.quantity.start))
    word_at += begin
    whole = indicators.subject(sentence.text(sentence.after_dates(begin, word_at), word_at))
    return indicators.shared(whole or subject_before(sentence, first.clause), len(group))
