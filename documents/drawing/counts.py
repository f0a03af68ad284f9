"""Counts by year as bars: the lower part filled, the upper part hatched, a link on each bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from documents.drawing.scales import Scale, ticks
from documents.drawing.svg import add, number, picture, written

WIDTH = 640.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 8.0, 20.0, 28.0
WIDEST = 48.0


@dataclass(frozen=True, slots=True)
class Bar:
    """`name` is read aloud: 2025 年：量化目标 30，任务节点 12."""

    label: str
    filled: int
    hatched: int
    name: str
    href: str
    chosen: bool = False


def counts(bars: Sequence[Bar], *, name: str, title: str, description: str, height: float = 240.0) -> str:
    """The picture. `name` is unique in the page: the hatching is known by it."""
    root = picture(WIDTH, height, name, title, description, "counts")
    _hatching(root, f"{name}-hatched")
    most = max((each.filled + each.hatched for each in bars), default=0)
    rows = ticks(0, max(most, 4), 4)
    up = Scale(0, rows[-1], height - BOTTOM, TOP)
    axes = add(root, "g", class_="axes", aria_hidden="true")
    for value in rows:
        if value == int(value):
            y = up.at(value)
            add(axes, "line", x1=LEFT, y1=y, x2=WIDTH - RIGHT, y2=y, class_="grid")
            add(axes, "text", number(value), x=LEFT - 6, y=y + 4.5, text_anchor="end")
    room = (WIDTH - LEFT - RIGHT) / max(len(bars), 1)
    wide = min(room * 0.66, WIDEST)
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100) if room * step >= 36 or step == 100)
    for place, bar in enumerate(bars):
        middle = LEFT + room * (place + 0.5)
        if place % every == 0:
            add(axes, "text", bar.label, x=middle, y=height - BOTTOM + 18, text_anchor="middle")
        if bar.filled + bar.hatched:
            _bar(root, bar, middle - wide / 2, wide, up, f"url(#{name}-hatched)")
    return written(root)


def _bar(root: Element, bar: Bar, x: float, wide: float, up: Scale, hatching: str) -> None:
    total = bar.filled + bar.hatched
    middle, top = up.at(bar.filled), up.at(total)
    link = add(root, "a", href=bar.href, aria_label=bar.name, class_="bar chosen" if bar.chosen else "bar")
    add(link, "title", bar.name)
    add(
        link,
        "rect",
        x=x - 3,
        y=up.at(up.high),
        width=wide + 6,
        height=up.at(0) - up.at(up.high),
        class_="reach",
    )
    if bar.filled:
        add(link, "rect", x=x, y=middle, width=wide, height=up.at(0) - middle, class_="filled")
    if bar.hatched:
        add(link, "rect", x=x, y=top, width=wide, height=middle - top, class_="hatched", fill=hatching)
    add(link, "text", str(total), x=x + wide / 2, y=top - 5, text_anchor="middle", class_="label")


def _hatching(root: Element, name: str) -> None:
    pattern = add(
        add(root, "defs"),
        "pattern",
        id=name,
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    add(pattern, "rect", width=6, height=6, class_="ground")
    add(pattern, "line", x1=1, y1=0, x2=1, y2=6, class_="stripe")
