"""What is measured: the words of the source around a value, freed of dates and verbs, completed where they are elliptic."""

import re

# Words at the head of a clause that say how, not what: 力争, 确保, 其中, 将.
_HEAD = re.compile(
    r"^(?:[、和及与以。,;: ]|[)”\"]|“(?![^”]*”)|其中|同时|到时|届时|力争|确保|保证|努力|争取|实现|使(?!用)|将|把|"
    r"推动(?!.{0,3}率)|推进|促进|并|"
    r"要(?!素|求|件)|坚决|严格|预期|预计|计划|均|再(?!生|制|就|融)|累计|全面|基本(?!农|医|养|公|药|建设|单)|主要目标是?|原则上|[一二两三四五六七八九十\d]*年内|每年|年均(?=新增|完成|建))+"
)
# Who does it is no part of what is measured: 省财政厅统筹安排专项资金, 市水利局要建成水库.
_DOER = re.compile(
    r"^(?:(?:省|市|县|区|州|国家|自治区)[\u4e00-\u9fff]{1,12}?(?:厅|局|委|办|部|署|政府)(?:、|和|会同)?)+"
    r"(?:要(?!素|求)|应当|须|负责|牵头|统筹(?=安排)|组织|安排|确保|力争|完成|新建|建成|组建|会同有关部门)+"
)
# Verbs of a count that are no part of the thing counted: 建成10个园区, 开通航线1000条; 新增 and 改造 stay.
_MAKES = re.compile(
    r"^(?:建成(?!区|率|投产率)|建设(?!用地|工程|项目|规模|率)|完成(?!率)|打造|实现|开通|创建|形成|具备(?!条件)|拥有|培育|选择|布局|支持|推动|推进|发展(?!改革)|"
    r"创成|争创|认定|引进|招引|设立|组建|达到|确保|安排|投入(?!产出|强度|占)|全部|总计|共计|共|不断|总共|提供|首批|按期|如期|积极|争取|每年|连续[一二两三四五六\d]+年)+"
)
_TAIL = re.compile(
    r"(?:力争|争取|努力|稳定|(?<=[\u4e00-\u9fff])平均|(?<![年人户日月平])均|都|分别|各自|基本|要|应|须|全面|稳步|逐步|进一步|持续|趋|总体|指标|每年|共计|共|则|不断|达到|再|(?<![预节签合公条契])约)+$"
)
_PLANNED = re.compile(r"^(全[市省县区国]|各地)(?:共|累计)?(?:计划|预计|力争|要|将|应)")
_COMPARED = re.compile(
    r"(?:(?<!占)比|较|在|与|同|相比|以)[“\"]?(?:\d{4}年[底末]?|上年|上一年|去年|十[一二三四五六]五)[”\"]?(?:末|期末|底)?.{0,6}$"
)
_SHARE_NOUN = re.compile(
    r"(?:率|比|比例|比重|占比|份额|覆盖面|度|增速|增长|水平|浓度|量|强度|比率|指数|[涨增降]幅|幅度|投入|经费|产值|值)$"
)
_BRACKET = re.compile(r"\((?![^()]*[A-Za-z]{2})[^()]{0,12}\)$")

# A subject so general that it says nothing without the words before it: 设施配备率, 总规模, 全省比例, 使用比例.
GENERAL = re.compile(
    r"^(?:宣传|设施|设备|分类|使用|总|总体|平均|人员|全省|全市|全县|全区|全国|群众|用户|其|建设|整改|任务|投资|项目|装备|其中|年均?|城乡|"
    r"年度|综合|规模以上|当年)?(?:知晓率|配备率|达标率|覆盖率|使用率|合格率|满意率|满意度|完成率|执行率|办结率|规模|总规模|比例|占比|比重|"
    r"使用比例|普及率|配套率|安装率|参与率|数量|总量|面积|总面积|总数|产值|总产值|覆盖面|产值规模|总投资|利用率|处理率|回收率|开工率|达产率)$"
)
_MEASURE_TAIL = re.compile(r"(?:规模|面积|数量|总量|总数|个数|比例|总规模)$")
_ACTION = re.compile(
    r"^(?:全域|全面|全力|着力|大力|加快|深入|积极|持续|扎实|稳步|有序|逐步|强力|进一步|继续|切实)*"
    r"(?:推行|推进|开展|实施|加快|加强|完善|优化|提升|提高|推动|建设|强化|深化|发展|构建|打造|建立|健全|组织|普及)(?P<topic>[^,;]{3,30})$"
)
_TOPIC_TAIL = re.compile(r"(?:工作|行动|水平|管理|能力|力度|步伐|制度|机制|模式|工程)$")


JOINT = re.compile(r"、|和(?!美|谐|平)|以及|(?<![普涉以危惠触顾波])及(?!以|其|率|时|格)|与(?!率)")
_WHOLE = re.compile(
    r"(?:率|比例|占比|比重|面积|总量|量|满意度|时间|时限|浓度|数|收入|产值|总额|规模|长度|里程|消耗|能耗|强度|密度|成本|价格)$"
)
_PLACES = "市县镇乡村区城"
# PM10和PM2.5平均浓度, 可吸入颗粒物(PM10)和细颗粒物(PM2.5)平均浓度: what is shared begins behind the last formula.
_SIGNS = re.compile(r"\([A-Za-z][A-Za-z\d.]*\)|[A-Za-z][A-Za-z\d.]*")
_ENDS_IN_SIGNS = re.compile(rf"(?:{_SIGNS.pattern})$")
SCOPE = re.compile(r"^(?:每[^,;]{1,8}|各(?:市县|县区|市|县|区|地|乡镇|级)?|全[市省县区国])(?:均|都|要|应)?$")


def subject(left: str) -> str:
    """The noun before a comparator: `力争全市森林覆盖率` → 全市森林覆盖率, `建成区黑臭水体均` → 建成区黑臭水体."""
    left = re.split(r"(?:由|从)(?=\d)", left)[0]
    left = _COMPARED.sub("", _PLANNED.sub(r"\1", _DOER.sub("", left.strip())))
    before = None
    while before != left:
        before = left
        left = _COMPARED.sub("", _TAIL.sub("", _HEAD.sub("", left)))
    return left


def without_verb(left: str) -> str:
    """The thing counted, without the verb that makes it: `建成低空起降点` → 低空起降点."""
    before = None
    while before != left:
        before = left
        left = _HEAD.sub("", _MAKES.sub("", left))
    return left.strip("的 ")


def as_share(name: str) -> str:
    """A share is named as one: `建成区黑臭水体` → 建成区黑臭水体比例; 处理率 stays."""
    return name if not name or _SHARE_NOUN.search(_BRACKET.sub("", name)) else f"{name}比例"


def topic_of(clause: str) -> str:
    """What an action is about: `全域推行农村生活垃圾分类和资源化利用工作` → 农村生活垃圾分类和资源化利用."""
    found = _ACTION.match(clause)
    return _TOPIC_TAIL.sub("", found["topic"]) if found else ""


def complete(name: str, before: str, topic: str) -> str:
    """An elliptic subject with what stands before it: the indicator of the last target or the topic of the action.

    `占总发电装机比例` after 非化石能源装机规模 → 非化石能源装机占总发电装机比例; `总规模` after 新建起降点 → 起降点总规模.
    """
    if name.startswith("占") and before:
        return _MEASURE_TAIL.sub("", before) + name
    if GENERAL.match(name):
        base = topic or re.sub(r"^(?:新建|新增|每[市县])", "", _MEASURE_TAIL.sub("", before))
        return base + name if base and not base.endswith(name) else name
    return name


def shared(name: str, count: int) -> list[str]:
    """The indicators of a list of values, one each: 城市、县城、重点镇生活污水处理率 for three values.

    The last item ends in what all share; where it begins is told by 等, by a sign the items have in common
    at their ends (市, 县, 镇), or by their length. `count` names that cannot be told apart are all the whole.
    """
    head, wait, tail = name.rpartition("等")
    items = [item for item in JOINT.split(head if wait and tail else name) if item]
    if len(items) != count:
        return [name] * count
    if all(_WHOLE.search(item) for item in items):
        return items
    if wait and tail:
        return [item + tail for item in items]
    cut = _where_shared(items)
    return [item + items[-1][cut:] for item in items[:-1]] + [items[-1]]


def _where_shared(items: list[str]) -> int:
    last, others = items[-1], [_BRACKET.sub("", item) for item in items[:-1]]
    signs = _SIGNS.search(last)
    if signs and all(_ENDS_IN_SIGNS.search(item) for item in items[:-1]):
        return signs.end()
    for length in range(1, min(8, len(last) - 2)):
        if last[length] in _PLACES:
            while length + 1 < len(last) and last[length + 1] in _PLACES:
                length += 1
            return length + 1
    return min(*(len(item) for item in others), max(1, len(last) - 2))
