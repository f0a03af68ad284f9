"""Quantities that are no targets: sizes, thresholds, scopes, limits, times, fines, what is already there."""

import re

from documents.enriching.targets.values import Quantity, Sort

# What directly follows a radius, a range or a name made with a number.
_SCOPE = re.compile(
    r"^的?(?:半径|范围|距离|以外|之外|生活圈|服务圈|通勤圈|交通圈|经济圈|办税|就业圈|医疗圈|健身圈|养老圈|便民|圈|级|级别|口径|"
    r"深处|高空|高度|不打烊|应急|值守|在线|热线|开放|全天候|自助|服务(?=$|[,、。;]))"
)
_MODIFIER = re.compile(r"^、?(?:具有|拥有|符合|具备|且|并且)|^(?:以上|及以上)?的?规模的")
_AFTER_THE = re.compile(
    r"^(?:目标|水平|要求|任务|标准|指标|规模|速度|比例|幅度|计划|预期|增长|降幅|增幅|份额)"
)
_THRESHOLD = re.compile(
    r"(?:低于|超过|达到?|大于|小于|不足|高于|满|少于|多于|不超过|不低于|不少于|突破|以上|超|逾)$"
)
# Who is fostered may be said by what they have: 培养不少于20名具有国际视野的人才; 对引进20名以上具有…的企业 says to whom.
_FOSTERS = re.compile(
    r"^(?!对|凡|具有|拥有)(?:.*(?:引进|引育|招引|培养|培育|扶持|支持|资助|选拔|遴选|选派|造就|建设|建成))?(?:约|近)?(?:不少于|不低于|至少)?$"
)
_FINE = re.compile(r"罚款|处以|拘留|有期徒刑|违法所得|滞纳金")
_FROM = re.compile(r"(?:由|从)(?:(?:19|20)\d\d年[底末]?的?)?(?:约|近|不足)?$")
_RULE = re.compile(r"的?(?:不得|禁止|应当|严禁)|的$")
_GRANT = re.compile(r"给予|奖励|奖补|补助|补贴|予以资助|注册资本")
_SUM = re.compile(r"(?:金额|总额|投资额?|投入|费用?|支出|成本|价款|利息|租金|保费)的$")
_ALREADY = re.compile(
    r"已经?(?:累计)?(?:达到?|建成|完成|超过|突破|实现|提升到?|下降到?|有|开通)[^,;]{0,12}$|^(?:目前|现有)|现已|截至|去年|同比"
    r"|(?:仅|仅为|只有|仅有|仅占|仅达|实有|应建|缺口达?)$"  # how things are: 收集率仅为46.8%, 实有9个
)
_PER = re.compile(r"(?<![一-鿿][市县区村])每$")  # 每3万人口1辆
_IS_RATE = re.compile(r"^的?(?:征收率|税率|利率|费率|年利率)")
# Marks of an examination: 缺1次扣0.5分, 日常考核占60%.
_MARKS = re.compile(r"扣\s?\d|扣完|加\s?\d[\d.]*分|得\s?\d[\d.]*分")
_WEIGHT = re.compile(r"(?:考核|考评|评价|评议|测评|成绩|得分|权重)(?:占|为|占比为?)?$")
_DEFINES = re.compile(r"(?:是指(?![标导数定引挥])|系指|指的是)")
_TAX = re.compile(r"免征|减征|减半征收|减按|免收|减收|处罚")
_LASTS = re.compile(
    r"(?:有效期|试行期|任期|为期|期限为?|满|连续|近|未来|今后|之日起|每隔|间隔|提前|保存|存期|公示|逾期)[^,;、]{0,6}$"
)
_WITHIN = re.compile(r"^(?:的|左右)?(?:内|以内|之内|后|之后|前|之前|来)")
_OFTEN = re.compile(r"每(?:个)?(?:半?年|季度?|月|周|日|天|[一二两三\d]+(?:个月|年))")
_AMENDS = re.compile(r"第[一二三四五六七八九十百零\d]+[条款项].{0,6}增加(?:规定)?$")  # 第十三条增加一款
_SIZED = frozenset({"千伏", "伏", "蒸吨", "总吨", "载重吨", "MW", "蒸吨/小时", "kV", "兆"})
_SPEED_UP = re.compile(r"[到至在为]$|不(?:超过|少于|低于|高于)$|达到?$")


def is_trap(text: str, clause_start: int, clause_end: int, quantity: Quantity, aims: bool) -> bool:
    """Is the quantity, seen in its clause of the folded text, no target? `aims`: right behind a comparator or verb.

    淘汰35蒸吨/小时及以下燃煤锅炉, 浓度低于100毫克/升的城市污水处理厂, 1公里半径, 厚度低于0.01毫米的地膜,
    处1万元以上5万元以下罚款, 有效期5年, 每年开展2次, 3年内, 已建成20个, 辽河、浑河、大凌河等3条.
    """
    left, right = text[clause_start : quantity.start], text[quantity.after : clause_end]
    return (
        _is_size(left, right, quantity, aims)
        or _is_scope(right, quantity)
        or _is_threshold(left, right, quantity)
        or _is_time(left, right, quantity)
        or sums_up_list(left, quantity)
        or bool(_ALREADY.search(left) or _PER.search(left) or _IS_RATE.match(right))
        or _is_marked(left, text[clause_start:clause_end])
        or _is_condition(left, text[clause_start : clause_end + 40], quantity)
        or bool(_FROM.search(left) or _AMENDS.search(left))
        or (quantity.sort in {Sort.MEASURE, Sort.TIME} and bool(_RULE.search(right)))
        or (quantity.sort is Sort.MONEY and bool(_FINE.search(text[clause_start : clause_end + 40])))
        or (quantity.sort is Sort.MONEY and bool(_GRANT.search(text[clause_start:clause_end])))
        or (_is_rate(left, quantity) and bool(_GRANT.search(text[clause_start : clause_end + 20])))
    )


def _is_marked(left: str, clause: str) -> bool:
    """Is it about the marks of an examination?"""
    return _MARKS.search(clause) is not None or _WEIGHT.search(left) is not None


def _is_condition(left: str, around: str, quantity: Quantity) -> bool:
    """A definition (小型微利企业是指从业人数不超过300人), or for whom something holds: 对月销售额10万元以下的…，免征增值税."""
    if _DEFINES.search(left):
        return True
    return quantity.sort is Sort.MONEY and around.startswith("对") and _TAX.search(around) is not None


def _noun_follows(right: str) -> bool:
    return bool(right) and right[0] not in "、和及与或并,;:。)( \n"


def _is_size(left: str, right: str, quantity: Quantity, aims: bool) -> bool:
    """`对100人以上企业`, `年产30万吨以下煤矿`, `500千伏变电站`, `8000总吨及以上的油船`, `20蒸吨/小时(14MW)以下`."""
    if quantity.sort in {Sort.SHARE, Sort.MULTIPLE}:
        return False
    if quantity.unit in _SIZED or quantity.unit.lstrip("万千百") in _SIZED:
        return True
    if left.endswith("(") and re.search(r"[\d个吨米]\($|[^ -~]\d*\($", left) and right.startswith(")"):
        return bool(re.search(r"\d[^\d(]{1,6}\($", left))
    limit = quantity.suffix.endswith(("以上", "以下"))
    if limit and _noun_follows(right):
        return quantity.sort is not Sort.COUNT or not aims
    return quantity.sort is Sort.MEASURE and bool(re.match(r"级|以上|口径|标准", right))


def _is_rate(left: str, quantity: Quantity) -> bool:
    """How much of a sum is granted: `按照不高于合同金额的30%，给予补助`."""
    return quantity.sort is Sort.SHARE and bool(_SUM.search(left))


def _is_scope(right: str, quantity: Quantity) -> bool:
    return quantity.sort in {Sort.MEASURE, Sort.TIME} and bool(_SCOPE.match(right))


def _is_threshold(left: str, right: str, quantity: Quantity) -> bool:
    """A comparison inside what 的 attaches to a noun: `超过30%的企业`; but `达到90%的目标` is one."""
    if not _THRESHOLD.search(left) and not quantity.suffix:
        return False
    if _MODIFIER.match(right):
        return quantity.sort is not Sort.COUNT or not left or not _FOSTERS.match(left)
    if not right.startswith("的") or _AFTER_THE.match(right[1:]):
        return False
    if quantity.sort is Sort.SHARE and quantity.suffix:  # 80%以上的行政村通5G
        return bool(_THRESHOLD.search(left))
    if quantity.sort is Sort.COUNT and not re.search(r"(?:低于|超过|不足|大于|小于|高于|满)$", left):
        return False
    return len(right) > 2


def _is_time(left: str, right: str, quantity: Quantity) -> bool:
    """Spans of time are targets only where something is to take so long: `压缩至5个工作日以内`."""
    if quantity.sort is Sort.TIME:
        if _SPEED_UP.search(left) and not _WITHIN.match(right):
            return bool(_LASTS.search(left))
        aims = re.search(r"压缩|缩短|减|控制|不超过|提高|达到?|延长|预期寿命|年限", left[-14:])
        return not aims or bool(_LASTS.search(left)) or bool(_WITHIN.match(right))
    return quantity.unit in {"次", "场", "场次"} and bool(_OFTEN.search(left)) and quantity.chinese


def sums_up_list(left: str, quantity: Quantity) -> bool:
    """`沈阳、大连、鞍山、丹东、锦州5市`, `辽河、浑河、大凌河等3条`: as many as stand before it.

    But `登记注册、公证等58项` counts more than it names.
    """
    if quantity.sort is not Sort.COUNT or quantity.number is None or "、" not in left:
        return False
    listed = re.split(r"、|和|及(?!以)", left.rstrip("等这共 "))
    pieces = [piece for piece in listed if piece.strip()]
    return len(pieces) in {int(quantity.number), int(quantity.number) + 1} and not re.search(r"[\d%]", left)
