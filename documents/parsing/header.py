"""What a text prints about itself: title, 文号, issuers, date, type, status, region."""

import re
from collections.abc import Sequence

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
    SPOKEN_LINE,
    STATUS_LINE,
)
from documents.parsing.issuers import issuers as issuers_of
from documents.parsing.issuers import pairs
from documents.parsing.lines import Line
from documents.parsing.nodes import Header
from documents.parsing.notes import number_in
from documents.parsing.numerals import to_int
from documents.parsing.panel import DATE, NUMBER, TITLE, panel_says

TYPE = re.compile(
    r"((?:实施|整改|工作|行动|指导|若干|暂行|管理|专项|总体|建设|改革|分工|发展|治理|补充|应急|考核|实施和)?"
    r"(?:方案|意见|通知|规划纲要|规划|计划|办法|条例|规定|细则|决定|纲要|要点|措施|清单|批复|公告|通告|公报|通报|报告|请示|规则|章程|决议|预案|指南|指引|准则|规范|标准|制度"
    r"|解释|建议|答复|议案|纪要|法典|函|法|令))"
    r"[》”]?(?:[(][^()]*[)])*$"
)
OWN_TYPE = re.compile(r"制[定订]本(.{0,6}?(?:方案|意见|规划|计划|办法|规定|细则|条例|通知))")
DRAFT = re.compile(r"征求意见|草案(?!的)|送审稿|讨论稿|审议稿|代拟稿")
NATIONAL = re.compile(
    r"国务院|中共中央|中华人民共和国|全国人民代表大会|^(?:国家|最高人民|[^省市县区州]{2,12}(?:部|总局|总署)(?:办公厅)?$)"
)
NATIONAL_TITLE = re.compile(
    r"^《?(?:中华人民共和国|国务院|最高人民法院|最高人民检察院|中共中央|中国人民解放军|全国(?!各))"
)
NATIONAL_NUMBER = re.compile(r"(?:国发|国办|国函|国令|中发|中办|国务院)")
WRAPPED = re.compile(r"^《([^《》]+)》$")
YEARS_LINE = re.compile(r"^\(\d{4}\s?[-—至]\s?\d{4}年?\)$")
INNER_NUMBER = re.compile(rf"^\(([\u4e00-\u9fff]{{1,15}}{NUMBERED})[^()]*\)$")
DATE_AT_END = re.compile(rf"({CN_DATE})\s?(?:印发)?(?:\(此件.{{0,20}}\))?$")


def read_header(front: Front, closing: Sequence[Line], body: str) -> Header:
    """Read the title block, the signature below the text and, without title, the body."""
    issuers = issuers_of(body, front, closing)
    title = _spaced("".join(line.text for line in front.title), issuers)
    title = title or next(iter(panel_says(body, front.discarded, TITLE)), "") or stated(body, "title")
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
        issued_on=_date(front, closing) or _panel_date(body, front) or stated_date(body),
        document_type=_type(title, body),
        status="draft" if DRAFT.search(title + status) else "issued",
        level="national" if national else regions.level_of(code) if code else "",
        regions=() if national or not code else tuple(regions.names()[step] for step in regions.chain(code)),
    )


def _spaced(title: str, issuers: Sequence[str]) -> str:
    """The title with one space between issuers, as the official form prints it."""
    joined = "".join(issuers)
    return " ".join(issuers) + title[len(joined) :] if joined and title.startswith(joined) else title


def _number(source: str, front: Front) -> str:
    for line, below in pairs(front.block):
        text = fold(line.text)
        found = NUMBER_LINE.match(text) or GLUED_NUMBER.match(text) or INNER_NUMBER.match(text)
        if found:
            start, end = found.span(found.re.groups)
            return line.text[start:end].removeprefix("中华人民共和国").removeprefix("文件编号")
        if ORDER_HEAD.match(text) and ORDER_NUMBER.match(below):
            return (text + below).removeprefix("中华人民共和国")
        if order := number_in(text):
            return order
    return next(iter(panel_says(source, front.discarded, NUMBER)), "")


def _years(front: Front, title: str) -> str:
    """A line of years below the title belongs to it: （2018-2020年）."""
    found = next((line.text for line in front.block if YEARS_LINE.match(fold(line.text))), "")
    return found if found not in title else ""


def _date(front: Front, closing: Sequence[Line]) -> str:
    """ISO date of a date line of the title block, of a 通过 line, of the cover letter's end, or of the signature."""
    for line in [*front.block, *reversed(closing)]:
        text = fold(line.text)
        whole = any(kind.match(text) for kind in (DATE_LINE, HISTORY_LINE, ASIDE_LINE, SPOKEN_LINE))
        found = re.search(f"({CN_DATE})", text) if whole else DATE_AT_END.search(text)
        if found:
            return iso(found.group(1))
    return ""


def _panel_date(source: str, front: Front) -> str:
    found = panel_says(source, front.discarded, DATE)
    return iso("{}年{}月{}".format(*found)) if found else ""


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
