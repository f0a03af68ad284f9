"""Duties in running text: an organisation with a name as the subject of an action, or set up with its members.

`省生态环境厅、省发展改革委要加强统筹协调` · `市监察局对移交问题线索深入调查` · `由省水利厅牵头组织` ·
`充分发挥省生态文明建设和生态环境保护委员会统筹协调作用` · `成立…领导小组，…市财政局主要负责同志为成员`.
Receivers (报市委、市政府审定), posts (市委书记) and meetings (市委常委会) are not subjects of a duty.
"""

import re
from collections.abc import Iterator
from functools import cache

from documents.enriching.departments.functions import stems
from documents.enriching.departments.groups import Duty
from documents.enriching.departments.names import Name, is_group, split_names
from documents.enriching.departments.roles import Role
from documents.parsing.nodes import Span
from documents.parsing.regions import names

END = (
    "政府督查部门|政府督查室|政府办公厅|政府办公室|委员会办公室|领导小组办公室|领导小组|委员会|办公厅|办公室|督查室|研究室|督查部门|分局|监管局|总局|人民政府|政府|厅|局|委|办|部(?!门|长)|署"
    "|人大及其常委会|人大常委会|人大|政协|法院|检察院|总工会|妇联|残联|工商联|管委会"
)
PLACE = r"自治区|省|市|县|区|州|旗|国家|中央|国务院"
ACTION = (
    r"(?:也|都|均|还|将)?(?:要(?!求)|应当|应(?!急)|须|必须|会同|负责|牵头|统筹|承担|具体负责|分别负责|组织(?!部)|加强|定期|充分发挥"
    r"|对[^，。；]{2,40}(?:负|承担|进行|开展|深入|加强|实施|调查|监督))"
)
IN_NAME = "(?:(?![的是在把被将更]|部门)[\u4e00-\u9fff])"
CABINET = "国务院(?![\u4e00-\u9fff、]{1,60}(?:部门|机构|单位))"  # 国务院生态环境、交通运输等部门 is a kind
OF_PARTY = "编办|宣传部|组织部|政法委|统战部|网信办|社会工作部|办公室|农办"  # 市委编办 is not 市委
FAR = 400  # characters: endless clauses cost no more
SEPARATOR = r"(?:、|和|及(?!其)|以及|与)"


@cache
def _name() -> str:
    ministries = "|".join(sorted((f"{stem}部(?!门)" for stem in stems()), key=len, reverse=True))
    places = "|".join(sorted(set(names().values()), key=len, reverse=True))
    return rf"(?:(?:中共)?(?:{PLACE}|{places}){IN_NAME}{{0,22}}?(?:{END})|{CABINET}|{ministries})"


@cache
def _short() -> str:
    """A name behind one of the same place: 市水利局、农业农村局."""
    known = "|".join(sorted(stems(), key=len, reverse=True))
    return rf"(?:{known})(?:管理局|委员会|厅|局|委|办)"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # Each name but the last is taken for good: 市人民政府 ends in one way, however many follow it.
    later = rf"(?:{_name()}|{_short()})"
    several = rf"(?>{_name()}{SEPARATOR})(?>{later}{SEPARATOR})*{later}"
    listed = rf"(?P<names>{several}|{_name()})"
    return (
        ("主语", re.compile(rf"(?:^|(?<=[。；;，,：:\n])){listed}(?={ACTION})")),
        ("会同", re.compile(rf"会同{listed}(?!{OF_PARTY})(?=[\u4e00-\u9fff，,])")),
        ("由", re.compile(rf"由{listed}(?=牵头|负责|组织(?!部)|会同|汇总|统筹|具体|承担)")),
        ("其", re.compile(rf"(?:报|送|报送|抄送){listed}[，,]由其")),
        ("发挥", re.compile(rf"发挥{listed}(?=[^，。；]{{0,24}}(?:作用|职能))")),
        (
            "成员",
            re.compile(
                rf"(?:^|(?<=[。；;，,：:\n])){listed}(?=等?(?:单位|部门)?(?:的)?(?:主要|分管|有关)?(?:负责同志|负责人|领导)为成员)"
            ),
        ),
        ("成立", re.compile(r"成立(?P<names>[^，。；、]{4,30}领导小组)(?=[，,；;][^。]*(?:组长|成员))")),
    )


def find_prose(text: str) -> list[Duty]:
    """Duties in the sentences of a provision; brackets with groups are to be blanked out by the caller."""
    duties: dict[tuple[int, int], Duty] = {}
    for rule, pattern in _patterns():
        for found in pattern.finditer(text):
            evidence = _clause(text, found.start("names"), found.end("names"))
            role = Role.LEAD if _leads(text, found.end("names"), evidence.end) else Role.MENTIONED
            for name in _names(text, found):
                duties.setdefault((name.place.start, name.place.end), Duty(name, role, evidence, rule))
    return sorted(duties.values(), key=lambda duty: duty.name.place.start)


def _names(text: str, found: re.Match[str]) -> Iterator[Name]:
    start, end = found.span("names")
    for name in split_names(text, start, end):
        if not is_group(name.printed) or name.printed.endswith("督查部门"):
            yield Name(name.place, name.printed, name.full, False)


def _clause(text: str, start: int, end: int) -> Span:
    """From the sign before the names to the next comma or stop behind them, never farther than FAR."""
    before = range(start, max(start - FAR, 0), -1)
    left = next((at for at in before if text[at - 1] in "。；;，,：:\n"), before.stop)
    stop = min(end + FAR, len(text))
    return Span(left, next((at for at in range(end, stop) if text[at] in "。；;，,\n"), stop))


def _leads(text: str, start: int, end: int) -> bool:
    return (
        re.search("^(?:要|应|应当)?(?:充分发挥|发挥|履行)?牵头|牵头(?:组织|负责|职责)", text[start:end])
        is not None
    )
