"""Dates of a sentence and what they are for: a deadline (到2025年), a baseline (较2020年), the past (截至2023年底)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from documents.parsing.numerals import DIGITS, to_int

_YEAR = r"(?<!\d)(?:19|20)\d{2}"
_CN_YEAR = "[一二][〇零○一二三四五六七八九]{3}"
_SPAN = "[-—~至到]{1,2}"
_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
_REST = (
    rf"(?:(?P<month>{_MONTH})月(?:份)?(?P<day>{_DAY})?)?"
    r"(?P<part>上半年|下半年|第?[一二三四1-4]季度)?(?P<end>年?[底末]|年?初)?(?P<before>之?前|以前)?"
)
CALENDAR = re.compile(rf"(?:(?:{_YEAR})年?{_SPAN})?(?P<year>{_YEAR}|{_CN_YEAR})年(?P<fiscal>度)?{_REST}")
FIVE_YEARS = re.compile(
    r"[“\"]?(?P<plan>二?十[一二三四五六七八九]?五)[”\"]?(?P<tail>规划期末|规划期间|规划期|规划末|末期|期末|末年|末|时期|期间|期)?"
)
# Months and year ends without a year: they stay without one.
YEARLESS = re.compile(
    rf"(?<!\d年)(?<![\d一二三四五六七八九十])(?:{_MONTH})月(?:底|末|中旬|{_DAY})?之?前|(?<![\d年一二三四五六七八九十几两数])年(?:底|内)(?:之?前)?"
)

_COMPARED_BEFORE = re.compile(r"(?:(?<!占)比|较|相比于?|相较于?|对照)[“\"]?$")
_COMPARED_AFTER = re.compile(r"^[”\"]?(?:的?基础上|现状|同期|水平|相比|为基[准期数年]|实际|实绩)")
_NO_DEADLINE = re.compile(
    r"^[-—~至到]{1,2}(?:\d{4}年|\d{1,2}月)|^[”\"]?(?:以来|起|版|已|以后|出生|规划|计划|纲要|开局|发布的)"
)
_MADE_IN = re.compile(r"^(?:修订|印发|批复)")  # 2020年印发的方案, but 9月底前印发方案
# 2025年度 names a year's accounts, plan or judgement; it is a deadline where a deed follows: 2025年度，完成…
_DEED_OF_YEAR = re.compile(r"(?:[,、]|内|完成|建成|实现|达到|新[增建])")
_SINCE = re.compile(r"(?:自|从)$")
_UNTIL_NOW = re.compile(r"(?:截至|截止到?|截止)$")
_QUARTER = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}


class Role(StrEnum):
    """What a date does in its sentence."""

    DEADLINE = "deadline"
    BASELINE = "baseline"
    PAST = "past"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Date:
    """text[start:end] says `value`: `2025`, `2017-12` (年底), `2021-03` (3月底前), empty without a year (9月底前)."""

    start: int
    end: int
    value: str
    role: Role

    @property
    def year(self) -> int:
        """The year, 0 when none is printed."""
        return int(self.value[:4] or 0)


def is_before(value: str, issued: str) -> bool:
    """Is a printed date (2023, 2023-05) over on the day of issue? 2023-05 is not on 2023-05-30, nor 2023 in 2023."""
    return bool(value and issued) and value < issued[: len(value)]


def last_year_of_plan(number: int) -> int:
    """Last year of the n-th five-year plan, from the third on: “十四五” → 2025, “十五五” → 2030."""
    return 1955 + 5 * number


def dates(text: str) -> list[Date]:
    """All dates of a folded text, in order.

    到2025年, 2017年年底前, 2021年3月底前, 2019年上半年, 2023-2025年, “十四五”末期, 9月底前.
    """
    found = [_calendar(text, each) for each in CALENDAR.finditer(text)]
    found += [date for each in FIVE_YEARS.finditer(text) if (date := _plan(text, each))]
    taken = {index for date in found for index in range(date.start, date.end)}
    found += [
        Date(
            each.start(),
            each.end(),
            "",
            Role.DEADLINE,
        )
        for each in YEARLESS.finditer(text)
        if not taken.intersection(range(*each.span()))
    ]
    return sorted(found, key=lambda date: date.start)


def _calendar(text: str, found: re.Match[str]) -> Date:
    year = "".join(str(DIGITS.get(sign, sign)) for sign in found["year"])
    month = _month(found)
    role = _role(text, found.start(), found.end())
    if found["day"] and not found["before"] and role is Role.DEADLINE:
        role = Role.OTHER  # a day on which something happened or begins
    if (
        found["fiscal"]
        and role is Role.DEADLINE
        and not (found["end"] or _DEED_OF_YEAR.match(text, found.end()))
    ):
        role = Role.OTHER
    return Date(found.start(), found.end(), year + (f"-{month:02}" if month else ""), role)


def _month(found: re.Match[str]) -> int:
    if found["month"]:
        return to_int(found["month"]) or 0
    part, end = found["part"], found["end"] or ""
    if part and "季度" in part:
        return _QUARTER[part.removeprefix("第")[0]]
    if part:
        return 6 if part == "上半年" else 12
    return 1 if "初" in end else 12 if end else 0


def _plan(text: str, found: re.Match[str]) -> Date | None:
    """“十四五”末期 and “十四五”期间 are 2025; without 末, 期 it is a date only where it opens a clause."""
    number = to_int(found["plan"].removesuffix("五"))
    quoted = found[0][0] in '“"'
    if number is None or not (quoted or found["tail"]) or (number < 11 and not (quoted and found["tail"])):
        return None
    role = _role(text, found.start(), found.end())
    if role is Role.DEADLINE and not found["tail"]:
        opens = not text[: found.start()] or text[found.start() - 1] in "。,;:\n到"
        role = role if opens else Role.OTHER
    return Date(found.start(), found.end(), str(last_year_of_plan(number)), role)


def _role(text: str, start: int, end: int) -> Role:
    before, after = text[max(0, start - 4) : start], text[end : end + 5]
    if _COMPARED_BEFORE.search(before) or _COMPARED_AFTER.match(after):
        return Role.BASELINE
    if before[-1:] in ("由", "从") and re.match(r"的?\d", after):
        return Role.OTHER  # 由2020年的35%提高到60%
    made = _MADE_IN.match(after) and text[end - 1] != "前"
    if made or _NO_DEADLINE.match(after) or _SINCE.search(before):
        return Role.OTHER
    return Role.PAST if _UNTIL_NOW.search(before) else Role.DEADLINE
