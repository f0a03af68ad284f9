"""Which way a value is meant, from the words right before and behind it: 不低于, 控制在…以内, 下降, 新增."""

import re

# What may stand between the word and the number: 控制在全年的, 达到约, 均不低于.
_FILL = (
    r"(?:约|近|日均|年均|平均每年|各|均|共计|共|总计|到|了|平均|每年|每[市县区乡镇村]|全[市省县]|其|建成后|不?再|"
    r"建成|新增|建设|培育|新建|配备|有|创建|打造|完成|设置|设立|开展|组织|培训)?"
)
_RISE = "提高|提升|增加|增长|扩大|上升|拓展|扩展|恢复|攀升|延长|增|升"
_FALL = "下降|降低|减少|压缩|压减|压降|缩短|缩减|削减|精简|缩小|回落|控制|降|减"
_WORDS = (
    (">=", rf"≥|不(?:低|少|小|短)于|至少|最少|(?:{_RISE})(?:到|至|为)|达到|达成|达|坚守|守住|保有"),
    (
        "<=",
        rf"≤|不(?:超过|高于|大于|多于|超)|控制在|限制在|压控在|(?:{_FALL})(?:到|至|为|在)|低于|小于|少于|短于",
    ),
    (">", "超过|超出|高于|大于|多于|优于|突破|超|逾"),
    ("=", "保持在|稳定在|维持在|保持|稳定|维持"),
    ("-", "下降|降低|减少|削减|压减|压缩|压降|精简|缩减|下调|减排|缩短|下浮|节约|降"),
    ("+", "增长|增加|提高|提升|上升|上浮|新增|新建|净增|增设|增|翻"),
)
WORD = re.compile(
    "(?:" + "|".join(f"(?P<c{i}>{words})" for i, (_, words) in enumerate(_WORDS)) + f"){_FILL}$"
)
# A word farther left with its object between: 控制在2020年现状城镇建设用地规模的1.3倍以内.
FAR = re.compile(r"(?P<word>控制在|不超过|不低于|达到|提高到|相当于)(?P<object>[^,;、]{2,24}的)$")
ADDS = re.compile(r"新增|新建|增设|净增")


def word(left: str) -> tuple[str, int]:
    """The comparator that the end of `left` says and where its word begins, or ("", length) when it says none.

    `…浓度不超过` → <=, `比2020年下降` → -, `…处理率分别达到` → >=, `压缩至` → <=.
    """
    found = WORD.search(left)
    if found is None:
        far = FAR.search(left)
        return (
            ("<=" if far["word"] in {"控制在", "不超过"} else ">=", far.start()) if far else ("", len(left))
        )
    for index, (sign, _) in enumerate(_WORDS):
        if found[f"c{index}"]:
            return sign, found.start()
    return "", len(left)


def with_suffix(sign: str, suffix: str) -> str:
    """What 以上, 以内, 左右 behind the value makes of the word before it: `新建340个以上` is at least 340.

    A fall or a rise by an amount stays what it is: 下降10%以上.
    """
    if sign in {"-", "<=", ">"} and not (sign == ">" and suffix):
        return sign
    if suffix.endswith("以上"):
        return ">="
    if suffix.endswith(("以下", "以内", "之内")):
        return "<="
    return "=" if suffix and sign != "+" else sign
