"""Targets in tables of indicators: what is measured stands below 指标, its value below a year or 目标值.

`序号｜指标｜单位｜2020年｜2025年｜属性` and below it `1｜人均预期寿命｜岁｜77.9｜79｜预期性`.
"""

import re
from collections.abc import Iterator

from documents.enriching.passages import Passage
from documents.enriching.tables import Cell, Row, rows
from documents.enriching.targets.found import TargetFound
from documents.enriching.targets.numbers import ARABIC, decimal, plain
from documents.enriching.targets.units import UNIT
from documents.parsing.fold import fold
from documents.parsing.nodes import Span

LONGEST_HEAD = 16
NAMES = re.compile(r"指标(?:名称|内容|项)?$")
UNITS = re.compile(r"^(?:计量)?单位$")
YEAR = re.compile(r"(?<!\d)(20\d\d)年?")
AIM = re.compile(r"目标|规划值|预期值|达到")
NOW = re.compile(r"现状|基期|基准|基数|实际|实绩|完成值")
VALUE = re.compile(
    rf"^(?P<sign>≥|≤|>=|<=|>|<|不低于|不少于|不高于|不超过|大于|小于|达到|约)?\s?[\[(]?(?P<number>{ARABIC})[\])]?"
    rf"\s?(?P<unit>{UNIT}|)(?P<suffix>以上|以下|以内|左右)?$"
)
SIGNS = {
    **dict.fromkeys(("≥", ">=", "不低于", "不少于", "达到", "以上"), ">="),
    **dict.fromkeys(("≤", "<=", "不高于", "不超过", "以下", "以内"), "<="),
    **dict.fromkeys((">", "大于"), ">"),
    **dict.fromkeys(("<", "小于"), "<="),
}
IN_BRACKETS = re.compile(rf"\((?P<unit>{UNIT}|1?/10万|1/万)\)$")


def table_targets(passage: Passage, issued: str) -> Iterator[tuple[Row, list[TargetFound]]]:
    """The rows of tables of indicators with the targets of each."""
    for row in rows(passage.text, _is_head):
        heads = [fold(cell.head) for cell in row.cells]
        named = [cell for cell, head in zip(row.cells, heads, strict=True) if NAMES.search(head)]
        years = [int(found[1]) for head in heads if (found := YEAR.search(head))]
        aims = [cell for cell in row.cells if _is_aim(fold(cell.head), years, int(issued[:4] or 0))]
        yield row, [each for aim in aims for each in _of_cell(passage, row, named[-1], aim)]


def _is_head(printed: list[str]) -> bool:
    heads = [fold(each) for each in printed]
    short = all(len(head) <= LONGEST_HEAD for head in heads)
    names = any(NAMES.search(head) for head in heads)
    return (
        short
        and names
        and any(YEAR.search(head) or AIM.search(head) for head in heads if not NAMES.search(head))
    )


def _is_aim(head: str, years: list[int], issued: int) -> bool:
    """2025年 beside 2020年, or 目标值; a year that was over when the text was issued is none, nor the first of several."""
    year = YEAR.search(head)
    if NAMES.search(head) or NOW.search(head) or not (year or AIM.search(head)):
        return False
    if year is None:
        return True
    return int(year[1]) >= issued if issued else len(years) < 2 or int(year[1]) > min(years)


def _of_cell(passage: Passage, row: Row, named: Cell, aim: Cell) -> Iterator[TargetFound]:
    name, printed = (_stripped(passage.folded, cell.span) for cell in (named, aim))
    value = VALUE.match(passage.folded[printed.start : printed.end])
    if value is None or name.start >= name.end:
        return
    indicator = passage.folded[name.start : name.end]
    bracket = IN_BRACKETS.search(indicator)
    column = next((cell.span for cell in row.cells if UNITS.match(fold(cell.head))), Span(0, 0))
    unit = (
        value["unit"]
        or passage.folded[column.start : column.end].strip()
        or (bracket["unit"] if bracket else "")
    )
    number = plain(value["number"])
    year = YEAR.search(fold(aim.head))
    start, end = min(name.start, printed.start), max(name.end, printed.end)
    place = passage.place(start, end)
    at = printed.start + value.start("number")
    yield TargetFound(
        path=passage.node.path,
        evidence=passage.text[start:end],
        start=place.start,
        end=place.end,
        words=passage.place(at, printed.start + value.end("number")),
        rule="table",
        kind="target",
        indicator=indicator[: bracket.start()] if bracket else indicator,
        comparator=SIGNS.get(value["sign"] or value["suffix"] or "", "="),
        value=number,
        number=decimal(number),
        unit=unit,
        deadline=year[1] if year else "",
    )


def _stripped(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))
