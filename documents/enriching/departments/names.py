"""Lists of organisations → single names: where a list is cut, what is a group, which prefix was left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.enriching.departments.functions import is_function_name
from documents.parsing.fold import fold
from documents.parsing.nodes import Span
from documents.parsing.sentences import bracket_ends

ORGAN = re.compile(
    r"(?:部|委|厅|局|办|署|院|会|行|室|处|组|队|中心|集团|公司|政府|机关|部门|单位|海关|妇联|残联|文联|侨联|工商联|团省委|团市委"
    r"|团县委|团区委|科协|社科联|省委|市委|县委|区委|人大|政协|纪委|监委|银行|大学|学院|党校|电信|移动|联通|铁塔|电网|各地|地区|县区|开发区"
    r"|新区|先导区|乡镇|街道|公安|检察|审判|领导小组|联社|指挥部|办事处)$"
)
GROUP = re.compile(
    r"^(?:各|有关|相关|其他|所有|属地|当地|地方|试点|承担|牵头|责任|配合|本|全体)|有关|相关|各级|各地|各部门|各单位|直属(?:各)?(?:单位|部门)$"
    r"|^(?:公安|检察|审判|司法|法院|检察院|党委|政府|人民法院|人民检察院)(?:机关)?$|^[^省市县区国]{0,8}机关$|^[^省市县区国]{0,12}部门$|企业$|^(?:人民)?政府$|县区$|地区$|各[^省市县区、]{0,6}(?:专班|工作组|小组)$"
    r"|^(?:设区的)?[省市县区乡镇](?:级|级?以上)|^国务院(?!办公厅|国资委|港澳办|侨办).*(?:部门|机构)$"
)
# 市场监管局, 市容局 and 市政局 begin with no level: they are completed like 教育局.
LEVEL = "自治区|省|市(?!场|容|政(?!府))|[县区](?!域)|州|旗"
PREFIX = re.compile(rf"^(?:{LEVEL})(?=市场|政府|[^政直级内辖属区市县])")
OWN_PLACE = re.compile(rf"^(?:国家|中国|中央|国务院|全国|团|{LEVEL}|[\u4e00-\u9fff]{{2,6}}?(?:{LEVEL}))")
# Below the ministries only the party has a 部; 总局 and 署 stand above the provinces.
OF_PARTY = re.compile(r"^(?:组织部|宣传部|统战部|政法委(?:员会)?|网信办|编办)$")
OF_STATE = re.compile(r"(?:部|总局|署)$")
NO_ORGAN = re.compile(
    r"(?:[布格全大开]局|[全内外干]部|社会|机会|会议|[大全例]会|座谈会|[运执施推实进举试]行|之处|[，。；：,;:\s])$|[，。；,;]"
)
SHARED = re.compile(r"^各?(?:省|市|县|区|州|旗|乡镇|街道)$|^各(?:市|县|区)\S?$")
PARTY = re.compile(r"^[省市县区州]委$")
STATE = re.compile(r"^[省市县区州](?:人民)?政府.*(?:部门|机构)$")
ASIDE = re.compile(r"^[(\[](?:含|包括|不含|以下|下同|简称|除|列|排|按照?|注)")


@dataclass(frozen=True, slots=True)
class Name:
    """One organisation of a list: where it stands in the text, its printed and its completed form."""

    place: Span
    printed: str
    full: str
    is_group: bool


def split_names(text: str, start: int, end: int) -> list[Name]:
    """The organisations listed in text[start:end].

    `省工业和信息化厅、科技厅等` → 省工业和信息化厅; 科技厅 (省科技厅). 和 and 及 part two names only where a whole
    name stands before them: 文化和旅游部 stays one, 人民银行及各地区 are two.
    """
    names: list[Name] = []
    prefix = ""
    for span in _joined(text, list(_pieces(text, start, end))):
        printed = text[span.start : span.end]
        found = PREFIX.match(printed)
        if found:
            prefix = found.group()
        names.append(
            Name(
                span,
                printed,
                _completed(printed, prefix),
                is_group(printed) or (not prefix and _is_kind(printed)),
            )
        )
    if len(names) > 1 and is_stem(names[-2].printed):
        names[-1] = _without_noun(names[-1], prefix)
    return names


def _without_noun(name: Name, prefix: str) -> Name:
    """The last of 市发改、财政、住建部门, whose 部门 is that of all."""
    stem = name.printed.removesuffix("部门")
    if stem == name.printed or not is_function_name(stem):
        return name
    return replace(name, full=prefix + stem, is_group=not prefix)


def is_stem(name: str) -> bool:
    """Does a noun that others share, as 部门, stand behind it: 市发改、财政、住建等部门?"""
    return not is_organ(name) and is_function_name(PREFIX.sub("", name))


def _is_kind(name: str) -> bool:
    """教育、财政部门 of no place."""
    return not is_organ(name) and is_function_name(name)


def has_place(name: str) -> bool:
    """省财政厅, 国家统计局, 教育部; not 财政部门, 领导小组, 城市发展布局."""
    if NO_ORGAN.search(name):
        return False
    return OWN_PLACE.match(name) is not None or (OF_STATE.search(name) is not None and is_function_name(name))


def _completed(printed: str, prefix: str) -> str:
    """A name with the level that the list printed before: 教育厅 behind 省委宣传部 is 省教育厅, 组织部 省委组织部."""
    if not prefix or OWN_PLACE.match(printed) or not is_function_name(printed):
        return printed
    if OF_PARTY.match(printed):
        return f"{prefix}委{printed}"
    return printed if OF_STATE.search(printed) else prefix + printed


def is_organ(name: str) -> bool:
    """Does a name end like an organisation's? 省林草局, 大连海关, 各县、区人民政府(管委会)."""
    return 1 < len(name) <= 40 and ORGAN.search(_without_aside(name)) is not None


def is_group(name: str) -> bool:
    """Is it named by kind only? 各地区, 国务院相关部门, 公安机关."""
    return GROUP.search(_without_aside(name)) is not None


def _without_aside(name: str) -> str:
    return re.sub(r"[(\[][^()\[\]]*[)\]]$", "", fold(name))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut at 、 and at 和, 及, 与, 以及 or a space behind a whole name; brackets stay with the name before them."""
    begin = index = start
    ends = bracket_ends(text, start, end)
    while index < end:
        if index in ends:
            index = ends[index]
            continue
        found = re.compile(r"、|以及|和|及(?!其)|与|\s").match(text, index, end)
        before = text[begin:index].strip()
        if found and before.endswith("部门") and text.startswith(("单位", "地区"), found.end()):
            found = None  # 有关部门和单位 are one
        if found and (found.group() == "、" or is_organ(before)):
            yield from _stripped(text, begin, index)
            begin = index = found.end()
        else:
            index += 1
    yield from _stripped(text, begin, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """Without white space, leading 由, trailing 等 and an aside like （含…，下同）; `等国务院相关部门` is a name of its own."""
    piece = text[start:end]
    first, _, group = (
        piece.partition("等") if re.search("等.{0,6}(?:部门|单位|地区|机构)$", piece) else (piece, "", "")
    )
    left = start
    for part in (first, group):
        at = text.index(part, left, end) if part else left
        left = at + len(part)
        yield from _bare(text, at, left, bool(group) and part is group)


def _bare(text: str, start: int, end: int, is_rest: bool) -> Iterator[Span]:
    part = text[start:end]
    found = re.match(r"^\s*(?:由|并由|以及|其中|会同)?", part)
    start += found.end() if found else 0
    part = re.sub(r"(?:等)?\s*$", "", text[start:end])
    aside = max(part.rfind("（"), part.rfind("("))
    if aside > 0 and ASIDE.match(fold(part[aside:])):
        part = part[:aside].rstrip()
    if part and not (is_rest and part in ("部门", "单位", "地区", "机构")):
        yield Span(start, start + len(part))


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    """Put together what shares its noun: 各县、区人民政府; 各县、市、区人民政府; 市委、市政府督查部门."""
    index = 0
    while index < len(spans):
        span, last = spans[index], spans[index]
        index += 1
        while index < len(spans) and _share(text, last, spans[index]):
            last = spans[index]
            index += 1
        yield Span(span.start, last.end)


def _share(text: str, span: Span, after: Span) -> bool:
    name, following = text[span.start : span.end], text[after.start : after.end]
    if SHARED.match(name):
        return re.match("[省市县区州旗乡]", following) is not None
    return PARTY.match(name) is not None and STATE.match(following) is not None
