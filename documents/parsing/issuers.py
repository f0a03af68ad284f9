"""Who issues a text: named in its title or in that of its cover letter, by an order, by a note, or by who signs."""

import re
from collections.abc import Iterator, Sequence

from documents.parsing.fold import fold
from documents.parsing.front import Front
from documents.parsing.headlines import DATE_LINE, NUMBER_LINE, NUMBERED, ORDER_NUMBER, ORGAN_LINE
from documents.parsing.lines import Line
from documents.parsing.notes import maker_in
from documents.parsing.panel import ISSUER, panel_says

PARTY = re.compile(r"^(中共[^府]{1,20}?委(?:员会)?(?:办公厅|办公室)?)(.+)$")
ORGAN = re.compile(r"(?:委员会|委|政府|国务院|中央|厅|局|部|院|办公室|办|会|署|总局|公司)$")
_NAMED = r"(?!关于|全[省市县国])[\u4e00-\u9fff]{2,30}?(?:委员会|省委|市委|县委|区委|政府|厅|局|部|院|办公室|署|委|银行)"
SIGNER = re.compile(rf"^{_NAMED}$")
SPEAKER = re.compile(rf"^({_NAMED})(?:等[\d一二三四五六七八九十]*(?:个)?(?:部门|单位)|(?=\d{{4}}年|关于))")
ORDER = re.compile(r"^(?!.*关于)(?:中华人民共和国)?(?P<who>.{2,40}?)(?:令第?|(?<!的)公告(?=$|第|\d))")
ABOUT = re.compile(
    r"关于|(?<=[办厅委府院局部会室署])(?:(?:印发|转发|批转)(?=《|.*关于)|(?:印发|转发|批转|发布|公布)(?=《))"
)
BEFORE = re.compile(
    rf"(?:[“(][^“”()]{{2,20}}[”)])?(?:[\u4e00-\u9fff]{{1,15}}{NUMBERED}[:]?)?《?"
)  # above the name of who speaks


def _covers(front: Front) -> list[list[Line]]:
    """The title's lines and, above them, those of the cover letter's: 国务院办公厅关于印发…的通知."""
    return [front.title, _cover(front.block)]


def _cover(block: Sequence[Line]) -> list[Line]:
    """The line that names what is sent, the organ above it, and its second half."""
    for index, line in enumerate(block):
        if ABOUT.search(line.text) and "。" not in line.text:
            start = index
            while start and ORGAN_LINE.match(fold(block[start - 1].text)) and not line.text.startswith("《"):
                start -= 1
            return list(block[start : index + 2])
    return []


def issuers(source: str, front: Front, closing: Sequence[Line]) -> tuple[str, ...]:
    """The first found: who speaks in the title or its cover's, an order, a note, who signs, the title again, a panel."""
    for lines in _covers(front) if front.title else []:
        text = "".join(line.text for line in lines)
        about, before = ABOUT.search(text), BEFORE.match(fold(text))
        start = before.end() if before else 0
        speaker = text[start : about.start()] if about else ""
        if about and "《" not in speaker and ORGAN.search(speaker):
            return tuple(_organs(_printed(source, lines, start, about.start())))
    for line, below in pairs(front.block):
        order = ORDER.match(fold(line.text))
        if order and (NUMBER_LINE.match(fold(line.text)) or ORDER_NUMBER.match(below)):
            return tuple(_organs(_printed(source, [line], *order.span("who"))))
    for line in front.block:
        if maker := maker_in(fold(line.text)):
            return tuple(_organs(maker))
    return (
        _signed(source, front.block)
        or _signed(source, closing)
        or _in_title(front)
        or panel_says(source, front.discarded, ISSUER)
    )


def _signed(source: str, closing: Sequence[Line]) -> tuple[str, ...]:
    """Those who sign above the date: `山东省教育厅　山东省公安厅`, below it `共青团山东省委员会`."""
    dated = next((index for index, line in enumerate(closing) if DATE_LINE.match(fold(line.text))), 0)
    organs: list[str] = []
    for line in reversed(closing[:dated]):
        signers = _organs(_printed(source, [line], 0, len(line.text)))
        if not all(SIGNER.match(name) for name in signers):
            break
        organs[:0] = signers
    return tuple(organs)


def _in_title(front: Front) -> tuple[str, ...]:
    """Who speaks in a title without 关于: `武汉市卫生健康委员会2025年工作要点`, `山东省教育厅等五部门关于…`."""
    found = SPEAKER.match("".join(line.text for line in front.title))
    return (found.group(1),) if found else ()


def pairs(block: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Each line with the folded text of the next."""
    for index, line in enumerate(block):
        yield line, fold(block[index + 1].text) if index + 1 < len(block) else ""


def _printed(source: str, lines: Sequence[Line], start: int, end: int) -> str:
    """These characters of the lines as printed, with their white space: it parts the issuers."""
    offsets = [at for line in lines for at in line.at][start:end]
    return re.sub(r"\s+", " ", source[offsets[0] : offsets[-1] + 1])


def _organs(text: str) -> list[str]:
    """`中共禹州市委禹州市人民政府` → 中共禹州市委, 禹州市人民政府; also split where the print has a space or 、.

    A space inside a name (`大连 市人民政府`) parts nothing: both sides must be organs.
    """
    organs: list[str] = []
    pieces = [piece for piece in re.split(r"[\s、]+", text) if piece]
    if not all(ORGAN.search(piece) for piece in pieces):
        pieces = ["".join(pieces)]
    for piece in pieces:
        party = PARTY.match(piece)
        while party and not party.group(2).startswith(("办公", "宣传", "组织", "统战", "政法")):
            organs.append(party.group(1))
            piece = party.group(2)
            party = PARTY.match(piece)
        organs.append(piece)
    return organs
