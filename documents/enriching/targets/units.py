"""Units as policy documents print them, and what they mean: `万千瓦`, `微克每立方米` = `μg/m³`, `个工作日`."""

import re
from decimal import Decimal
from enum import StrEnum

from documents.parsing.fold import fold


class Sort(StrEnum):
    """What kind of quantity a unit makes: a share is nearly always a target, a length often only a size."""

    SHARE = "share"
    MULTIPLE = "multiple"
    MEASURE = "measure"
    MONEY = "money"
    TIME = "time"
    COUNT = "count"


_WORDS = {
    Sort.SHARE: "% ‰ 个百分点 百分点",
    Sort.MULTIPLE: "倍 番 成",
    Sort.MEASURE: (
        "微克 毫克 纳克 公斤 克 斤 吨标准煤 吨标煤 吨二氧化碳当量 吨二氧化碳 吨蒸汽 蒸吨 总吨 载重吨 吨 "
        "平方公里 平方千米 平方米 公顷 亩 车道公里 公里 厘米 毫米 海里 米 立方米 立方 升 "
        "千瓦时 千瓦 千克 千米 千伏安 千伏 千焦 瓦时 兆瓦时 吉瓦时 兆瓦 吉瓦 瓦 伏安 伏 焦耳 焦 "
        "分贝 摄氏度 度电 贝克 兆 比特 字节 标准箱 标箱"
    ),
    Sort.MONEY: "美元 欧元 元",
    Sort.TIME: "个工作日 工作日 个自然日 自然日 个小时 小时 分钟 个月 天 日 周 秒 年 岁",
    Sort.COUNT: (
        "个 项 条 家 处 座 所 户次 户 人次 人年 人 名 位 辆次 辆 台套 台 套 艘 架次 架 车次 班次 列次 班列 列 张 床 "
        "间 件 批次 批 场次 场 次 种 类 只 羽 头 株 棵 村 口 眼 门 支 对 组 部 册 份 宗 幢 栋 块 片 枚 例 篇 班 标段 根 标台 "
        "款 道 节 笔 枝 尾 盒"
    ),
}
_LATIN = {
    Sort.MEASURE: (
        "μg µg ug mg ng kg km² km2 km³ km m² m2 m³ m3 mm cm L tce kWh MWh GWh TWh kW MW GW kVA MVA kV dB ℃ "
        "t Mbps Gbps EFLOPS PFLOPS"
    ),
    Sort.COUNT: "TEU",
}
_SCALE = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|兆"
SORT_OF = {
    word: sort for table in (_WORDS, _LATIN) for sort, words in table.items() for word in words.split()
}


def _either(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


_HAN = f"(?:{_SCALE})?(?:{_either(' '.join(_WORDS.values()))})"
_LAT = f"(?:万|亿)?(?:{_either(' '.join(_LATIN.values()))})"
_ONE = f"(?:{_LAT}|{_HAN})"
_PER = f"(?:/(?:{_LAT}|{_HAN})|每(?:立方米|平方米|升|公顷|亩|人|公里|千克|年|日|天|小时))"
# 人 begins other words (人口, 人才), a Latin unit never runs on into a word (5Gbit, 14mmol).
UNIT = rf"(?:/(?:10|十)?万|/千|{_LAT}(?![A-Za-z0-9])|{_HAN}(?![a-z])){_PER}*(?:·(?:日|天|年|人))?"

_SPELLINGS = (
    (re.compile("每"), "/"),
    (re.compile(r"[μµu]g(?![a-zA-Z])"), "微克"),
    (re.compile(r"mg(?![a-zA-Z])"), "毫克"),
    (re.compile(r"kg(?![a-zA-Z])|公斤"), "千克"),
    (re.compile(r"km(?:2|²)|平方千米"), "平方公里"),
    (re.compile(r"km(?![a-zA-Z23²³])|千米"), "公里"),
    (re.compile(r"(?<![a-zA-Z])m(?:3|³)|立方(?!米)"), "立方米"),
    (re.compile(r"(?<![a-zA-Z])m(?:2|²)"), "平方米"),
    (re.compile(r"(?<![a-zA-Z])L(?![a-zA-Z])"), "升"),
    (re.compile(r"kWh"), "千瓦时"),
    (re.compile(r"MW(?!h)"), "兆瓦"),
    (re.compile(r"GW(?!h)"), "吉瓦"),
    (re.compile(r"kW(?!h)"), "千瓦"),
    (
        re.compile(r"(?<![a-zA-Z])t(?:ce)?(?![a-zA-Z])|吨标煤"),
        lambda found: "吨" if found[0] == "t" else "吨标准煤",
    ),
    (re.compile(r"dB"), "分贝"),
    (re.compile(r"^个(?=工作日|百分点|小时|自然日)"), ""),
    (re.compile(r"标箱|TEU"), "标准箱"),
)
_TIMES = {
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
}
_TIMES |= {"万亿": 12}
_SCALED = re.compile(f"({_SCALE})(?=.)")
_BOUND = re.compile("^(?:千瓦时|千瓦|千克|千伏安|千伏|百分点)")  # here 千 and 百 belong to the unit


def canonical(unit: str) -> tuple[Decimal, str]:
    """How many of which unit of one spelling: `万亩` → (10000, 亩), `μg/m³`, `微克每立方米` → (1, 微克/立方米).

    Also `公里` for `km` and `千米`, `吨标准煤` for `吨标煤`; an unknown unit is its own.
    """
    text = fold(unit).strip().replace(" ", "")
    for pattern, name in _SPELLINGS:
        text = pattern.sub(name, text)
    scale = None if _BOUND.match(text) else _SCALED.match(text)
    if scale and scale[1] in _TIMES:
        return Decimal(10) ** _TIMES[scale[1]], text[scale.end() :]
    return Decimal(1), text


def sort_of(unit: str) -> Sort:
    """The sort of a printed unit by its first part: `万架次/年` is a count, `蒸吨/小时` a measure."""
    if unit.startswith("/"):
        return Sort.MULTIPLE
    first = re.split("[/每·]", unit)[0]
    if first in SORT_OF:
        return SORT_OF[first]
    return SORT_OF.get(re.sub(f"^(?:{_SCALE})", "", first), Sort.COUNT)
