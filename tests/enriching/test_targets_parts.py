"""The parts that read targets: numbers, units, dates, comparators, lists of names."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.enriching.targets.comparators import with_suffix, word
from documents.enriching.targets.deadlines import Date, Role, dates, last_year_of_plan
from documents.enriching.targets.history import told_until
from documents.enriching.targets.indicators import complete, shared, subject, topic_of, without_verb
from documents.enriching.targets.numbers import decimal, plain
from documents.enriching.targets.units import UNIT, Sort, canonical, sort_of
from documents.parsing.numerals import to_int

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """`230` → `二百三十`, below ten thousand: the way back from `to_int`."""
    result, waiting = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            result += ("零" if waiting and result else "") + DIGITS[digit] + unit
            waiting = False
        else:
            waiting = True
    return re.sub("^一十", "十", result)


@given(st.integers(min_value=1, max_value=9999))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert to_int(chinese(number)) == number
    assert plain(chinese(number)) == str(number)


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=99))
def test_arabic_numbers_lose_only_their_commas(whole: int, part: int) -> None:
    printed = f"{whole:,}.{part:02}"
    assert decimal(plain(printed)) == Decimal(f"{whole}.{part:02}")


@pytest.mark.parametrize(
    ("printed", "value", "number"),
    [
        ("29.8", "29.8", Decimal("29.8")),
        ("1,300", "1300", Decimal(1300)),
        ("七点五", "7.5", Decimal("7.5")),
        ("两", "2", Decimal(2)),
        ("半", "0.5", Decimal("0.5")),
        ("**", "**", None),
        ("XX", "XX", None),
    ],
)
def test_numbers(printed: str, value: str, number: Decimal | None) -> None:
    assert plain(printed) == value
    assert decimal(value) == number


@given(st.integers(min_value=11, max_value=19))
def test_five_year_plans(number: int) -> None:
    """“十四五”末期 is 2025, each plan ends five years after the one before, and only its end is its deadline."""
    name = chinese(number - 10).join(["十", "五"])
    assert last_year_of_plan(number) == 2025 + 5 * (number - 14)
    for text in (f"到“{name}”末期,全市", f"到{name}末,全市", f"“{name}”期间,全市", f'到"{name}"末,全市'):
        [date] = dates(text)
        assert (date.value, date.role) == (str(last_year_of_plan(number)), Role.DEADLINE)
    assert [date.role for date in dates(f"比“{name}”末下降5%")] == [Role.BASELINE]
    assert not [date for date in dates(f"编制“{name}”规划") if date.role is not Role.OTHER]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年,", [("2025", Role.DEADLINE)]),
        ("2017年年底前,", [("2017-12", Role.DEADLINE)]),
        ("到2026年底,", [("2026-12", Role.DEADLINE)]),
        ("2025年末,", [("2025-12", Role.DEADLINE)]),
        ("2021年3月底前", [("2021-03", Role.DEADLINE)]),
        ("2024年6月30日前", [("2024-06", Role.DEADLINE)]),
        ("2019年上半年,", [("2019-06", Role.DEADLINE)]),
        ("2023年第三季度", [("2023-09", Role.DEADLINE)]),
        ("2023—2025年,", [("2025", Role.DEADLINE)]),
        ("2021年至2025年", [("2025", Role.DEADLINE)]),
        ("到二〇三五年,", [("2035", Role.DEADLINE)]),
        ("二〇二五年十二月底前建成", [("2025-12", Role.DEADLINE)]),
        ("二〇〇四年十一月四日", [("2004-11", Role.OTHER)]),
        ("十二月底前完成", [("", Role.DEADLINE)]),
        ("三个月前完成", []),
        ("1996年度地震危险区的判定", [("1996", Role.OTHER)]),
        ("2025年度考核", [("2025", Role.OTHER)]),
        ("2025年度完成造林", [("2025", Role.DEADLINE)]),
        ("较2020年度下降", [("2020", Role.BASELINE)]),
        ("2025年度末", [("2025-12", Role.DEADLINE)]),
        ("2020年已达标的街镇", [("2020", Role.OTHER)]),
        ("9月底前完成", [("", Role.DEADLINE)]),
        ("年底前全部", [("", Role.DEADLINE)]),
        ("较2020年下降", [("2020", Role.BASELINE)]),
        ("在2020年基础上削减", [("2020", Role.BASELINE)]),
        ("控制在2020年现状规模", [("2020", Role.BASELINE)]),
        ("与2005年相比", [("2005", Role.BASELINE)]),
        ("恢复到2019年水平", [("2019", Role.BASELINE)]),
        ("占比2025年达到", [("2025", Role.DEADLINE)]),
        ("截至2023年底,", [("2023-12", Role.PAST)]),
        ("2020年已有企业", [("2020", Role.OTHER)]),
        ("自2024年1月1日起施行", [("2024-01", Role.OTHER)]),
        ("2020年9月11日召开", [("2020-09", Role.OTHER)]),
        ("2020年印发的方案", [("2020", Role.OTHER)]),
        ("2025年9月底前印发方案", [("2025-09", Role.DEADLINE)]),
        ("2020年版目录", [("2020", Role.OTHER)]),
        ("“六五”环境日", []),
        ("五年内", []),
    ],
)
def test_dates(text: str, expected: list[tuple[str, Role]]) -> None:
    assert [(date.value, date.role) for date in dates(text)] == expected


def test_a_date_knows_its_place_and_year() -> None:
    assert dates("力争到2025年底前") == [Date(3, 10, "2025-12", Role.DEADLINE)]
    assert [date.year for date in dates("到2025年,9月底前")] == [2025, 0]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2018年以来,浓度较2017年下降22%。", "2018年以来,浓度较2017年下降22%。"),
        ("近年来,覆盖率由68%提高到85%。", "近年来,覆盖率由68%提高到85%。"),
        ("自2018年以来成效明显,到2025年,浓度降至30。", "自2018年以来成效明显"),
        ("2018年以来持续改善,力争浓度再降5%。", "2018年以来持续改善"),
        ("到2025年,浓度较2018年以来均值下降5%。", ""),
    ],
)
def test_what_tells_of_the_past(sentence: str, told: str) -> None:
    assert sentence[: told_until(sentence)] == told


@pytest.mark.parametrize(
    ("spellings", "amount", "unit"),
    [
        (["微克/立方米", "微克每立方米", "μg/m³", "ug/m3", "µg/m³", "μg/m3"], 1, "微克/立方米"),
        (["毫克/升", "mg/L", "毫克每升"], 1, "毫克/升"),
        (["毫克/立方米", "mg/m³", "mg/m3"], 1, "毫克/立方米"),
        (["千米", "公里", "km"], 1, "公里"),
        (["平方公里", "平方千米", "km²", "km2"], 1, "平方公里"),
        (["吨标准煤", "吨标煤", "tce"], 1, "吨标准煤"),
        (["千瓦", "kW"], 1, "千瓦"),
        (["%", "％"], 1, "%"),
        (["个工作日", "工作日"], 1, "工作日"),
        (["万亩"], 10_000, "亩"),
        (["万千瓦"], 10_000, "千瓦"),
        (["亿元"], 100_000_000, "元"),
        (["万架次/年", "万架次每年"], 10_000, "架次/年"),
        (["万标箱", "万标准箱", "万TEU"], 10_000, "标准箱"),
        (["千瓦时", "kWh"], 1, "千瓦时"),
        (["亿千瓦时"], 100_000_000, "千瓦时"),
        (["斤", "个", "公顷", "立方米"], 1, None),
    ],
)
def test_spellings_of_units(spellings: list[str], amount: int, unit: str | None) -> None:
    for spelling in spellings:
        assert canonical(spelling) == (Decimal(amount), unit or spelling)
        assert re.fullmatch(UNIT, spelling.replace("％", "%")), spelling


@given(
    st.sampled_from(["万", "亿", "千万", "百万"]),
    st.sampled_from(["亩", "元", "吨", "人", "千瓦", "户", "立方米", "平方米"]),
)
def test_scales_of_units(scale: str, unit: str) -> None:
    """A scale before any unit counts the same, and one spelling stays one."""
    amount, name = canonical(scale + unit)
    assert (canonical(name), name) == ((Decimal(1), name), unit)
    assert amount == {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}[scale]


@pytest.mark.parametrize(
    ("unit", "sort"),
    [
        ("%", Sort.SHARE),
        ("‰", Sort.SHARE),
        ("倍", Sort.MULTIPLE),
        ("微克/立方米", Sort.MEASURE),
        ("万千瓦", Sort.MEASURE),
        ("亿元", Sort.MONEY),
        ("个工作日", Sort.TIME),
        ("万架次/年", Sort.COUNT),
    ],
)
def test_sorts_of_units(unit: str, sort: Sort) -> None:
    assert sort_of(unit) is sort


@pytest.mark.parametrize(
    ("left", "suffix", "sign"),
    [
        ("覆盖率达到", "", ">="),
        ("覆盖率分别达到", "以上", ">="),
        ("面积不少于", "", ">="),
        ("坚决守住", "", ">="),
        ("合格率超过", "", ">"),
        ("产值规模突破", "", ">"),
        ("浓度不超过", "", "<="),
        ("浓度下降到", "以下", "<="),
        ("时限压缩至", "以内", "<="),
        ("总量控制在", "", "<="),
        ("稳定保持在", "", "="),
        ("稳定在", "以上", ">="),
        ("比例达到", "左右", "="),
        ("比2020年下降", "", "-"),
        ("比2020年下降", "以上", "-"),
        ("新建", "", "+"),
        ("新建", "以上", ">="),
        ("年均增长约", "", "+"),
        ("建成起降点", "", ""),
    ],
)
def test_comparators(left: str, suffix: str, sign: str) -> None:
    assert with_suffix(word(left)[0], suffix) == sign


@pytest.mark.parametrize(
    ("name", "count", "names"),
    [
        (
            "城市、县城、重点镇生活污水处理率",
            3,
            ["城市生活污水处理率", "县城生活污水处理率", "重点镇生活污水处理率"],
        ),
        ("二氧化硫、氮氧化物等主要污染物排放量", 2, ["二氧化硫主要污染物排放量", "氮氧化物主要污染物排放量"]),
        ("小学入学率和初中巩固率", 2, ["小学入学率", "初中巩固率"]),
        ("氨氮、总磷排放量", 2, ["氨氮排放量", "总磷排放量"]),
        ("PM10和PM2.5平均浓度", 2, ["PM10平均浓度", "PM2.5平均浓度"]),
        (
            "可吸入颗粒物(PM10)和细颗粒物(PM2.5)平均浓度",
            2,
            ["可吸入颗粒物(PM10)平均浓度", "细颗粒物(PM2.5)平均浓度"],
        ),
        ("化肥、农药使用量", 3, ["化肥、农药使用量"] * 3),
        ("农村自来水普及率", 1, ["农村自来水普及率"]),
    ],
)
def test_names_of_a_list(name: str, count: int, names: list[str]) -> None:
    assert shared(name, count) == names


@pytest.mark.parametrize(
    ("left", "name"),
    [
        ("力争全市森林覆盖率", "全市森林覆盖率"),
        ("其中,确保建成区黑臭水体均", "建成区黑臭水体"),
        ("将商标变更业务办理时限", "商标变更业务办理时限"),
        ("用水量比2020年", "用水量"),
        ("使用清洁能源取暖率", "使用清洁能源取暖率"),
    ],
)
def test_subjects(left: str, name: str) -> None:
    assert subject(left) == name


def test_elliptic_subjects() -> None:
    assert complete("占总发电装机比例", "非化石能源装机规模", "") == "非化石能源装机占总发电装机比例"
    assert complete("总规模", "新建物流起降点", "") == "物流起降点总规模"
    assert complete("设施配备率", "", "垃圾分类") == "垃圾分类设施配备率"
    assert complete("森林覆盖率", "湿地面积", "国土绿化") == "森林覆盖率"
    assert topic_of("全域推行农村生活垃圾分类工作") == "农村生活垃圾分类"
    assert without_verb("建成低空起降点") == "低空起降点"
