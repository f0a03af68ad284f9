"""Which mark stands at the head of a line: its family, its number, how long the label is. Says nothing of depth."""

import re
from dataclasses import dataclass
from enum import IntEnum

from documents.parsing.fold import fold
from documents.parsing.lines import Line, Look
from documents.parsing.nodes import Says
from documents.parsing.numerals import CHINESE, to_int

HEADINGS = (Says.CHAPTER, Says.CLAUSE, Says.MEASURE)


class Family(IntEnum):
    """The kinds of mark, in the order in which official writing nests them (GB/T 9704: 一、（一）1.（1）)."""

    ANNEX = 0  # 附件1
    PART = 1  # 第一编, 第一部分
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    ARTICLE = 4  # 第一条
    HEAD_1 = 5  # 1 总则
    HEAD_2 = 6  # 1.1 编制目的
    HEAD_3 = 7  # 1.1.1
    COMMA = 8  # 一、
    PAREN = 9  # （一）
    DOT = 10  # 1. or 1、
    DIGIT_PAREN = 11  # （1） or 1）
    CIRCLED = 12  # ①
    DASH = 13  # —— and bullets: no number
    FIRSTLY = 14  # 一是, 一要


DECIMAL = (Family.HEAD_1, Family.HEAD_2, Family.HEAD_3)  # 1, 1.1, 1.1.1


@dataclass(frozen=True, slots=True)
class Mark:
    """A label at the head of a line: `（二十三）` is Mark(PAREN, 23, 5). `number` 0 where none is printed.

    `above` is the number of the heading above that a decimal label repeats: 3 of `3.2`. `inserted` is 1 of 第二条之一.
    """

    family: Family
    number: int
    length: int
    above: int = 0
    inserted: int = 0


_N = f"[{CHINESE}]{{1,7}}"
_UNITS = "[万亿千百倍个米吨度年月日元成公平立毫微克人次项家户亩%％]"
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = tuple(
    (family, re.compile(pattern))
    for family, pattern in (
        (Family.ANNEX, r"附\s?[件表录]\s?(\d{1,2})?\s?[::]?$"),
        (Family.PART, rf"第\s?({_N}|\d{{1,2}})\s?(?:编|篇|部分)(?=\s|(?![的规中所和]))[、:]?"),
        (Family.CHAPTER, rf"第\s?({_N}|\d{{1,3}})\s?章(?=\s|(?![的规中所和、]))"),
        (Family.SECTION, rf"第\s?({_N}|\d{{1,3}})\s?节(?=\s|(?![的规中所和、]))"),
        (
            Family.ARTICLE,
            rf"第\s?(?P<number>{_N}|\d{{1,4}})\s?条(?:之(?P<inserted>[{CHINESE}]{{1,3}})|(?!之[{CHINESE}]))(?=\s|(?![件约款规所的至和、第]))",
        ),
        (Family.HEAD_3, r"(?P<above>\d{1,2})[.]\d{1,2}[.](\d{1,2})[.]?\s?(?=[\u4e00-\u9fff])"),
        (Family.HEAD_2, rf"(?P<above>\d{{1,2}})[.](\d{{1,2}})\s?(?=[\u4e00-\u9fff])(?!{_UNITS})"),
        (Family.HEAD_1, r"(\d{1,2})\s(?=[\u4e00-\u9fff][^。；;，,]{1,38}$)"),
        (Family.COMMA, rf"({_N})\s?[、.](?!\s?{_N}、)"),
        (Family.PAREN, rf"\(\s?({_N})\s?\)[、.]?"),
        (Family.DIGIT_PAREN, r"(\(\s?)?(\d{1,3})\s?\)(?(1)|(?!\d{1,5}\s?号))[、.]?"),  # 7〕35号 is torn off
        (Family.DOT, r"(\d{1,3})\s?(?:[.](?!\d)|[.、](?=(?:19|20)\d\d年)|、(?!\d))"),
        (Family.CIRCLED, r"([①-⑳])"),
        (Family.DASH, r"(?:——+|--|[●•·◆■▪◇○★※])\s?(?=\S)()"),
        (Family.FIRSTLY, r"([一二三四五六七八九十]{1,2})[是要](?=[^求素件])"),
    )
)
# Labels only where a series says so: digits.py, heads.py.
DIGITS = re.compile(r"(\d{1,3})[.、](?=\d)")
GLUED_HEAD = re.compile(rf"(\d{{1,2}})[.]?\s?(?!{_UNITS})(?=[\u4e00-\u9fff][^。；;，,：:]{{1,38}}$)")


def read_mark(text: str) -> Mark | None:
    """The mark that opens the text, if one does.

    `二、保障措施` → COMMA 2; `3 .实施` → DOT 3; `1.5万吨` → None; `——生态` → DASH without number.
    """
    head = fold(text[:42])
    for family, pattern in _PATTERNS:
        found = pattern.match(head)
        if found is None:
            continue
        named = found.groupdict()
        number = _number(family, named.get("number") or found.group(found.re.groups) or "")
        if number is not None and found.end() <= len(text):
            above, inserted = (to_int(named.get(name) or "0") or 0 for name in ("above", "inserted"))
            return Mark(family, number, len(found.group().rstrip()), above, inserted)
    return None


def mark_of(line: Line) -> Mark | None:
    """The mark that opens a line; none in the row of a table, or where a person says that the line opens nothing."""
    if keeps_whole(line) or line.stands_apart:
        return None
    return _of_series(line.text) if Look.NUMBERED in line.look else read_mark(line.text)


def _of_series(text: str) -> Mark | None:
    head = GLUED_HEAD.match(fold(text))
    label = head or DIGITS.match(fold(text))
    family = Family.HEAD_1 if head else Family.DOT
    return Mark(family, int(label[1]), len(label[0].rstrip())) if label else read_mark(text)


def opens(line: Line) -> bool:
    """Does the line open a provision, by its mark or by a person's word?"""
    return line.says in HEADINGS or mark_of(line) is not None


def keeps_whole(line: Line) -> bool:
    """Is the line as it stands one thing, whatever marks are in it, as a person says or a cover letter shows?"""
    return Look.LETTER in line.look or line.says is not None and line.says not in HEADINGS


def _number(family: Family, printed: str) -> int | None:
    if family in (Family.DASH, Family.ANNEX) and not printed:
        return 0
    if family is Family.CIRCLED:
        return ord(printed) - ord("①") + 1
    return to_int(printed)
