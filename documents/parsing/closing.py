"""Where a text's closing begins: the last words of the document as a whole, attachments, signature, date."""

import re
from collections.abc import Sequence

from documents.parsing.fold import fold
from documents.parsing.front import DATE_LINE, ORGAN_LINE, PUBLIC_LINE
from documents.parsing.lines import Line
from documents.parsing.markers import Family, mark_of, opens
from documents.parsing.nodes import Says

OWN = "方案|意见|办法|规定|通知|规划|计划|细则|条例|决定|措施|纲要|要点|制度|规则"
ABOUT_ITSELF = re.compile(
    rf"本(?:实施|工作|行动|管理|指导|整改)?(?:{OWN})|自.{{1,20}}(?:之日)?起(?:施行|实施|执行|废止)|同时废止|特此"
)
ATTACHMENTS = re.compile(r"^附\s?[件表]?\s?[::]\s?\S")
ENDING = re.compile(
    r"^附[::]|^附[件表][::]|^抄送|^抄报|^主送|^联系人|^(?:出席|列席|缺席|请假|记录|分送|抄发)(?:人员|单位)?[::]|^(?:\S{2,20})?20\d\d年\d{1,2}月\d{1,2}日印发"
)


def closing_start(lines: Sequence[Line]) -> int:
    """Index of the first closing line; the number of lines when there is none.

    Only lines without mark after the last marked one can close: `…自本意见印发之日起废止。`, `附件：…`, a signature.
    """
    listed = _attachments(lines)
    marked = [index for index, line in enumerate(lines) if index not in listed and opens(line)]
    last = max(marked, default=len(lines))
    if last == len(lines):
        return last
    below_item = _is_item(lines[last])
    for index in range(last + 1, len(lines)):
        if lines[index].stands_apart or lines[index].says:
            continue
        if _ends(lines[index].text) or (below_item and _speaks_of_itself(lines[index].text)):
            return index
    return len(lines)


def _attachments(lines: Sequence[Line]) -> set[int]:
    """Lines of a list of attachments: `附件：1.任务清单` and the numbered names below it are no provisions."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.says:
            continue
        mark = mark_of(line)
        is_entry = mark is not None and mark.family is Family.DOT and "。" not in line.text
        if ATTACHMENTS.match(fold(line.text)) or (is_entry and index - 1 in found):
            found.add(index)
    return found


def _is_item(line: Line) -> bool:
    """Does the line open something smaller than a chapter?"""
    if line.says is not None:
        return line.says is not Says.CHAPTER
    mark = mark_of(line)
    return mark is not None and mark.family >= Family.ARTICLE and mark.family is not Family.COMMA


def _ends(text: str) -> bool:
    text = fold(text)
    if ENDING.match(text) or DATE_LINE.match(text) or PUBLIC_LINE.match(text):
        return True
    return len(text) <= 40 and ORGAN_LINE.match(text) is not None


def _speaks_of_itself(text: str) -> bool:
    return ABOUT_ITSELF.search(text) is not None
