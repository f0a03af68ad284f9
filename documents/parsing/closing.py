"""Where a text's closing begins: the last words of the document as a whole, attachments, signature, date."""

import re
from collections.abc import Callable, Sequence

from documents.parsing.attachments import listed
from documents.parsing.drafts import caption_end
from documents.parsing.fold import fold
from documents.parsing.headlines import DATE_LINE, ORGAN_LINE, PUBLIC_LINE
from documents.parsing.lines import Line
from documents.parsing.markers import DECIMAL, Family, mark_of, opens
from documents.parsing.nodes import Says

OWN = "方案|意见|办法|规定|通知|规划|计划|细则|条例|决定|措施|纲要|要点|制度|规则"
ABOUT_ITSELF = re.compile(
    rf"本(?:实施|工作|行动|管理|指导|整改)?(?:{OWN})|自.{{1,20}}(?:之日)?起(?:施行|实施|执行|废止)|同时废止|特此"
)
FAREWELL = re.compile(
    r"^(?:特此|专此|此)(?:函[复告达商]|[通公]告|通知|批复|复函|报告|说明|证明|决定|回复)[。.!]?$|^专此[函致]?[达复告]?[,][^。]{2,30}[。]$"
)
ENDING = re.compile(
    r"^附[::]|^附[件表][::]|^抄送|^抄报|^主送|^联系人|^(?:出席|列席|缺席|请假|记录|分送|抄发)(?:人员|单位)?[::]|^(?:\S{2,20})?20\d\d年\d{1,2}月\d{1,2}日印发"
)
# 各位代表！…, 感谢您对我市工作的关心。 close where nothing but a signature follows: the first opens paragraphs of a report, too.
SPOKEN = re.compile(r"^各位(?:代表|委员)[!！]|^(?:再次|衷心)*感谢(?:您|你|贵)[^。]*[!！。]")

ITS_VALIDITY = re.compile(r"(?:附则|施行|生效|解释权?|有效期限?|(?:施行|实施|执行)(?:日期|时间))$")
SHORT = 40  # characters of a line below a text
SIGNERS = 4  # lines of names above a date


def closings(lines: Sequence[Line]) -> list[range]:
    """Where closing lines stand: above the first annex (附件1), and at the end of all.

    A text that is dated above its annexes is closed there: signatures below belong to the annexes.
    """
    names = listed(lines)
    marked = [index for index, line in enumerate(lines) if index not in names and opens(line)]
    annex = next((index for index in marked if _is_annex(lines[index])), None)
    if annex is None:
        return [range(_start(lines, marked[-1], _ends) if marked else _tail(lines), len(lines))]
    last = max((index for index in marked if index < annex), default=-1)
    above = range(_start(lines[:annex], last, _ends), annex)
    ends = _is_below if _is_dated(lines, above) else _ends
    return [above, range(_start(lines, marked[-1], ends), len(lines))]


def signature(lines: Sequence[Line], ranges: Sequence[range]) -> list[Line]:
    """The closing lines that tell who signs and when: those above the annexes, where they have a date."""
    dated = [each for each in ranges if _is_dated(lines, each)]
    return [lines[index] for each in dated[:1] or ranges for index in each]


def _start(lines: Sequence[Line], last: int, ends: Callable[[str], bool]) -> int:
    """Index of the first closing line; the number of lines when there is none.

    Only lines without mark below `last`, the last marked one, can close: `…自本意见印发之日起废止。`, `附件：…`, a signature.
    """
    below_item = last >= 0 and _is_item(lines[last])
    first = last + 2 if last >= 0 and _wants_body(lines[last]) else last + 1
    for index in range(first, len(lines)):
        if lines[index].stands_apart or lines[index].says:
            continue
        if ends(lines[index].text) or (below_item and _speaks_of_itself(lines[index].text)):
            return index
        if SPOKEN.match(fold(lines[index].text)) and all(ends(line.text) for line in lines[index + 1 :]):
            return index
    return len(lines)


def _tail(lines: Sequence[Line]) -> int:
    """Where the closing of a text without numbers begins: its last short lines, from a date or 抄送： on, with who signs.

    `市人民政府办公室` / `2023年7月18日` / `联系人及电话：…`; the names of a list above it are text.
    """
    first = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        below = _is_below(line.text) or SPOKEN.match(fold(line.text)) is not None
        dated = DATE_LINE.match(fold(line.text)) is not None
        if (
            line.stands_apart
            or line.says
            or not (below or dated or (len(line.text) <= SHORT and "。" not in line.text))
        ):
            break
        first = index if below or dated else first
    signers = 0
    while (
        signers < SIGNERS and first - signers > 1 and ORGAN_LINE.match(fold(lines[first - signers - 1].text))
    ):
        signers += 1
    return first - signers if first < len(lines) else first


def _is_dated(lines: Sequence[Line], indices: range) -> bool:
    return any(DATE_LINE.match(fold(lines[index].text)) for index in indices)


def _is_annex(line: Line) -> bool:
    mark = mark_of(line)
    return mark is not None and mark.family is Family.ANNEX


def _is_item(line: Line) -> bool:
    """Does the line open something smaller than a chapter?"""
    if line.says is not None:
        return line.says is not Says.CHAPTER
    mark = mark_of(line)
    return mark is not None and mark.family >= Family.ARTICLE and mark.family is not Family.COMMA


def _wants_body(line: Line) -> bool:
    """`第五十条　（施行日期）`, `8.2预案实施`, `（三）施行日期` stand alone: the line below is what they are about."""
    mark = mark_of(line)
    if mark is None:
        return False
    text = line.cut(mark.length).text
    if mark.family is Family.ARTICLE:
        return caption_end(text) == len(text)
    return "。" not in text and (mark.family in DECIMAL or ITS_VALIDITY.search(text) is not None)


def _ends(text: str) -> bool:
    if _is_below(text) or DATE_LINE.match(fold(text)):
        return True
    return len(text) <= 40 and ORGAN_LINE.match(fold(text)) is not None


def _is_below(text: str) -> bool:
    """What stands below a text and is no signature: 特此通知。, 附件：…, 抄送：…, （此件公开发布）."""
    return any(pattern.match(fold(text)) for pattern in (FAREWELL, ENDING, PUBLIC_LINE))


def _speaks_of_itself(text: str) -> bool:
    return ABOUT_ITSELF.search(text) is not None
