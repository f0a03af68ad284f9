"""What one line above the text is by its look: a number, a date, an organ, a cover letter, (part of) a title."""

import re

from documents.parsing import furniture
from documents.parsing.fold import fold
from documents.parsing.lines import Line
from documents.parsing.markers import Family, read_mark
from documents.parsing.nodes import Says

TYPES = (
    "方案|意见|通知|规划|计划|办法|条例|规定|细则|决定|纲要|要点|措施|清单|报告|批复|函|令|公告|通告|公报|标准|规则|章程|制度|准则|指引"
    "|指南|决议|说明|目录|规范|预案|法|法典|通报|命令|安排|政策|行动|解释|指标|导则|规程|倡议|建议|名单|总则|公约|协议|战略|体系"
    "|纪要|分解|分工|任务|责任书|批示|致辞|白皮书|答复|请示|议案|(?:分工|任务|责任|分解|一览|计划|评分|指标|明细|安排|进度|统计)表"
)
TITLE = re.compile(rf"^[^。;!?]{{2,150}}?(?:{TYPES})[》”]?(?:[(][^()]{{2,40}}[)]){{0,2}}$")
MADE_HERE = re.compile(r"制[定订]本[^,]{0,8}$")  # a torn line: 为加强管理，制定本办法 / 。
_OFFICE = r"[\u4e00-\u9fff]{1,8}?(?:发|函|字|办|规|令|电|通|告|审|政|委|文|联)\w?"  # 国办发, 辽环函, 大政办发
NUMBERED = r"[(\[]\d{4}[)\]]第?\s?\d{1,5}号"  # 〔2020〕43号
_ORDER = r"[\u4e00-\u9fff]{0,20}(?:令|公告)\s?(?:\d{4}年)?第?\s?[\d一二三四五六七八九十百]{1,5}号"  # 国务院令第722号
BARE_TYPE = re.compile(
    rf"^(?:实施|工作|考核|管理|行动|评价|暂行|操作|分工|整改)?(?:{TYPES})$"
)  # 考核细则: its matter stands above
NUMBER_LINE = re.compile(rf"^(?:[\u4e00-\u9fff]{{1,15}}{NUMBERED}|{_ORDER})$")
GLUED_NUMBER = re.compile(rf"^.*(?<=[知告函定见案法例划])({_OFFICE}{NUMBERED})$")
_DIGIT = "[〇○零0一二三四五六七八九]"
_CN_DATE = (
    rf"{_DIGIT}{{4}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日"  # 二〇二二年十二月二日
)
CN_DATE = rf"(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{_CN_DATE})"
DATE_LINE = re.compile(rf"^\(?{CN_DATE}(?:印发|发布|公布|施行|起施行)?\)?$")
STATUS_LINE = re.compile(
    r"^\(?(?:公开)?(?:征求意见稿|草案|送审稿|讨论稿|审议稿|代拟稿|修订稿|修订草案|试行|暂行|报批稿)[^()。]{0,12}\)?$"
)
PUBLIC_LINE = re.compile(r"^\(此件.{0,20}\)$")
_MADE = "(?:通过|公布|发布|修订|修正|施行|批准|印发)"
HISTORY_LINE = re.compile(
    rf"^\(.*{_MADE}.*\)$|^\(?{CN_DATE}[^。]{{0,80}}{_MADE}[^。]{{0,40}}$"
)  # 2021年2月7日…会议通过
ASIDE_LINE = re.compile(
    rf"^\((?:\d{{4}}\s?[-—至]\s?\d{{4}}年?|[^()。]{{0,20}}{NUMBERED}[^()。]{{0,30}})\)$"
)  # （2018-2020年）
ATTACHED = re.compile(r"^附\s?件\s?\d{0,2}\s?[::]?$")
SIGNER = re.compile(r"^签发人\s?[::]|^(?:机密|秘密|内部|特急|加急|急件)(?:★.*)?$")
# 国务院令, 国家税务总局公告; 关于…的公告 is a title.
ORDER_HEAD = re.compile(r"^(?!.*关于)[^。,]{2,40}(?:令|(?<!的)公告)$")
ORDER_NUMBER = re.compile(r"^第?\s?\S{1,8}\s?号$")
# Below the title of a report that was spoken: ——2024年1月16日在市第八届人民代表大会第四次会议上, and who spoke.
SPOKEN_LINE = re.compile(rf"^(?:——+|--+|\()\s?{CN_DATE}在[^。,;]{{4,60}}[会议]上\)?$")
SPEAKER_LINE = re.compile(
    r"^(?!关于)[^。,;:]{0,30}(?:[省市区县州旗镇局厅]长|主席|主任|检察长|院长|书记|代理[省市区县州]长)\s?[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2}$"
)
RECIPIENT = re.compile(
    r"^(?:各|国务院各|省|市|县|区|州|有关)[^。]{1,200}?[::]|^[^。,;]{2,120}[::]$|^[^。;]{2,200}(?:政府|委员会|管委会|部门|单位|机构|企业|学校|局|厅)[::]$"
)
HALF = re.compile(r"^(?!附)[^。;:!?]{4,60}[、和与及]$")  # 打好柴油货车污染治理、: no line of its own
LETTERHEAD = re.compile(r"^.{2,40}文件$")
COVER = re.compile(r"印发|转发|批转|发布|公布|关于同意|关于实施|关于做好|令第")
ORGAN_LINE = re.compile(r"^[^。,;::]{2,60}(?:委员会|委|政府|厅|局|部|院|办公室|会|公司|署|办)$")
BEGINS_ORGAN = re.compile(r"关于|中共|人民政府|国务院|委员会|[“《](?![^”》]*[”》])")


def is_label(line: Line) -> bool:
    """A line that belongs to the title: number, date, status, who it is sent to."""
    text = fold(line.text)
    patterns = (
        NUMBER_LINE,
        DATE_LINE,
        STATUS_LINE,
        PUBLIC_LINE,
        HISTORY_LINE,
        LETTERHEAD,
        ASIDE_LINE,
        ATTACHED,
        SIGNER,
        ORDER_NUMBER,
        SPOKEN_LINE,
        SPEAKER_LINE,
    )
    if any(pattern.match(text) for pattern in patterns):
        return True
    if RECIPIENT.match(text) and text[-1] == ":":
        return len(text) < 200 and text[0] != "为" and "通知如下" not in text and "如下" not in text[-6:]
    return len(text) <= 40 and ORGAN_LINE.match(text) is not None


def is_plain(line: Line) -> bool:
    """Short, no sentence: it may be (part of) a title."""
    text = fold(line.text)
    if line.stands_apart:
        return False
    if len(text) > 120 or text[-1] in "。;:!?,、" or "。" in text or text.startswith(("附件", "附:")):
        return False
    return not is_label(line) and furniture.reason(line) is None


def reads_like_a_title(line: Line) -> bool:
    """`大连市水污染防治实施方案`, not `附件：…方案` and not the bare head of an order (`国务院令`)."""
    if line.says is not None:
        return line.says is Says.TITLE
    text = fold(line.text)
    mark = read_mark(line.text)
    if mark is not None and mark.family is Family.DOT:  # one of a list: 2.某某调查意见
        return False
    if ORDER_HEAD.match(text) or MADE_HERE.search(text):
        return False
    return is_plain(line) and TITLE.match(without_number(text)) is not None


def without_number(text: str) -> str:
    glued = GLUED_NUMBER.match(text)
    return text[: glued.start(1)] if glued else text


def opens_cover(line: Line) -> bool:
    text = fold(line.text)
    if NUMBER_LINE.match(text) or LETTERHEAD.match(text) or ORDER_HEAD.match(text) or ATTACHED.match(text):
        return True
    return len(text) < 120 and COVER.search(text) is not None and "。" not in text
