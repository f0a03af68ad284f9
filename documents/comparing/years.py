"""Which year holds for what stands at a place of a text: 到2027年,浓度下降到32微克/立方米."""

import re
from bisect import bisect_left, bisect_right

# A year that says by when, or when; not one that is compared with: 较2020年下降10%, 在2020年的基础上, 2015年以来.
YEAR = re.compile(
    r"(?<![比较])(?<![比较]\")(?<!相比于|相较于)(?<!\d)(?:19|20)\d{2}(?=年)(?!年\"?(?:的?基础上|同期|水平|相比|为基|以来|起|的\d))"
)
# 2025年、2030年分别达到45%、46%: which number is of which year only a reader of the whole knows.
SEVERAL = re.compile(r"(?:19|20)\d{2}(?:年底?[、和与及](?:到)?(?:19|20)\d{2})+(?=年)")
FULL = re.compile(r"[。!?！？\n]")
OPENING = 20  # characters: a year this near the beginning of a text or of its body holds for all of it


class Years:
    """The years of a text, and which of them a number belongs to."""

    def __init__(self, flat: str) -> None:
        self.years = list(YEAR.finditer(flat))
        self._several = {
            found.end(): "、".join(re.findall(r"\d{4}", found[0])) for found in SEVERAL.finditer(flat)
        }
        self.ends = [found.end() for found in self.years]
        self.sentences = [0, *(found.end() for found in FULL.finditer(flat))]
        heading = flat[: self.sentences[1]] if len(self.sentences) > 1 else ""
        begins = self.sentences[: 1 if "," in heading else 2]  # no comma stands in a heading
        first = self.years[0] if self.years else None
        opens = first and any(0 <= first.start() - begin < OPENING for begin in begins)
        self.opening = first.group() if first and opens else ""

    def at(self, place: int) -> tuple[str, str]:
        """The last year before a place, and the one that holds there: see `Value`."""
        before = bisect_left(self.ends, place)  # those whose 年 stands before it, too
        if not before:
            return "", ""
        last = self.years[before - 1]
        own = bisect_right(self.sentences, place) - 1
        near = last.start() >= self.sentences[max(0, own - 1)]
        said = self._several.get(last.end(), last.group())
        return last.group(), said if near else self.opening
