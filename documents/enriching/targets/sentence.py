"""The targets of one sentence: each quantity with the words around it, judged and named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.enriching.passages import Passage
from documents.enriching.targets import comparators, indicators, traps
from documents.enriching.targets.clauses import ACHIEVE, Clause, clauses, within
from documents.enriching.targets.deadlines import Date, Role
from documents.enriching.targets.units import Sort
from documents.enriching.targets.values import Quantity
from documents.parsing.nodes import Span

_JOINS = "、和及与以或并至"
_ONLY_JOINS = re.compile(r"^(?:、|和|及|与|以及|或|,)?(?:其中)?$")
_ENDS_JOINED = re.compile(r"(?:、|和|(?<![普涉危惠触顾波])及|与|以及|并)$")
_STARTS_JOINED = re.compile(r"^(?:、|和|及(?!以上)|与|以及|并)")
_MADE = re.compile(
    r"(?:建成|新建|打造|培育|创建|新增|建设|完成|开通|引进|培养|设立|认定|每[市县区乡镇村个])(?:约|近|共)?$"
)
_ONE = frozenset({"1"})
_LOOSE = frozenset({"类", "批", "次", "种", "道", "单", "片", "块", "节", "组", "对", "部", "支", "门", "班"})
_RIGHT = 40  # characters: the longest name that stands behind its number
_GIVEN = 3  # characters of a place that stands for the whole name: 盘山县, 大洼区


@dataclass(frozen=True, slots=True)
class Draft:
    """A target in the making; [start, end) is its evidence in the passage."""

    quantity: Quantity
    indicator: str
    sign: str
    clause: Clause
    start: int
    end: int
    rule: str
    baseline: str = ""


class Sentence:
    """One sentence of a passage with its dates and quantities; `drafts` are its targets in order."""

    def __init__(
        self, passage: Passage, span: Span, found_dates: Sequence[Date], quantities: Sequence[Quantity]
    ) -> None:
        self.passage = passage
        self.folded = passage.folded
        self.span = span
        self.dates = [date for date in found_dates if span.start <= date.start < span.end]
        self.clauses = clauses(passage.folded, span, passage.inside)
        self.drafts: list[Draft] = []
        inside = [each for each in quantities if span.start <= each.start < span.end]
        self._walk(inside)

    def _walk(self, found: Sequence[Quantity]) -> None:
        before: tuple[Quantity, bool] | None = None
        for index, quantity in enumerate(found):
            clause = self._clause(quantity.start)
            after = found[index + 1] if index + 1 < len(found) and found[index + 1].start < clause.end else None
            last = before[0] if before and before[0].start >= clause.start else None
            draft = self._draft(quantity, clause, last, bool(before and before[1]), after)
            if draft is not None:
                self.drafts.append(draft)
            before = (quantity, draft is not None)

    def _clause(self, at: int) -> Clause:
        clause = next((each for each in self.clauses if each.start <= at < each.end), self.clauses[-1])
        return within(self.folded, at, clause)

    def _draft(
        self, quantity: Quantity, clause: Clause, last: Quantity | None, good: bool, after: Quantity | None
    ) -> Draft | None:
        """Judge one quantity; `last` and `after` are its neighbours in the clause, `good`: the last was a target."""
        between = self.folded[last.after : quantity.start] if last else ""
        if last and good and (quantity.edge == "<=" or _ONLY_JOINS.match(between)):
            return self._next_of_list(quantity, clause)
        left_at = self._left(clause, last, good, between, quantity)
        left = self.folded[left_at : quantity.start]
        sign, word_at = comparators.word(left)
        joined = bool(last and good and _ENDS_JOINED.search(between))
        aims = bool(sign) or joined or bool(_MADE.search(left)) or bool(ACHIEVE.search(left[-6:]))
        if traps.is_trap(self.folded, left_at, clause.end, quantity, aims):
            return None
        if not self._aims(quantity, left, sign, joined or (good and bool(last)), clause):
            return None
        return self._named(quantity, clause, left_at, left, sign, word_at, after, joined)

    def _left(self, clause: Clause, last: Quantity | None, good: bool, between: str, quantity: Quantity) -> int:
        """Where the words before the number begin that are about it alone."""
        if last is None or not good:
            start = clause.start
        elif _ENDS_JOINED.search(between):
            return quantity.start
        else:
            start = last.after
        ends = [date.end for date in self.dates if start <= date.start < quantity.start and date.role is not Role.BASELINE]
        opening = [end for end in ends if not self.folded[start:end].strip("、 和及到至力争确保在\n\"”“")[:-12]]
        return max([start, *opening[:2], *[end for end in ends if end - start < 20]])

    def _aims(self, quantity: Quantity, left: str, sign: str, listed: bool, clause: Clause) -> bool:
        """Is there a word that makes the quantity an aim?"""
        dated = any(date.role is Role.DEADLINE and date.start < quantity.start for date in self.dates)
        if quantity.what:
            return True
        if not quantity.unit and quantity.number is not None:
            return bool(sign)
        if quantity.chinese and quantity.sort is not Sort.SHARE:
            if quantity.unit in _LOOSE or (quantity.value in _ONE and quantity.unit != "倍" and sign not in {">=", "<=", "+"}):
                return False
            return bool(sign) or bool(_MADE.search(left)) or listed
        if sign or quantity.suffix or quantity.sort is Sort.SHARE or listed or dated:
            return True
        return bool(ACHIEVE.search(self.folded[clause.start : quantity.start])) or self._continues(quantity, left)

    def _continues(self, quantity: Quantity, left: str) -> bool:
        """`完成100个村，其中盘山县40个`: the same unit again in the same sentence, right after a short name."""
        return bool(self.drafts) and self.drafts[-1].quantity.unit == quantity.unit and len(left) < 12

    def _next_of_list(self, quantity: Quantity, clause: Clause) -> Draft:
        """`分别达到95%、90%和75%以上`, `20%—25%`: the values of one list are named together."""
        first = self.drafts[-1]
        sign = first.sign
        if quantity.edge and sign not in {"-", "+"}:
            sign = quantity.edge
        draft = replace(first, quantity=quantity, end=quantity.after, sign=sign, rule="list")
        if quantity.edge:
            return replace(draft, rule="range")
        return self._share_names(draft, clause)

    def _share_names(self, draft: Draft, clause: Clause) -> Draft:
        """Name the values of a list anew, now that there is one more."""
        size = 1
        while size < len(self.drafts) and self.drafts[-size].rule == "list":
            size += 1
        group = [*self.drafts[-size:], draft]
        names = self._names_before(group) or indicators.shared(self._whole_name(group[0]), len(group))
        end_sign = comparators.with_suffix(draft.sign, draft.quantity.suffix)
        for index in range(size):
            self.drafts[index - size] = replace(group[index], indicator=names[index], sign=end_sign)
        return replace(draft, indicator=names[-1], sign=end_sign)

    def _names_before(self, group: Sequence[Draft]) -> list[str]:
        """`人数突破1亿人次，总收入达到1500亿元，分别增长10%和12%`: the values repeat the order of those before."""
        before = self.drafts[: 1 - len(group)][-len(group) :]
        said = re.match(r"^(?:分别|各)(?P<verb>增长|提高|增加|提升)?", self.folded[group[0].start : group[0].end].strip())
        if not said or len(before) < len(group):
            return []
        return [f"{each.indicator}{said['verb'] or ''}" for each in before]

    def _whole_name(self, first: Draft) -> str:
        left = self.folded[first.start : first.quantity.start]
        _, word_at = comparators.word(left)
        name = indicators.subject(self._without_dates(first.start, first.start + word_at))
        return name or self._subject_before(first.clause)

    def _named(
        self,
        quantity: Quantity,
        clause: Clause,
        left_at: int,
        left: str,
        sign: str,
        word_at: int,
        after: Quantity | None,
        joined: bool,
    ) -> Draft | None:
        right = self._right(quantity, clause, after)
        name, rule, used_right = self._name(quantity, clause, left, sign, word_at, right)
        name = name or self._subject_before(clause)
        if not name:
            return None
        if joined and not sign:
            sign = self.drafts[-1].sign
            rule = "list"
        elif not sign and comparators.ADDS.search(left) and quantity.sort is not Sort.SHARE:
            sign = "+"
        sign = quantity.edge if quantity.edge and sign not in {"-", "+"} else sign
        sign = comparators.with_suffix(sign, quantity.suffix) or (">" if quantity.more else "=")
        end = quantity.after + (len(right) if used_right else 0)
        rule = "joined" if joined else rule
        start = clause.start if left_at <= clause.start or not joined else left_at
        return Draft(quantity, name, sign, clause, start, end, rule, self._baseline(clause, quantity))

    def _right(self, quantity: Quantity, clause: Clause, after: Quantity | None) -> str:
        """The words behind the value that may name it: up to the next quantity or the end of the clause."""
        begin = quantity.after
        if quantity.edge == ">=" and after is not None:
            return self.folded[after.after : clause.end].rstrip("。 \n")[:_RIGHT]
        if after is None:
            return self.folded[begin : clause.end].rstrip("。 \n")[:_RIGHT]
        between = self.folded[begin : after.start]
        if _STARTS_JOINED.match(between):
            return ""
        return _ENDS_JOINED.sub("", between)[:_RIGHT]

    def _name(
        self, quantity: Quantity, clause: Clause, left: str, sign: str, word_at: int, right: str
    ) -> tuple[str, str, bool]:
        """The indicator, the rule that made it, and whether words behind the value are part of it."""
        behind = right.removeprefix("的").strip("、和及 ")
        if quantity.what:
            return indicators.subject(left.rstrip("趋近于")) + quantity.what, "zero", False
        if sign:
            return self._compared(quantity, clause, left, sign, word_at, behind)
        counted = indicators.without_verb(indicators.subject(left))
        if quantity.sort is Sort.SHARE:
            name = indicators.as_share(counted + behind)
            return name, "share", bool(behind)
        adds = comparators.ADDS.search(left)
        if left.endswith("等") or (adds and adds.end() == len(left)):
            return (adds[0] if adds else "") + behind, "adds" if adds else "list of names", bool(behind)
        if left.endswith("的") and behind:
            return f"{counted}{behind}", "verb", True
        if len(counted) >= 2 and not (behind and counted.startswith("在")):
            return self._known(counted, quantity, clause), "verb", False
        work = re.match(r"(?P<noun>[^的]{1,4})的(?:建设|改造|整治|治理|创建)工作?$", behind)
        topic = self._topic(clause)
        if work and topic:
            return f"{topic}{work['noun']}", "topic", True
        return behind or counted, "verb", bool(behind)

    def _compared(
        self, quantity: Quantity, clause: Clause, left: str, sign: str, word_at: int, behind: str
    ) -> tuple[str, str, bool]:
        name = indicators.subject(left[:word_at])
        far = comparators.FAR.search(left)
        if far:
            name = indicators.subject(left[: far.start()])
            whole = far["object"].removesuffix("的")
            ratio = f"{name}占{whole}比例" if quantity.sort is Sort.SHARE else f"{name}与{whole}之比"
            return ratio, "ratio", False
        plain = indicators.without_verb(name)
        adds = comparators.ADDS.match(left, word_at)
        if behind and (adds or len(plain) < 2 or indicators.SCOPE.match(plain)):
            verb = adds[0] if adds else ""
            made = behind if adds else f"{plain}{behind}"
            return verb + (indicators.as_share(made) if quantity.sort is Sort.SHARE else made), "comparator", True
        name = plain if len(plain) >= 2 else name
        if not name:
            name = self._subject_before(clause)
        if quantity.sort is Sort.SHARE and sign not in {"-", "+"}:
            name = indicators.as_share(name)
        if sign == "+" and name and quantity.sort is Sort.SHARE:
            name += re.sub(r"[约近]$", "", left[word_at:])
        return self._known(name, quantity, clause), "comparator", False

    def _known(self, name: str, quantity: Quantity, clause: Clause) -> str:
        """Complete an elliptic name from the targets before it or from the action it belongs to."""
        last = self.drafts[-1] if self.drafts else None
        per = re.match(r"每.{1,8}?(?:拥有|配备)", last.indicator) if last and last.clause == clause else None
        if per and not name.startswith("每"):
            return per[0] + name
        part = _is_place(name) or self.folded[clause.start : clause.end].startswith("其中")
        if last and last.quantity.unit == quantity.unit and part and quantity.sort is Sort.COUNT:
            return f"{re.sub(r'[(][^()]*[)]$', '', last.indicator)}({name})"
        return indicators.complete(name, last.indicator if last else "", self._topic(clause))

    def _topic(self, clause: Clause) -> str:
        """The topic of the action right before the clause, within the same part of the sentence."""
        index = next((i for i, each in enumerate(self.clauses) if each.end >= clause.end), 0)
        while index > 0 and not self.clauses[index].opens:
            index -= 1
            topic = indicators.topic_of(self.folded[self.clauses[index].start : self.clauses[index].end])
            if topic:
                return topic
            if any(draft.clause == self.clauses[index] for draft in self.drafts):
                return ""
        return ""

    def _subject_before(self, clause: Clause) -> str:
        """`将商标变更、续展业务办理时限压缩一半，分别减至…`: what the clause before was about."""
        index = next((i for i, each in enumerate(self.clauses) if each.start == clause.start), 0)
        if not index:
            return ""
        previous = self.clauses[index - 1]
        text = self._without_dates(previous.start, previous.end)
        return indicators.subject(re.split(r"(?:开工|达到|突破|超过|不低于|翻|压缩|下降|降低|提高|提升|减少|增加|保持|稳定|逐年)", text)[0])

    def _without_dates(self, start: int, end: int) -> str:
        opening = [date.end for date in self.dates if start <= date.start < end and date.end - start < 20]
        return self.folded[max([start, *opening]) : end]

    def _baseline(self, clause: Clause, quantity: Quantity) -> str:
        values = [
            date.value
            for date in self.dates
            if date.role is Role.BASELINE and clause.start <= date.start < quantity.start
        ]
        return values[-1] if values else ""


def _is_place(name: str) -> bool:
    """`盘山县`, `自由贸易试验区`, `辽河口`: only where, so what is counted was said before."""
    return bool(re.fullmatch(r".{1,8}(?:[省市县区州盟旗镇乡村]|口|开发区|试验区|新区)", name)) and "、" not in name
