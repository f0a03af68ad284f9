"""Where titles of documents stand in a text: in 《》, in quotation marks, without marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What official documents are called; 清单 and 标准 only where more speaks for a document (bare names).
KINDS = "意见|方案|办法|规划纲要|规划|行动计划|计划|条例|通知|决定|纲要|规定|细则|规则|若干措施|工作要点|决议|公告|章程"
_QUOTED = re.compile(
    rf"[“\"](?P<title>[^“”\"《》\n。]{{1,60}}?(?:{KINDS}|[一二三四五六七八九十\d]+条))(?:\([^()]{{1,8}}\))?[”\"]"
)
# “三年行动计划” is a name of work; a title is cited by a verb, or by whose document it is.
_CITED = re.compile(
    r"(?:贯彻|落实|执行|实施|按照|根据|依据|依照|遵照|参照|对照|印发|出台|国家|国务院|中央|[省市县区部委]|、|和|及|与|关于)的?$"
)

_VERBS = r"(?:依据|根据|按照|依照|遵照|参照|执行|落实|实施|贯彻|遵守|符合|达到|纳入)"
_WHOSE = r"(?:国家|中央|国务院|全国|[一-鿿]{2,4}(?:省|自治区|市|县)|省|市)"
_NAME = r"[^,，。;；:：、()（）《》“”\"\s的]"
# 严格执行环境保护税法, 落实网络安全法
_LAW = re.compile(rf"{_VERBS}(?:好|了)?(?P<name>[一-鿿]{{2,14}}法)(?=[,，。;；、和及与]|有关|规定|等|要求)")
_BARE = (
    # 依据国家强制性环境治理信息披露办法, 落实国家适应气候变化战略, 实施…和辽宁省海水养殖尾水控制标准
    re.compile(
        rf"{_VERBS}[^,，。;；]{{0,16}}?(?P<name>{_WHOSE}(?![和与及或]|要求|部署|规定|有关|相关|产业政策){_NAME}{{4,30}}?"
        r"(?:办法|条例|标准|战略|规划纲要|改革方案|行动方案|实施方案|清单|名录|目录))(?!体系|要求|化|制度)"
    ),
    _LAW,
    # 按照中央第三环境保护督察组反馈意见
    re.compile(
        rf"{_VERBS}(?P<name>(?:中央|省委|国家)[一-鿿]{{2,20}}(?:督察组|巡视组|审计组|检查组)反馈意见)"
    ),
)
_NO_LAW = re.compile(
    r"(?:依法|执法|司法|立法|办法|方法|做法|用法|违法|守法|普法|合法|非法|看法|说法|法律法|书法)$"
)
# A law before the number of its article needs no verb: 大气污染防治法第十八条, 环境行政处罚办法第九条.
_OF_ARTICLE = re.compile(
    r"(?P<name>(?:(?!第)[一-鿿]){1,40}(?:法|条例|办法|规定|细则))(?=(?:[(（][^()（）]{1,20}[)）]){0,2}第[一二三四五六七八九十百零\d]{1,7}条)"
)
# What may stand before the name in the same breath; 和 only where another law or article ends before it.
_BEFORE_NAME = re.compile(
    r".*(?:违反|触犯|构成|适用|依照|依据|根据|按照|参照|遵照|符合|属于|执行|落实|认为|明确|援引|引用|关于|有关|基于|涉及|以及|同时|应当|可以"
    r"|的|了|在|即|对(?!外)|(?<=[法例定则条款项])(?:和|与|及|或者?))"
)
_EDITION = re.compile(
    r"(?:新(?!能源|闻|型|兴|建|疆)|原(?!子|产|油|料)|旧|现行|修[订正][前后]|我国|本(?=[省市县区州]))+"
)
_LONGEST = 25
_NO_NAME = re.compile(
    r"(?:本|该|此|其|同|上述|前述|有关|相关|这一|实施|具体|暂行|上一?|前)?(?:法|条例|办法|规定|细则)"
    r"|.*(?:(?<!基)本|该|此|其)(?:法|条例|办法|规定|细则)"
)
_SHORT_LAW = re.compile("[刑民宪水税]法")
_NO_TITLE = re.compile(r"(?:日报|晚报|时报|周报|杂志|期刊|歌曲)$")


@dataclass(frozen=True, slots=True)
class Title:
    """text[start:end] is the title within its marks; with the marks it is text[outer_start:outer_end]."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    marks: str


def in_book_marks(text: str) -> Iterator[Title]:
    """Outermost 《…》; a 》 without 《 closes a title that begins its sentence or clause: the print lost a mark.

    《中共中央办公厅印发〈关于…的意见〉的通知》 is one title; inner 《》 belong to it, too.
    """
    depth, start = 0, 0
    edge = 0
    for index, sign in enumerate(text):
        if sign == "《":
            depth += 1
            start = index if depth == 1 else start
        elif sign == "》" and depth:
            depth -= 1
            if not depth:
                yield Title(start + 1, index, start, index + 1, "book")
                edge = index + 1
        elif sign == "》" and index - edge > 4:
            yield Title(edge, index, edge, index + 1, "book")
            edge = index + 1
        elif sign in "。；;\n":
            if depth and sign in "。\n":  # never closed: it marks nothing
                depth = 0
            edge = index + 1


def in_quotes(text: str) -> Iterator[Title]:
    """`国家“水十条”`, `省“大气污染防治行动计划实施方案”`: quoted words that end as titles do and are cited."""
    for found in _QUOTED.finditer(text):
        before = text[max(0, found.start() - 6) : found.start()]
        if _CITED.search(before):
            start, end = found.start() + 1, found.end() - 1
            yield Title(start, end, found.start(), found.end(), "quotes")


def bare(text: str) -> Iterator[Title]:
    """Documents named without marks: 环境保护税法, 国家重点管控新污染物清单, 行政处罚法第二十九条."""
    for pattern in (*_BARE, _OF_ARTICLE):
        for found in pattern.finditer(text):
            start, end = found.span("name")
            if pattern is _OF_ARTICLE and (before := _BEFORE_NAME.match(text, start, end)):
                start = before.end()
            if pattern in (_LAW, _OF_ARTICLE) and (edition := _EDITION.match(text, start, end)):
                start = edition.end()
            if pattern not in (_LAW, _OF_ARTICLE) or _names_a_law(text[start:end], pattern is _OF_ARTICLE):
                yield Title(start, end, start, end, "bare")


def _names_a_law(name: str, has_article: bool) -> bool:
    """本法, 该办法 and 有关规定 name none; 办法 as such does only before the number of an article."""
    stem = name[-6:]
    return (
        len(name) <= _LONGEST
        and not _NO_NAME.fullmatch(name)
        and ((has_article and name.endswith("办法")) or not _NO_LAW.search(stem))
    )


def is_work(title: str) -> bool:
    """Is it a document rather than a newspaper or a short name such as 《条例》? 《水法》 is a whole name."""
    return (len(title) > 2 or _SHORT_LAW.fullmatch(title) is not None) and not _NO_TITLE.search(title)
