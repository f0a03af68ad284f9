"""The parts of a sentence between its commas and semicolons, and what kind of words they begin with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.nodes import Span

# Work that goes on: a sentence that begins so starts a new action, dates before it do not hold for it.
PROCESS = re.compile(
    r"^(?:(?:着力|大力|全力|强力|切实|积极|持续|深入|稳步|加快|扎实|有序|重点|严格|逐步|科学|因地制宜|统筹|继续|进一步|全面|率先)+"
    r"|推进|推动|推行|推广|加强|强化|完善|优化|开展|实施|深化|鼓励|支持|引导|健全|落实|建立|构建|倡导|围绕|发展|"
    r"打造|提升|提高|促进|加大|拓展|扩大|发挥|坚持|制定|组织|探索|规范|巩固|保障|聚焦|依托|结合|按照|根据|以|对|在|为|将|把)"
)
ACHIEVES = (
    "建成|建设|新建|新增|完成|实现|打造|培育|培养|创建|认定|开通|开工|布局|布设|设立|组建|形成|发展|淘汰|压减|关停|退出|"
    "治理|修复|整治|改造|种植|造林|营造|绿化|推广|推动|推进|引进|招引|引育|招收|培训|选派|选聘|选择|遴选|评选|支持|扶持|"
    "资助|安排|投入|筹集|筹建|供应|配备|配置|购置|更新|拓展|覆盖|惠及|带动|吸纳|帮扶|帮助|增设|增加|实施|开展|举办|制定|"
    "修订|制修订|出台|发布|建立|保障|储备|提供|转化|孵化|集聚|落地|签约|争取|争创|创成|达标|具备|拥有|收储|回收|处置|消纳|"
    "替代|减排|节约|接入|解决|安置|化解|清理|整合|启动|推出|取消|下放|精简|压缩|减少|提升|提高|扩大|维修|安装|搬迁|扩种|"
    "办好|建好|加固|铺设|新改建|改扩建|扩建|升级|组织|签订|落实|评定|入选|孵育|招聘|储能|投产|投放|投用|并网|动工|筹措|下达|确保|选拔|产生|发动|加快|修缮|硬化|拆除|清运|疏浚|清淤|排查|抽检|筛查|救助|新改扩建|提档升级"
)
ACHIEVE = re.compile(ACHIEVES)
_STRESS = "重点|着力|大力|积极|全力|择优|优先|逐步|累计|首批|分批"
# *+ never goes back: no verb is the beginning of another, so there is one way only.
ONLY_ACHIEVES = re.compile(rf"^(?:{_STRESS})*+(?:{ACHIEVES})(?:(?:和|、|与|并)?(?:{ACHIEVES}))*+$")
# Verbs that never name a thing themselves: what they bring about stands behind the count, 两级重点支持300名人才.
FOSTERS = re.compile(rf"(?:{_STRESS})*(?:引进|引育|招引|培养|扶持|资助|选拔|遴选|选派|支持|设立|筹集)$")
BEGINS = re.compile(rf"^(?:{ACHIEVES})")
_CUT = ",;:"
_FAR = 160  # characters: how far back a bracket may have opened


@dataclass(frozen=True, slots=True)
class Clause:
    """text[start:end], and whether a semicolon or nothing stands before it."""

    start: int
    end: int
    opens: bool


def clauses(folded: str, span: Span, inside: Sequence[bool]) -> list[Clause]:
    """Cut at , ; : outside of brackets and quotation marks; a comma between digits (1,300) does not cut."""
    parts, start, opens = [], span.start, True
    for index in range(span.start, span.end):
        sign = folded[index]
        if sign not in _CUT or inside[index] or (sign == "," and _thousands(folded, index)):
            continue
        parts.append(Clause(start, index, opens))
        start, opens = index + 1, sign == ";"
    parts.append(Clause(start, span.end, opens))
    return [part for part in parts if folded[part.start : part.end].strip("。 \n")]


def _thousands(folded: str, index: int) -> bool:
    return bool(re.match(r"\d,\d{3}(?!\d)", folded[max(0, index - 1) : index + 5]))


def within(folded: str, start: int, clause: Clause) -> Clause:
    """The clause at `start`: where that stands in brackets, the part of the bracket between its commas.

    `建成“1+5+4”（大科学装置1个、试验区5个）总体布局` → 大科学装置1个、试验区5个.
    """
    depth = 0
    for index in range(start - 1, max(clause.start, start - _FAR) - 1, -1):
        depth += (folded[index] == ")") - (folded[index] == "(")
        if depth < 0:
            end = folded.find(")", start, min(clause.end, start + _FAR))
            left = max(folded.rfind(sign, index, start) for sign in "(,;:") + 1
            right = min((at for sign in ",;:" if (at := folded.find(sign, start, end)) >= 0), default=end)
            return Clause(left, right if end >= 0 else clause.end, False)
    return clause


def starts_action(text: str) -> bool:
    """Does a sentence begin with a verb, so that it starts an action of its own? `发展集装箱铁水联运` does."""
    return bool(PROCESS.match(text) or BEGINS.match(text))
