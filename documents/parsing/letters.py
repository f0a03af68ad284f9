"""What a cover letter orders beyond what it sends: deadlines and duties that stand in no other place."""

import re
from collections.abc import Sequence

from documents.parsing.attachments import listed
from documents.parsing.fold import fold
from documents.parsing.headlines import DATE_LINE, ORGAN_LINE, PUBLIC_LINE
from documents.parsing.lines import Line
from documents.parsing.markers import Family, read_mark
from documents.parsing.sentences import split_sentences

NAMES = re.compile(r"《(?:[^《》]|《[^《》]*》)*》|〈[^〈〉]*〉")
SENDS = re.compile(r"印发|转发|批转|下发|发布|公布|发给|已经?[^,]{0,60}(?:同意|通过|批准|审定)")
ASKS = re.compile(
    r"^(?:[^,]{0,12},)?(?:特此|请|望|希)|(?:问题|情况|意见)[^。]{0,12}(?:请|反馈|报告|反映|函告)"
)
INVITES = re.compile(
    r"征求[^。]{0,12}意见|(?:意见|建议)[^。]{0,30}(?:反馈|寄送|发送)"
)  # an invitation orders nothing
ORDERS = re.compile(
    r"\d\s?(?:年|月|日|个工作日)[^,]{0,8}(?:前|内)|[年月]底前|(?<![主重需纲摘纪概必次简提紧])要(?!求|点|件)|必须|不得|应当"
)
NOTHING = (Family.ANNEX, Family.HEAD_1)
# `现将《…》印发给你们，请认真贯彻执行。` stands in letters only.
FORMULA = re.compile(
    r"(?:现|予以|一并|特此)[^。]{0,12}(?:印发|转发|批转|下发|发布|公布|发给)|(?:印发|转发|下发)(?:给)?你们"
)
NEAR = 12  # lines from the head of a letter to its formula, and from there to its date


def orders(lines: Sequence[Line]) -> set[int]:
    """Indices of lines that say more than `现印发给你们，请认真贯彻执行。`; below a numbered one every sentence does."""
    names = listed(lines)
    found: set[int] = set()
    numbered = False
    for index, line in enumerate(lines):
        if index in names or line.stands_apart or line.says:
            continue
        mark = read_mark(line.text)
        opens = mark is not None and mark.family not in NOTHING
        numbered = numbered or opens
        if opens or (numbered and "。" in line.text) or _is_order(line):
            found.add(index)
    return found


def sends(line: Line) -> bool:
    """Is it the sentence of a letter that sends what follows below it?"""
    return "。" in line.text and FORMULA.search(NAMES.sub("", fold(line.text))) is not None


def letter_end(lines: Sequence[Line]) -> int:
    """The index after a letter that opens the lines: after its signature, date and （此件公开发布）; 0 without one."""
    formula = next((index for index, line in enumerate(lines[:NEAR]) if sends(line)), None)
    if formula is None:
        return 0
    for index in range(formula + 2, min(len(lines), formula + NEAR)):
        if DATE_LINE.match(fold(lines[index].text)) and ORGAN_LINE.match(fold(lines[index - 1].text)):
            end = index + 1
            while end < len(lines) and PUBLIC_LINE.match(fold(lines[end].text)):
                end += 1
            return end
    return 0


def _is_order(line: Line) -> bool:
    pieces = (line.text[span.start : span.end] for span in split_sentences(line.text))
    return any(piece.endswith("。") and not _is_formula(piece) for piece in pieces)


def _is_formula(sentence: str) -> bool:
    """`现印发给你们`, `请结合实际，认真贯彻执行`, `执行中的问题请反馈`: what every letter says."""
    bare = NAMES.sub("", fold(sentence))
    if INVITES.search(bare):
        return True
    return (SENDS.search(bare) or ASKS.search(bare)) is not None and ORDERS.search(bare) is None
