"""What a text prints about itself: title, 文号, issuers, date, type, status, region."""

import re
from collections.abc import Iterator, Sequence

from documents.parsing import regions
from documents.parsing.fold import fold
from documents.parsing.front import Front
from documents.parsing.frontmatter import stated, stated_date
from documents.parsing.headlines import (
    ASIDE_LINE,
    CN_DATE,
    DATE_LINE,
    GLUED_NUMBER,
    HISTORY_LINE,
    NUMBER_LINE,
    NUMBERED,
    ORDER_HEAD,
    ORDER_NUMBER,
    ORGAN_LINE,
    STATUS_LINE,
)
from documents.parsing.lines import Line
from documents.parsing.nodes import Header
from documents.parsing.notes import maker_in, number_in
from documents.parsing.numerals import to_int

TYPE = re.compile(
    r"((?:实施|整改|工作|行动|指导|若干|暂行|管理|专项|总体|建设|改革|分工|发展|治理|补充|应急|考核|实施和)?"
    r"(?:方案|意见|通知|规划纲要|规划|计划|办法|条例|规定|细则|决定|纲要|要点|措施|清单|批复|公告|通告|公报|规则|章程|决议|预案|指南|解释|建议|纪要|法典|函|法))"
    r"[》”]?(?:[(][^()]*[)])*$"
)
OWN_TYPE = re.compile(r"制[定订]本(.{0,6}?(?:方案|意见|规划|计划|办法|规定|细则|条例|通知))")
DRAFT = re.compile(r"征求意见|草案|送审稿|讨论稿|审议稿|代拟稿")
PARTY = re.compile(r"^(中共[^府]{1,20}?委(?:员会)?(?:办公厅|办公室)?)(.+)$")
ORGAN = re.compile(r"(?:委员会|委|政府|国务院|中央|厅|局|部|院|办公室|办|会|署|总局|公司)$")
_NAMED = r"(?!关于|全[省市县国])[\u4e00-\u9fff]{2,30}?(?:委员会|省委|市委|县委|区委|政府|厅|局|部|院|办公室|署|委|银行)"
SIGNER = re.compile(rf"^{_NAMED}$")
SPEAKER = re.compile(rf"^({_NAMED})(?:等[\d一二三四五六七八九十]*(?:个)?(?:部门|单位)|(?=\d{{4}}年|关于))")
ORDER = re.compile(r"^(?:中华人民共和国)?(.{2,30}?)令第?")
NATIONAL = re.compile(
    r"国务院|中共中央|中华人民共和国|全国人民代表大会|^(?:国家|最高人民|[^省市县区州]{2,12}(?:部|总局|总署)(?:办公厅)?$)"
)
NATIONAL_TITLE = re.compile(
    r"^《?(?:中华人民共和国|国务院|最高人民法院|最高人民检察院|中共中央|中国人民解放军|全国(?!各))"
)
NATIONAL_NUMBER = re.compile(r"(?:国发|国办|国函|国令|中发|中办|国务院)")
ABOUT = re.compile(
    r"关于|(?<=[办厅委府院局部会室署])(?:(?:印发|转发|批转)(?=《|.*关于)|(?:印发|转发|批转|发布|公布)(?=《))"
)
BEFORE = re.compile(
    rf"(?:[“(][^“”()]{{2,20}}[”)])?(?:[\u4e00-\u9fff]{{1,15}}{NUMBERED}[:]?)?《?"
)  # above the name of who speaks
WRAPPED = re.compile(r"^《([^《》]+)》$")
YEARS_LINE = re.compile(r"^\(\d{4}\s?[-—至]\s?\d{4}年?\)$")
INNER_NUMBER = re.compile(rf"^\(([\u4e00-\u9fff]{{1,15}}{NUMBERED})[^()]*\)$")
PANEL_NUMBER = re.compile(
    r"(?:发文字号|发文文号|文件编号|文\s*号)\s?[：:][\s|｜]*([\u4e00-\u9fff]{1,15}[〔（(\[]\d{4}[〕）)\]]\s?第?\s?\d{1,5}号)"
)
PANEL_ISSUER = re.compile(
    r"(?:发文机关|制发机关|发文单位|发文部门|发布机构|发文机构)\s?[：:][\s|｜]*([^\s：:|｜]{3,40}(?:委|府|厅|局|部|院|室|会|署))(?:[\s|｜]|$)"
)
PANEL_TITLE = re.compile(r"(?:标\s*题|名\s*称)\s?[：:][\s|｜]*([^\n|｜]{4,150})")
DATE_AT_END = re.compile(rf"({CN_DATE})\s?(?:印发)?(?:\(此件.{{0,20}}\))?$")


def read_header(front: Front, closing: Sequence[Line], body: str) -> Header:
    """Read the title block, the signature below the text and, without title, the body."""
    issuers = _issuers(body, front, _covers(front) if front.title else [], closing)
    title = _spaced("".join(line.text for line in front.title), issuers)
    title = title or next(iter(_from_panel(body, front, PANEL_TITLE)), "") or stated(body, "title")
    status = next((line.text for line in front.block if STATUS_LINE.match(fold(line.text))), "")
    glued = GLUED_NUMBER.match(fold(title))
    title = title[: glued.start(1)] if glued else title
    title = WRAPPED.sub(r"\1", title) + _years(front, title)
    code = _region(issuers, title, body)
    number = _number(body, front)
    national = (
        NATIONAL_TITLE.match(title) or NATIONAL_NUMBER.match(number) or any(map(NATIONAL.search, issuers))
    )
    return Header(
        title=title + (status if status and status not in title else ""),
        document_number=number,
        issuers=issuers,
        issued_on=_date(front, closing) or stated_date(body),
        document_type=_type(title, body),
        status="draft" if DRAFT.search(title + status) else "issued",
        level="national" if national else regions.level_of(code) if code else "",
        regions=() if national or not code else tuple(regions.names()[step] for step in regions.chain(code)),
    )


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


def _issuers(
    source: str, front: Front, covers: Sequence[Sequence[Line]], closing: Sequence[Line]
) -> tuple[str, ...]:
    for lines in covers:
        text = "".join(line.text for line in lines)
        about, before = ABOUT.search(text), BEFORE.match(fold(text))
        start = before.end() if before else 0
        speaker = text[start : about.start()] if about else ""
        if about and "《" not in speaker and ORGAN.search(speaker):
            return tuple(_organs(_printed(source, lines, start, about.start())))
    for line, below in _pairs(front.block):
        order = ORDER.match(fold(line.text))
        if order and (NUMBER_LINE.match(fold(line.text)) or ORDER_NUMBER.match(below)):
            return (order.group(1),)
    for line in front.block:
        if maker := maker_in(fold(line.text)):
            return tuple(_organs(maker))
    return _signed(source, closing) or _in_title(front) or _from_panel(source, front, PANEL_ISSUER)


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


def _pairs(block: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Each line with the folded text of the next."""
    for index, line in enumerate(block):
        yield line, fold(block[index + 1].text) if index + 1 < len(block) else ""


def _printed(source: str, lines: Sequence[Line], start: int, end: int) -> str:
    """These characters of the lines as printed, with their white space: it parts the issuers."""
    offsets = [at for line in lines for at in line.at][start:end]
    return re.sub(r"\s+", " ", source[offsets[0] : offsets[-1] + 1])


def _from_panel(source: str, front: Front, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """What the panel of a government site says where the text itself prints nothing: 发文字号：…"""
    for line, _ in front.discarded:
        found = pattern.search(source[line.at[0] : line.at[-1] + 1])
        if found:
            return (found.group(1).strip(),)
    return ()


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


def _spaced(title: str, issuers: Sequence[str]) -> str:
    """The title with one space between issuers, as the official form prints it."""
    joined = "".join(issuers)
    return " ".join(issuers) + title[len(joined) :] if joined and title.startswith(joined) else title


def _number(source: str, front: Front) -> str:
    for line, below in _pairs(front.block):
        text = fold(line.text)
        found = NUMBER_LINE.match(text) or GLUED_NUMBER.match(text) or INNER_NUMBER.match(text)
        if found:
            start, end = found.span(found.re.groups)
            return line.text[start:end].removeprefix("中华人民共和国").removeprefix("文件编号")
        if ORDER_HEAD.match(text) and ORDER_NUMBER.match(below):
            return (text + below).removeprefix("中华人民共和国")
        if order := number_in(text):
            return order
    return next(iter(_from_panel(source, front, PANEL_NUMBER)), "")


def _years(front: Front, title: str) -> str:
    """A line of years below the title belongs to it: （2018-2020年）."""
    found = next((line.text for line in front.block if YEARS_LINE.match(fold(line.text))), "")
    return found if found not in title else ""


def _date(front: Front, closing: Sequence[Line]) -> str:
    """ISO date of a date line of the title block, of a 通过 line, of the cover letter's end, or of the signature."""
    for line in [*front.block, *reversed(closing)]:
        text = fold(line.text)
        whole = DATE_LINE.match(text) or HISTORY_LINE.match(text) or ASIDE_LINE.match(text)
        found = re.search(f"({CN_DATE})", text) if whole else DATE_AT_END.search(text)
        if found:
            return iso(found.group(1))
    return ""


def iso(printed: str) -> str:
    """`2022年12月2日` or `二〇二二年十二月二日` → `2022-12-02`; empty for no day of any calendar."""
    year, month, day = (to_int(part) or 0 for part in re.split("[年月日]", printed)[:3])
    return f"{year:04}-{month:02}-{day:02}" if 0 < month < 13 and 0 < day < 32 else ""


def _type(title: str, body: str) -> str:
    found = TYPE.search(fold(title)) or OWN_TYPE.search(body)
    return found.group(1) if found else ""


def _region(issuers: Sequence[str], title: str, body: str) -> str | None:
    for text in ("".join(issuers), title):
        code = regions.of_title(text)
        if code:
            return code
    return None if title else regions.of_body(body)
