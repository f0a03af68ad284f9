"""Lines of a web page round the text: navigation, source and time lines, lists of other news. Not policy text."""

import re
from collections.abc import Iterator, Sequence

from documents.parsing.fold import fold
from documents.parsing.lines import Line

CRUMBS = re.compile(
    r"^(?:首页|(?:您|你)?(?:现在|当前)?(?:所在|的)?(?:的)?位置|当前位置)\s*[::>›»]|^[^。;]{2,20}(?:\s?[>›»]\s?[^。;]{1,30}){2,}$"
)
LABELS = (
    "来源|信息来源|文章来源|稿件来源|稿源|作者|责任编辑|责编|编辑|审核人|发布时间|发布日期|发布机构|发文日期|更新时间"
    "|时间|热度|浏览次数|浏览量|浏览|点击数|点击量|点击率|点击|阅读次数|阅读量|阅读|访问量|字体|字号|字体大小|视力保护色"
    "|信息提供日期|索引号|主题分类|主题词|体裁分类|信息分类|公开方式|公开类别|有效性|信息有效性|上一篇|下一篇|相关链接|相关阅读"
    "|分享到|分享|关键词|标签|公文时效|生成日期|名称|主办单位|承办单位|网站标识码|备案号|版权所有|技术支持"
    "|发文标题|发文机关|制发机关|发文单位|成文日期|标题|发文字号|文件编号|文号|公开属性|载体类型|公开范围|公开时限|公开日期|所属主题|组配分类"
    "|效力状态|文件状态|信息来源|内容概述|主题词|废止日期|实施日期|生效日期|统一编号|登记号"
    "|发文文号|发文部门|发文机构|发文时间|实施时间|法规类型|所属行业|所属区域|阅读人次|评论人次|页面功能|信息标题|文件名称|产生日期|关键字|索取号"
    "|主动公开分类|法定主动公开分类|公开形式|责任部门|是否有效|信息类别|颁发部门|颁发时间|效力属性|发布部门|制定机关|公布日期|批准日期|法规类别"
    r"|颁布日期|颁布单位|颁布时间|发布单位|施行日期|时效性|效力级别|来\s源|索\s?引\s?号|主\s?题\s?词"
)
# 发文字号：…, 【发文字号】…; folded, all brackets are round.
LABELLED = rf"(?:\((?:{LABELS})\)\s?:?|(?:{LABELS})\s?:)"
LABEL = re.compile(rf"^{LABELLED}[^。;]{{0,120}}$")
# A row of a panel whose colons the copy lost: 索引号 620722087 发文字号 民政发〔2020〕110号. These words are its own.
_SURE = (
    "索引号|发文字号|发文机关|发文机构|发布机构|制发机关|成文日期|生成日期|发布日期|公开日期|公开方式|公开形式|公开范围|主题分类|信息分类"
    "|信息类别|体裁分类|组配分类|责任部门|有效性|效力状态|是否有效|主题词|关键词|文号"
)
BARE_PANEL = re.compile(rf"^[\s|｜]*(?:【表格】)?(?:{_SURE})[^。;,]{{0,80}}?(?:{_SURE})[^。;]{{0,80}}$")
BELOW = re.compile(
    r"^(?:上一篇|下一篇|相关(?:链接|阅读|新闻|文章)|责任编辑|责编|主办单位?|承办单位?|版权|网站标识码|备案号|技术支持|扫一扫|分享)"
)
BUTTONS = re.compile(
    r"^(?:[•●·]?\s?[【\[(]?(?:打印|加入收藏|打印本页|打印此页|关闭|关闭窗口|关闭本页|收藏|返回顶部|返回|分享|字体[::]?[大中小\s]*|下载|扫一扫.{0,20}"
    r"|网站地图|联系我们|版权声明|我要纠错|纠错|分享到)[】\])]?\s?)+$"
)
NOTICE = re.compile(
    r"^(?:版权声明|免责声明|特别声明)[:]|^[^。]{0,12}本文仅供参考|^如?(?:有)?本(?:站|网站|网)[^。]{0,20}(?:侵|版权|转载)|仅供爱好者学习"
)
BARE_DATE = re.compile(r"^\(?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?\)?$")
LEAD = re.compile(r"全文(?:如下|公布)[::。]?$|现(?:将|公开)?.{0,12}(?:公开)?征求意见[。.]?$|内容如下[::]?$")


def reason(line: Line) -> str | None:
    """Why a line outside the body is no policy text, or None: `首页 > 环保节能` → 网页导航."""
    text = fold(line.text)
    if line.says:
        return None
    if CRUMBS.match(text):
        return "网页导航"
    if LABEL.match(text) or BARE_DATE.match(text) or BARE_PANEL.match(text):
        return "网页信息"
    if NOTICE.match(text):
        return "网页声明"
    return "网页按钮" if BUTTONS.match(text) else None


def part(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the text, what a page prints below it). A line of which a person speaks is text, wherever it stands."""
    end = tail(lines)
    kept = [line for line in lines[end:] if line.says]
    return lines[:end] + kept, [line for line in lines[end:] if not line.says]


def tail(lines: Sequence[Line]) -> int:
    """Index from which the rest is what a page prints below a text: page lines, or a list of dated headlines."""
    end = len(lines)
    while end and reason(lines[end - 1]) and not BARE_DATE.match(fold(lines[end - 1].text)):
        end -= 1
    loose = list(_loose(lines, end))
    dates = [index for index in loose if not lines[index].says and BARE_DATE.match(fold(lines[index].text))]
    if len(dates) > 1:
        end = max(min(dates) - 1, 0)
    below = [index for index in loose if not lines[index].says and _is_below(fold(lines[index].text))]
    return min([end, *below])


def _is_below(text: str) -> bool:
    """Words that stand below a text on a web page and nowhere else: 【打印】, 上一篇：…, 版权声明."""
    return BELOW.match(text) is not None or BUTTONS.match(text) is not None


def _loose(lines: Sequence[Line], end: int) -> Iterator[int]:
    """Indices from the end upward of lines that do not end like a sentence."""
    for index in range(end - 1, -1, -1):
        if lines[index].text[-1] in "。；：" or len(lines[index].text) > 120:
            return
        yield index
