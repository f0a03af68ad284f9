"""What a text prints about itself: title, 文号, issuers, date, type, status, region."""

import re
from collections.abc import Sequence

from documents.parsing import regions
from documents.parsing.fold import fold
from documents.parsing.front import CN_DATE, DATE_LINE, GLUED_NUMBER, NUMBER_LINE, STATUS_LINE, Front
from documents.parsing.lines import Line
from documents.parsing.nodes import Header
from documents.parsing.numerals import to_int

TYPE = re.compile(
    r"((?:实施|整改|工作|行动|指导|若干|暂行|管理|专项|总体|建设|改革|分工|发展|治理|补充|应急|考核|实施和)?"
    r"(?:方案|意见|通知|规划纲要|规划|计划|办法|条例|规定|细则|决定|纲要|要点|措施|清单|批复|公告|通告|公报|规则|章程|决议|预案|指南|法))"
    r"[》”]?(?:[(][^()]*[)])*$"
)
OWN_TYPE = re.compile(r"制[定订]本(.{0,6}?(?:方案|意见|规划|计划|办法|规定|细则|条例|通知))")
DRAFT = re.compile(r"征求意见|草案|送审稿|讨论稿|审议稿|代拟稿")
PARTY = re.compile(r"^(中共[^府]{1,20}?委(?:员会)?(?:办公厅|办公室)?)(.+)$")
ORGAN = re.compile(r"(?:委员会|委|政府|国务院|中央|厅|局|部|院|办公室|办|会|署|总局|公司)$")
ORDER = re.compile(r"^(?:中华人民共和国)?(.{2,30}?)令第?")
NATIONAL = re.compile(r"国务院|中共中央|中华人民共和国|全国人民代表大会|^(?:国家|[^省市县区州]{2,12}部$)")
DATE_AT_END = re.compile(rf"({CN_DATE})\s?(?:印发)?(?:\(此件.{{0,20}}\))?$")


def read_header(front: Front, closing: Sequence[Line], body: str) -> Header:
    """Read the title block, the signature below the text and, without title, the body."""
    titles = _covers(front) if front.title else []
    issuers = _issuers(front, titles)
    title = _spaced("".join(line.text for line in front.title), issuers)
    status = next((line.text for line in front.block if STATUS_LINE.match(fold(line.text))), "")
    glued = GLUED_NUMBER.match(fold(title))
    title = title[: glued.start(1)] if glued else title
    code = _region(issuers, title, body)
    national = any(NATIONAL.search(issuer) for issuer in issuers)
    return Header(
        title=title + (status if status and status not in title else ""),
        document_number=_number(front),
        issuers=issuers,
        issued_on=_date(front, closing),
        document_type=_type(title, body),
        status="draft" if DRAFT.search(title + status) else "issued",
        level="national" if national else regions.level_of(code) if code else "",
        regions=() if national or not code else tuple(regions.names()[step] for step in regions.chain(code)),
    )


def _covers(front: Front) -> list[str]:
    """The title and, above it, the title of the cover letter: 国务院办公厅关于印发…的通知."""
    block = "".join(line.text for line in front.block if line not in front.title)
    cover = re.match(r"^(.{2,150}?关于.{2,150}?的(?:通知|函|公告|决定|批复|意见))", block)
    return ["".join(line.text for line in front.title), cover.group(1) if cover else ""]


def _issuers(front: Front, titles: Sequence[str]) -> tuple[str, ...]:
    for title in titles:
        before, about, _ = title.partition("关于")
        if about and ORGAN.search(before):
            return tuple(_organs(before))
    for line in front.block:
        order = ORDER.match(fold(line.text))
        if order and NUMBER_LINE.match(fold(line.text)):
            return (order.group(1),)
    return ()


def _organs(text: str) -> list[str]:
    """`中共禹州市委禹州市人民政府` → 中共禹州市委, 禹州市人民政府; also split where the print has a space or 、."""
    organs = []
    for piece in re.split(r"[\s、]+", text):
        party = PARTY.match(piece)
        while party and not party.group(2).startswith(("办公", "宣传", "组织", "统战", "政法")):
            organs.append(party.group(1))
            piece = party.group(2)
            party = PARTY.match(piece)
        organs.append(piece)
    return [organ for organ in organs if organ]


def _spaced(title: str, issuers: Sequence[str]) -> str:
    """The title with one space between issuers, as the official form prints it."""
    joined = "".join(issuers)
    return " ".join(issuers) + title[len(joined) :] if joined and title.startswith(joined) else title


def _number(front: Front) -> str:
    for line in front.block:
        text = fold(line.text)
        found = NUMBER_LINE.match(text) or GLUED_NUMBER.match(text)
        if found:
            start, end = found.span(found.re.groups)
            return line.text[start:end].removeprefix("中华人民共和国")
    return ""


def _date(front: Front, closing: Sequence[Line]) -> str:
    """ISO date of a date line of the title block, of the cover letter's end, or of the signature."""
    for line in [*front.block, *reversed(closing)]:
        text = fold(line.text)
        found = re.search(CN_DATE, text) if DATE_LINE.match(text) else DATE_AT_END.search(text)
        if found:
            return _iso(found.group(found.re.groups))
    return ""


def _iso(printed: str) -> str:
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
