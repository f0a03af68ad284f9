"""Which quantities of a sentence are targets, and which way they are meant."""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.enriching.passages import Passage
from documents.enriching.targets import comparators, traps
from documents.enriching.targets.clauses import ACHIEVE, Clause
from documents.enriching.targets.deadlines import Date
from documents.enriching.targets.naming import name_of, names_of_list
from documents.enriching.targets.sentence import WINDOW, Around, Draft, Sentence, starting_in
from documents.enriching.targets.units import Sort
from documents.enriching.targets.values import Quantity
from documents.parsing.nodes import Span

_ONLY_JOINS = re.compile(r"^(?:、|和|及|与|以及|或|,)?(?:其中)?$")
_ENDS_JOINED = re.compile(r"(?:、|和|(?<![普涉危惠触顾波])及|与|以及|并)$")
_STARTS_JOINED = re.compile(r"^(?:、|和|及(?!以上)|与|以及|并)")
_MADE = re.compile(
    r"(?:建成|新建|打造|培育|创建|新增|建设|完成|开通|引进|培养|设立|认定|每[市县区乡镇村个])(?:约|近|共)?$"
)
_THING = re.compile(r"[一-鿿]{3}(?<!有)(?<!各)$")
# Chinese numerals with these say little: 两批, 三类, 一次.
_LOOSE = frozenset("类批次种道单片块节组对部支门班")
_OF_YEAR = re.compile(r"(?<=[到至为由从])(?:19|20)\d\d年[底末]?的$")  # 由2020年的35%提高到2025年的60%
_LIST = 20  # values of one list that are named one by one
_RIGHT = 40  # characters: the longest name that stands behind its number


def read(passage: Passage, span: Span, dates: Sequence[Date], found: Sequence[Quantity]) -> Sentence:
    """The sentence at `span` with its targets."""
    sentence = Sentence.of(passage, span, dates)
    own = starting_in(found, span)
    before: Quantity | None = None
    good = False
    for quantity, after in zip(own, [*own[1:], None], strict=False):
        clause = sentence.clause_at(quantity.start)
        last = before if before and before.start >= clause.start else None
        following = after if after and after.start < clause.end else None
        draft = _draft(sentence, quantity, clause, last if good else None, following)
        if draft is not None:
            sentence.drafts.append(draft)
        before, good = quantity, draft is not None
    return sentence


def _draft(
    sentence: Sentence, quantity: Quantity, clause: Clause, last: Quantity | None, after: Quantity | None
) -> Draft | None:
    """Judge one quantity; `last` is the target before it in its clause, `after` the quantity behind it."""
    between = sentence.text(last.after, quantity.start) if last else ""
    if last and (quantity.edge == "<=" or _ONLY_JOINS.match(between)):
        return _next_of_list(sentence, quantity)
    joined = bool(_ENDS_JOINED.search(between))
    left_at = (
        quantity.start
        if joined
        else sentence.after_dates(last.after if last else clause.start, quantity.start)
    )
    if sentence.text(quantity.start - 1, quantity.start) == "、":  # 一批工作室、1200个培训基地
        left_at = quantity.start
    left_at = max(left_at, quantity.start - WINDOW)
    left = _OF_YEAR.sub("", sentence.text(left_at, quantity.start))
    sign, word_at = comparators.word(left)
    around = Around(
        quantity, clause, left_at, left, sign, word_at, _right(sentence, quantity, clause, after), joined
    )
    if _is_trap(sentence, around) or not _is_aim(sentence, around, listed=last is not None):
        return None
    return _made(sentence, around)


def _right(sentence: Sentence, quantity: Quantity, clause: Clause, after: Quantity | None) -> str:
    """The words behind the value that may name it: up to the next quantity or the end of the clause.

    `10个园区和2个特色园区` → 园区; of a range those behind its upper end; `5家以上营业收入超100亿元的企业` keeps all.
    """
    begin = after.after if after and quantity.edge == ">=" else quantity.after
    whole = sentence.text(begin, min(clause.end, begin + _RIGHT)).rstrip("。 \n")
    between = sentence.text(begin, min(after.start, begin + WINDOW)) if after and begin <= after.start else ""
    if _STARTS_JOINED.match(between):
        return ""
    return _ENDS_JOINED.sub("", between)[:_RIGHT] if _ENDS_JOINED.search(between) else whole


def _is_trap(sentence: Sentence, around: Around) -> bool:
    said = around.sign or around.joined or _MADE.search(around.left) or ACHIEVE.search(around.left[-6:])
    end = min(around.clause.end, around.quantity.after + WINDOW)
    return traps.is_trap(sentence.passage.folded, around.left_at, end, around.quantity, bool(said))


def _is_aim(sentence: Sentence, around: Around, listed: bool) -> bool:
    """Is there a word that makes the quantity an aim? `listed`: a target stands before it in the clause."""
    quantity, left, sign = around.quantity, around.left, around.sign
    if quantity.what:
        return True
    if not quantity.unit and quantity.number is not None:
        return bool(sign)
    if quantity.chinese and quantity.sort is not Sort.SHARE:
        one = quantity.value == "1" and quantity.unit != "倍" and sign not in {">=", "<=", "+"}
        return quantity.unit not in _LOOSE and not one and bool(sign or _MADE.search(left) or listed)
    dated = sentence.deadline_at < quantity.start
    if sign or quantity.suffix or quantity.sort is Sort.SHARE or listed or dated:
        return True
    before = sentence.text(max(around.clause.start, quantity.start - WINDOW), quantity.start)
    return bool(ACHIEVE.search(before)) or _continues(sentence, around) or _ends_clause(sentence, around)


def _continues(sentence: Sentence, around: Around) -> bool:
    """`完成100个村，其中盘山县40个`: the same unit again in the same sentence, right after a short name."""
    last = sentence.last
    return last is not None and last.quantity.unit == around.quantity.unit and len(around.left) < 12


def _ends_clause(sentence: Sentence, around: Around) -> bool:
    """`加固中小型水库120座`: thing, number, end of the clause."""
    rest = sentence.text(around.quantity.after, min(around.clause.end, around.quantity.after + 3)).strip(
        "。 \n"
    )
    return not rest and around.quantity.sort is Sort.COUNT and bool(_THING.search(around.left))


def _made(sentence: Sentence, around: Around) -> Draft | None:
    """The target, or None where nothing names it."""
    quantity, clause, sign = around.quantity, around.clause, around.sign
    name = name_of(sentence, around)
    if not name.indicator:
        return None
    if around.joined and not sign and sentence.last:
        sign = sentence.last.sign
    elif not sign and comparators.ADDS.search(around.left) and quantity.sort is not Sort.SHARE:
        sign = "+"
    if quantity.edge and sign not in {"-", "+"}:
        sign = quantity.edge
    sign = comparators.with_suffix(sign, quantity.suffix) or (">" if quantity.more else "=")
    return Draft(
        quantity,
        name.indicator,
        sign,
        clause,
        start=around.left_at if around.joined else clause.start,
        end=quantity.after + (len(around.right) if name.behind else 0),
        rule="joined" if around.joined else name.rule,
        baseline=sentence.baseline(clause, quantity),
    )


def _next_of_list(sentence: Sentence, quantity: Quantity) -> Draft:
    """`分别达到95%、90%和75%以上`, `20%—25%`: the values of one list are named and compared together."""
    drafts = sentence.drafts
    draft = replace(drafts[-1], quantity=quantity, end=quantity.after, rule="list")
    if quantity.edge:
        sign = draft.sign if draft.sign in {"-", "+"} else quantity.edge
        return replace(draft, sign=sign, rule="range")
    size = 1
    while size < min(len(drafts), _LIST) and drafts[-size].rule == "list":
        size += 1
    group = [*drafts[-size:], draft]
    names = names_of_list(sentence, group)
    sign = comparators.with_suffix(draft.sign, quantity.suffix)
    group = [replace(each, indicator=name, sign=sign) for each, name in zip(group, names, strict=True)]
    drafts[-size:] = group[:-1]
    return group[-1]
