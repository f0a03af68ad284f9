"""Words that say which part an organisation has in a measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from documents.parsing.nodes import Span


class Role(StrEnum):
    """牵头, 责任, 配合, 指导, 提及."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    GUIDE = "guide"
    MENTIONED = "mentioned"


LABELS = {
    Role.LEAD: "(?:牵头(?:责任|负责|领导)?|主办|第一责任)(?:单位|部门|机构|[处科股]室)|总牵头",
    Role.RESPONSIBLE: "责任主体|实施主体|(?:整改|主体|监管|属地|行业|直接)?(?:责任|负责|承办|主责|实施|落实)"
    "(?:单位|部门|[处科股]室)",
    Role.SUPPORT: "(?:配合|参与|参加|协办|协同|协作|支持)(?:单位|部门|[处科股]室)",
    Role.GUIDE: "(?:业务)?(?:指导|督导|督办|督促)(?:责任)?(?:单位|部门)",
}
ANY_LABEL = re.compile("|".join(f"(?P<{role}>{words})" for role, words in LABELS.items()))
OTHER_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}\s?[:：]")  # 完成时限：, 责任人：

VERBS = {
    Role.LEAD: "(?:共同|联合|分别|各自|负责|总)?牵头(?:负责|组织|实施|落实|督导|推进|抓总)*|主办|抓总",
    Role.RESPONSIBLE: "(?:具体|分别|共同|联合|组织|抓好|分工|依职责)*(?:负责|落实|实施|承担)(?:落实|实施|推进|组织实施)*|承办",
    Role.SUPPORT: "(?:共同|积极|协同|密切)*(?:参与|配合|参加|协助|协同|协办|支持)(?:落实|实施|配合)*",
    Role.GUIDE: "(?:业务|统筹|督促)*指导(?:协调|监督|督促)*|督促指导|督导",
}
# How it is done, before the verb: 结合实际落实, 按要求抓好落实.
HOW = (
    "(?:(?:结合|立足|根据)(?:各自|本地|本?地区|当地|自身|部门)?(?:工作)?实际(?:情况)?|按照?(?:有关|相关|上述)?(?:要求|规定|程序)"
    "|依法(?:依规)?|认真|切实|全力|抓紧|抓好){0,3}"
)
BY_DUTY = (
    rf"(?:等(?:单位|部门)?)?(?:各自)?{HOW}"
    rf"(?:(?:按照?|依据|依|根据)(?:各自|部门|有关)?的?(?:职责|职能|任务)?(?:职责)?(?:分工)?(?:范围)?内?)?{HOW}"
)
VERB_AT_END = re.compile(
    f"(?:{BY_DUTY})(?:" + "|".join(f"(?P<{role}>{verb})" for role, verb in VERBS.items()) + r")\s*$"
)
# By when is none of the names: `市发改委，2025年底前完成`, `12月底前完成`, `持续推进`.
TIME = re.compile(
    r"(?:\d{4}年|(?<!\d)\d{1,2}月|[一二]〇[〇一二三四五六七八九]{2}年|(?:当|今|本|明)?年[底内末]|每年|按季度|按月)[^、()（）]*$"
    r"|^\s*(?:长期|持续|常年|全年|常态化|立即)[^、()（）]{0,8}$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a responsibility group: the list of names in text[names], and their role, None where unsaid."""

    names: Span
    role: Role | None
    rule: str


def parts(text: str, start: int, end: int) -> list[Part]:
    """The inside of a group, cut into lists with their roles.

    `牵头单位:A;责任单位:B、C等` by labels; `A牵头，B、C按职责分工负责` by the verb behind; a list without verb takes the
    one that follows.
    """
    labels = [found for found in ANY_LABEL.finditer(text, start, end) if _is_label(text, found, start)]
    if labels:
        return list(_labelled(text, labels, end))
    found = [_by_verb(text, piece) for piece in _commas(text, start, end)]
    for index in range(len(found) - 2, -1, -1):
        if found[index].role is None:
            found[index] = Part(found[index].names, found[index + 1].role, found[index + 1].rule)
    return found


def _is_label(text: str, found: re.Match[str], start: int) -> bool:
    """A label opens the group or follows ；，。 or white space: 各牵头单位 in a sentence is none."""
    before = text[start : found.start()].rstrip()
    return not before or before[-1] in "；;，,。、)）" or text[found.end() : found.end() + 1] in ("：", ":")


def _labelled(text: str, labels: list[re.Match[str]], end: int) -> Iterator[Part]:
    for found, after in zip(labels, [*labels[1:], None], strict=True):
        stop = after.start() if after else end
        begin = found.end()
        while begin < stop and text[begin] in "：: 为是":
            begin += 1
        closing = re.compile("[；;。]").search(text, begin, stop)
        other = OTHER_LABEL.search(text, begin, stop)
        stop = min([stop, *(each.start() for each in (closing, other) if each)])
        yield from listed(text, Span(begin, stop), Role(str(found.lastgroup)))


def listed(text: str, inside: Span, role: Role) -> Iterator[Part]:
    """The lists below a label, which says the role.

    负责 behind a name adds nothing to it, but `责任单位：A牵头，B配合` says more.
    """
    pieces = [_by_verb(text, piece) for piece in _commas(text, inside.start, inside.end)]
    exact = any(piece.role not in (None, Role.RESPONSIBLE) for piece in pieces)
    for piece in pieces:
        yield Part(piece.names, (piece.role if exact else None) or role, "标签")


def _by_verb(text: str, piece: Span) -> Part:
    found = VERB_AT_END.search(text, piece.start, piece.end)
    if found is None:
        return Part(piece, None, "名单")
    return Part(Span(piece.start, found.start()), Role(str(found.lastgroup)), "动词")


def _commas(text: str, start: int, end: int) -> Iterator[Span]:
    """Pieces between commas and semicolons outside brackets, without the words that say by when."""
    for piece in _pieces(text, start, end):
        time = TIME.search(text, piece.start, piece.end)
        names = Span(piece.start, time.start() if time else piece.end)
        if text[names.start : names.end].strip():
            yield names


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    depth, begin = 0, start
    for index in range(start, end):
        depth += (text[index] in "(（[〔") - (text[index] in ")）]〕")
        if depth == 0 and text[index] in "，,；;":
            yield Span(begin, index)
            begin = index + 1
    if begin < end:
        yield Span(begin, end)
