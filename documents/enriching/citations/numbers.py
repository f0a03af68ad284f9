"""文号: `国办发〔2018〕128号` in all its typographic variants."""

import re

_OPEN, _SHUT = r"〔\[［【(（﹝", r"〕\]］】)）﹞"
_BODY = rf"[一-鿿]{{1,12}} ?[{_OPEN}] ?\d{{4}} ?[{_SHUT}] ?第? ?\d{{1,5}} ?号"
_ORDER = r"(?:[一-鿿]{2,20}令)?第\d{1,4}号"
NUMBER = re.compile(_BODY)
# Right behind a title, in brackets, alone or before a remark: (国办发〔2018〕128号，以下简称《意见》)
BEHIND = re.compile(rf"^ ?[(（〔\[](?P<number>{_BODY}|{_ORDER})(?=[)）〕\],，;；])")
# The verb before a bare number is none of it: 按照国发〔2015〕17号.
_LEAD = re.compile(
    r"^.*?(?:按照|根据|依据|依照|落实|执行|贯彻|印发|以|见|和|及|与|的)(?=[一-鿿]{1,8}[〔\[［【(（﹝ ])"
)
# Nor is the title that lost its marks: 关于创新的实施意见浙政发〔2009〕69号.
_TITLE = re.compile(
    r"^.*(?:意见|通知|办法|规定|方案|决定|公告|条例|计划|规划|细则)(?=[一-鿿]{1,8}[〔\[［【(（﹝ ])"
)


def normal(printed: str) -> str:
    """One spelling for all: `国办发[2018] 128 号`, `国办发（2018）128号` → `国办发〔2018〕128号`."""
    text = "".join(printed.split())
    text = re.sub(rf"[{_OPEN}](\d{{4}})[{_SHUT}]", r"〔\1〕", text)
    return text.translate({0xFF10 + digit: 0x30 + digit for digit in range(10)})


def behind(text: str, end: int) -> tuple[str, int]:
    """The number in brackets right behind a title and where its bracket ends, or ("", end)."""
    found = BEHIND.match(text[end : end + 60])
    if not found:
        return "", end
    closed = re.compile(r"[)）〕\]]").search(text, end + found.end("number"))
    return normal(found["number"]), closed.end() if closed else end + found.end()


def alone(text: str) -> list[tuple[int, int]]:
    """Places of numbers: `按照国发〔2015〕17号文件要求` → where 国发〔2015〕17号 stands."""
    places = []
    for found in NUMBER.finditer(text):
        lead = _TITLE.match(found[0]) or _LEAD.match(found[0])
        places.append((found.start() + (lead.end() if lead else 0), found.end()))
    return places
