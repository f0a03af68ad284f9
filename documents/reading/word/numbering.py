"""Numbers that Word generates: they are nowhere in the text of a .docx, and printed all the same.

A paragraph has a list and a level (its own, or those of its style); the list's definition says how each level is
counted and printed: `第%1章`, `（%2）`, `%1.%2`.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from documents.reading.word.formats import printed
from documents.reading.word.package import child, tag, value

PLACE = re.compile(r"%([1-9])")
LEVELS = 9
BULLETS = {"\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "➢", "\uf0b7": "•", "\uf0fc": "✓"}


@dataclass(slots=True)
class Level:
    """How one level of a list is counted and printed."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: str = "tab"
    restart: int = -1  # after which level (from 1) it begins anew; 0: never; -1: after any higher one
    legal: bool = False  # all numbers in it as decimals
    style: str = ""


@dataclass(slots=True)
class List:
    """A list as paragraphs refer to it: levels, and the counters it shares with others of the same definition."""

    levels: dict[int, Level]
    counters: "Counters"
    restarts: dict[int, int] = field(
        default_factory=dict
    )  # level → first number, when this list is first used


@dataclass(slots=True)
class Counters:
    """The last number printed on each level."""

    last: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document: ask `label` for every paragraph once, in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = Styles(styles)
        self._lists = _lists(numbering, self._styles) if numbering is not None else {}

    def label(self, paragraph: etree._Element) -> str:
        """What is printed before the paragraph's own text: `（三）`, `第二章 `, `1.`; empty without number."""
        number, depth = self._place(child(paragraph, "pPr"))
        found = self._lists.get(number or "")
        if found is None or depth not in found.levels:
            return ""
        level = found.levels[depth]
        self._count(found, depth)
        text = (
            _bullet(level.text)
            if level.form == "bullet"
            else PLACE.sub(lambda place: self._printed(found, int(place[1]) - 1, level.legal), level.text)
        )
        return text + (" " if text and level.after != "nothing" else "")

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int]:
        own = child(properties, "numPr")
        style = value(child(properties, "pStyle")) or self._styles.default
        number, depth = self._styles.numbering(style)
        if own is not None:
            number = value(child(own, "numId")) or number
            written = value(child(own, "ilvl"))
            depth = int(written) if written and written.isdigit() else depth
        if depth is None and (found := self._lists.get(number or "")):
            depth = next((at for at, level in found.levels.items() if style and level.style == style), None)
        return number, depth or 0

    def _count(self, found: List, depth: int) -> None:
        last = found.counters.last
        if depth in found.restarts:
            last[depth] = found.restarts.pop(depth)
        else:
            last[depth] = last.get(depth, found.levels[depth].start - 1) + 1
        for lower in range(depth + 1, LEVELS):
            restart = found.levels[lower].restart if lower in found.levels else -1
            if restart < 0 or 0 < depth + 1 <= restart:
                last.pop(lower, None)

    def _printed(self, found: List, depth: int, legal: bool) -> str:
        level = found.levels.get(depth)
        if level is None:
            return ""
        number = found.counters.last.get(depth, level.start)
        return printed(number, "decimal" if legal else level.form)


class Styles:
    """What the styles of paragraphs say on numbering; a style passes on what the one it is based on says."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [each for each in root if tag(each) == "style"] if root is not None else []
        self._styles = {value(each, "styleId") or "": each for each in styles}
        paragraphs = [each for each in styles if value(each, "type") == "paragraph"]
        self.default = next(
            (value(each, "styleId") for each in paragraphs if value(each, "default") in ("1", "true")), None
        )

    def numbering(self, style: str | None) -> tuple[str | None, int | None]:
        """(list, level) that a style gives; None where it gives none."""
        number: str | None = None
        depth: int | None = None
        for each in self._based(style):
            own = child(each, "pPr", "numPr")
            written = value(child(own, "ilvl"))
            if depth is None and written and written.isdigit():
                depth = int(written)
            if number is None:
                number = value(child(own, "numId"))
        return number, depth

    def name(self, style: str | None) -> str:
        """`toc 1`, `heading 2`; in lower case."""
        return (value(child(self._styles.get(style or ""), "name")) or "").lower()

    def list_of(self, style: str) -> str | None:
        """The list that a style of lists stands for."""
        return value(child(self._styles.get(style), "pPr", "numPr", "numId"))

    def _based(self, style: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while style and (found := self._styles.get(style)) is not None and found not in chain:
            chain.append(found)
            style = value(child(found, "basedOn"))
        return chain


def _lists(root: etree._Element, styles: Styles) -> dict[str, List]:
    abstract = {value(each, "abstractNumId") or "": each for each in root if tag(each) == "abstractNum"}
    numbers = {value(each, "numId") or "": each for each in root if tag(each) == "num"}
    counters = {key: Counters() for key in abstract}
    lists: dict[str, List] = {}
    for key, number in numbers.items():
        definition = value(child(number, "abstractNumId")) or ""
        style = value(child(abstract.get(definition), "numStyleLink"))
        if style and (other := numbers.get(styles.list_of(style) or "")) is not None:
            definition = value(child(other, "abstractNumId")) or ""
        if definition not in abstract:
            continue
        levels = _levels(abstract[definition])
        restarts: dict[int, int] = {}
        for override in number:
            if tag(override) != "lvlOverride":
                continue
            depth = int(value(override, "ilvl") or 0)
            levels |= _levels(override)
            if (start := value(child(override, "startOverride"))) is not None:
                restarts[depth] = int(start)
        lists[key] = List(levels, counters[definition], restarts)
    return lists


def _levels(holder: etree._Element) -> dict[int, Level]:
    levels = {}
    for each in holder:
        if tag(each) == "lvl":
            levels[int(value(each, "ilvl") or 0)] = Level(
                start=int(value(child(each, "start")) or 0),
                form=_form(each),
                text=value(child(each, "lvlText")) or "",
                after=value(child(each, "suff")) or "tab",
                restart=int(value(child(each, "lvlRestart")) or -1),
                legal=child(each, "isLgl") is not None and value(child(each, "isLgl")) not in ("0", "false"),
                style=value(child(each, "pStyle")) or "",
            )
    return levels


def _form(level: etree._Element) -> str:
    """numFmt, also where a newer one stands beside an older substitute."""
    choice = child(level, "AlternateContent", "Choice", "numFmt")
    return value(child(level, "numFmt")) or value(choice) or "decimal"


def _bullet(text: str) -> str:
    """Signs of symbol fonts have code points of their own that no other font shows."""
    sign = BULLETS.get(text, text)
    return "•" if sign and "\ue000" <= sign[0] <= "\uf8ff" else sign
