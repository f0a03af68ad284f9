"""题注: the note below the title of a law or a rule says who made it, when and by which order.

`（2010年1月19日环境保护部令第8号公布　自2010年3月1日起施行）`: the first act in it made the text, later ones changed it.
"""

import re

from documents.parsing.headlines import CN_DATE

_NAME = r"[\u4e00-\u9fff、]{2,30}?"
ORDER = re.compile(
    rf"^\(?{CN_DATE}(?:中华人民共和国)?(?P<number>(?P<who>{_NAME})令\s?第?\s?[\d一二三四五六七八九十百]{{1,5}}号)"
)
ASSEMBLY = re.compile(
    rf"^\(?{CN_DATE}(?P<place>[\u4e00-\u9fff]{{0,14}}?)第[一二三四五六七八九十]{{1,3}}届(?P<body>(?:全国)?人民代表大会(?:常务委员会)?)"
)


def number_in(note: str) -> str:
    """`环境保护部令第8号`; empty where the note names no order. `note` is folded."""
    found = ORDER.match(note)
    return found["number"].replace(" ", "") if found else ""


def maker_in(note: str) -> str:
    """`环境保护部`, `广东省人民代表大会常务委员会`; empty where the note names neither order nor assembly."""
    if found := ORDER.match(note):
        return found["who"]
    found = ASSEMBLY.match(note)
    return found["place"] + found["body"] if found else ""
