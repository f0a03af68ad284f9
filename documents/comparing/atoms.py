"""Text cut into what is compared whole: a number with its unit, a date, a name, else one character."""

import re
from dataclasses import dataclass

from documents.parsing.fold import fold

_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "〇": "0", "○": "0", "·": "•", "・": "•"}
)

_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = (
    r"(?:微克|毫克)/(?:立方米|升)|蒸吨/小时|[万亿]?(?:平方公里|平方米|立方米|千瓦时|千瓦|公里|千米|公顷|总吨|吨|亩|元)"
    r"|个?百分点|工作日|个月|小时|[万亿余]?[个项件批家次天日人名倍]|[万亿]|%|％"
)
ATOM = re.compile(
    "|".join(
        (
            r"(?P<title>《[^《》]{2,60}》)",
            r"(?P<document>[\u4e00-\u9fff]{2,6}\s?\(\d{4}\)\s?\d+\s?号)",
            r"(?P<date>\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?(?:底|末)?|\d{1,2}\s?月\s?\d{1,2}\s?日)",
            rf"(?P<number>{_NUMBER}\s?(?:{_UNIT})?)",
            r"(?P<latin>[A-Za-z]+(?:[.-]?\d+(?:\.\d+)?)?)",
            # A body: from a mark or 由, 向 to the first ending of a body: 省生态环境厅, 市政府办公室.
            r"(?P<body>(?:(?<![\u4e00-\u9fff])|(?<=[由向]))(?:国务院|中央|[省市县区])[\u4e00-\u9fff]{1,9}?"
            r"(?:委员会|办公室|办公厅|厅|局|委))",
            r"(?P<blank>\s+)",
            r"(?P<sign>.)",
        )
    ),
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """[start, end) of the text, as it compares, and what it is: `number`, `date`, `body`, …, `sign`."""

    start: int
    end: int
    word: str
    kind: str


def folded(text: str) -> str:
    """Character by character: half and full width, the forms of quotation marks and of zero look alike."""
    return fold(text).translate(_ALIKE)


def atoms(text: str) -> list[Atom]:
    """Cut; blanks are left out, they compare as nothing: `到 2025 年，` is `到`, `2025年`, `,`."""
    return [
        Atom(found.start(), found.end(), re.sub(r"\s", "", found.group()), str(found.lastgroup))
        for found in ATOM.finditer(folded(text))
        if found.lastgroup != "blank"
    ]
