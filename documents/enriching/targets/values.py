"""Printed quantities: a number with its unit and what stands right behind it (以上, 以内, 左右)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from documents.enriching.targets.numbers import ARABIC, CHINESE, REDACTED, decimal, plain
from documents.enriching.targets.units import UNIT, Sort, sort_of

_SUFFIX = r"(?:及|\(含\)|含)?(?:以上|以下|以内|之内|左右|上下)"
_MORE = "余|多"
QUANTITY = re.compile(
    rf"(?<![\d.A-Za-z第+×·])(?<![A-Za-z\d]-)(?P<number>{ARABIC}|{REDACTED})(?P<more>{_MORE})? ?(?P<unit>{UNIT})(?![+×])"
)
CHINESE_QUANTITY = re.compile(
    rf"(?<![第一二三四五六七八九十百千万几数]) ?(?P<number>{CHINESE})(?P<more>{_MORE})?(?P<unit>{UNIT})"
)
HUNDREDTHS = re.compile(rf"(?P<unit>百分之|千分之)(?P<number>{CHINESE}|{ARABIC})")
RANGE = re.compile(
    rf"(?<![\d.])(?P<number>{ARABIC})(?P<own>{UNIT})?(?:[-—~]{{1,2}}|至|到)(?=(?:{ARABIC})(?P<unit>{UNIT}))"
)
# A unit printed once serves all: 分别不高于53和32微克/立方米.
ONE_UNIT = re.compile(
    rf"分别[^\d,;。]{{0,10}}(?P<numbers>(?:(?:{ARABIC})(?:、|和|及|与)){{1,9}})(?=(?:{ARABIC})(?P<unit>{UNIT}))"
)
ZERO = re.compile(
    r"(?:趋(?:近|于)?|近)?(?P<number>零)(?P<what>增长|发生|排放|新增|死亡|事故|填埋|上升)(?=$|[,;:。、)\n]|和|及)"
)
# Numbers without a unit: 万车死亡率控制在1.2以内, PUE降至1.3以下.
UNITLESS = re.compile(
    rf"(?<=[在到至达于过为])(?P<number>{ARABIC})(?=以上|以下|以内|左右|[,;。、)]|$)", re.MULTILINE
)
BARE_REDACTED = re.compile(r"(?<=[至到达为])(?P<number>\*{2,4})(?![%\w])")
SUFFIX = re.compile(_SUFFIX)

_AIM = r"[^”\"\n]{2,50}(?:达到|提高到|控制在|不低于|不少于)\d"  # 实现“森林覆盖率达到45%”的目标: quoted, yet no name
# Names and titles hold numbers that are no quantities: “12369”, 《中国制造2025…》, 5G, PM2.5, 7×24小时, “1+5+4”.
_NAMES = (
    re.compile(rf"“(?!{_AIM})[^”\n]{{0,60}}”|\"(?!{_AIM})[^\"\n]{{0,60}}\"|「[^」\n]*」"),
    re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》"),
    re.compile(r"[一-鿿]{1,12}\(\d{4}\)第?\d+号|第\d+号"),
    re.compile(r"第 ?[\d一二三四五六七八九十百]+"),
    re.compile(r"(?<!\d)\d{1,9}(?:(?:[×*xX]\d{1,9})+(?:小时|天)?|(?:\+[\dN]{1,9})+)"),
    re.compile(r"(?<![A-Za-z])[A-Za-z]{1,20}-?\d{1,9}(?:\.\d{1,9})?"),
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """text[start:end] is number and unit, text[start:number_end] the number; `suffix` ends at `after`.

    `value` is the number in Arabic digits (`**` when redacted), `more` says that 余 or 多 stands behind it.
    `edge` is ">=" or "<=" for the lower and upper end of a range (20%—25%), else empty.
    `what` is the word behind 零: 增长.
    """

    start: int
    number_end: int
    end: int
    after: int
    value: str
    unit: str
    suffix: str
    sort: Sort
    chinese: bool = False
    more: bool = False
    edge: str = ""
    what: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value as a number, None when it is redacted."""
        return decimal(self.value)


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The folded text with names, titles and the given spans (dates) blotted out; same length."""
    for pattern in _NAMES:
        text = pattern.sub(lambda found: "□" * len(found[0]), text)
    signs = list(text)
    for start, end in spans:
        signs[start:end] = "□" * (end - start)
    return "".join(signs)


def quantities(text: str) -> list[Quantity]:
    """All quantities of a masked text, in order; what they are for is judged later."""
    found: dict[int, Quantity] = {}
    for each in RANGE.finditer(text):
        if not re.match(r"[\d.A-Za-z第+×·-]", text[max(0, each.start() - 1) : each.start()]):
            found[each.start()] = _quantity(text, each, unit=each["own"] or each["unit"], edge=">=")
            found[each.end()] = _upper(text, each.end())
    for each in ONE_UNIT.finditer(text):
        for one in re.compile(ARABIC).finditer(text, *each.span("numbers")):
            found[one.start()] = _of_list(one, each["unit"])
    for each in HUNDREDTHS.finditer(text):
        found.setdefault(each.start(), _hundredths(text, each))
    taken = _taken(found.values())
    for pattern, chinese in ((QUANTITY, False), (CHINESE_QUANTITY, True)):
        for each in pattern.finditer(text):
            start = each.start("number")
            if not taken.intersection(range(start, each.end())):
                found[start] = _quantity(text, each, unit=each["unit"], chinese=chinese)
                taken.update(range(start, each.end()))
    for each in ZERO.finditer(text):
        start, end = each.span("number")
        found[start] = Quantity(
            start, end, each.end(), each.end(), "0", "", "", Sort.SHARE, what=each["what"]
        )
    for each in UNITLESS.finditer(text):
        start, end = each.span("number")
        if not re.fullmatch("(?:19|20)\\d\\d", each["number"]):
            suffix, after = _suffix(text, end)
            number = plain(each["number"])
            found.setdefault(start, Quantity(start, end, end, after, number, "", suffix, Sort.MULTIPLE))
    for each in BARE_REDACTED.finditer(text):
        start, end = each.span("number")
        found.setdefault(start, Quantity(start, end, end, end, each["number"], "", "", Sort.SHARE))
    return [found[start] for start in sorted(found)]


def _taken(found: Iterable[Quantity]) -> set[int]:
    return {index for each in found for index in range(each.start, each.end)}


def _suffix(text: str, end: int) -> tuple[str, int]:
    found = SUFFIX.match(text, end)
    return (found[0], found.end()) if found else ("", end)


def _quantity(text: str, found: re.Match[str], unit: str, chinese: bool = False, edge: str = "") -> Quantity:
    start, number_end = found.span("number")
    end = number_end if edge else found.end()
    suffix, after = _suffix(text, end)
    more = bool(found.groupdict().get("more"))
    value = plain(found["number"])
    return Quantity(start, number_end, end, after, value, unit, suffix, sort_of(unit), chinese, more, edge)


def _of_list(number: re.Match[str], unit: str) -> Quantity:
    start, end = number.span()
    return Quantity(start, end, end, end, plain(number[0]), unit, "", sort_of(unit))


def _upper(text: str, start: int) -> Quantity:
    found = re.compile(rf"(?P<number>{ARABIC})(?P<unit>{UNIT})").match(text, start)
    assert found  # noqa: S101 - RANGE looked ahead for it
    suffix, after = _suffix(text, found.end())
    number_end = found.end("number")
    value, unit = plain(found["number"]), found["unit"]
    return Quantity(start, number_end, found.end(), after, value, unit, suffix, sort_of(unit), edge="<=")


def _hundredths(text: str, found: re.Match[str]) -> Quantity:
    suffix, after = _suffix(text, found.end())
    unit = "%" if found["unit"] == "百分之" else "‰"
    value = plain(found["number"])
    return Quantity(found.start(), found.end(), found.end(), after, value, unit, suffix, Sort.SHARE, True)
