"""Values over years: one mark a target, a link on each."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from documents.drawing.scales import Scale, ticks, years
from documents.drawing.shapes import mark
from documents.drawing.svg import add, number, picture, written

WIDTH, HEIGHT = 640.0, 340.0
LEFT, RIGHT, TOP, BOTTOM = 56.0, 84.0, 34.0, 34.0
CLOSE = 13.0  # marks nearer than this are moved apart
SIGN = 6.8  # width of half a Chinese character, for guessing what a label covers


@dataclass(frozen=True, slots=True)
class Mark:
    """`year` 2025.0 is the end of 2025. `name` is read aloud and shown beside the pointer, `label` is printed.

    `since` is the year that a change is counted from, drawn as a dashed line from nought.
    """

    year: float
    value: float
    shape: str
    label: str
    name: str
    href: str
    hollow: bool = False
    since: float | None = None


def values(
    marks: Sequence[Mark],
    *,
    name: str,
    title: str,
    description: str,
    unit: str,
    better: str,
    better_words: str,
) -> str:
    """The picture. `better` is more, less or empty: where the arrow beside the axis points."""
    root = picture(WIDTH, HEIGHT, name, title, description, "values")
    low, high = _reach(marks)
    rows = ticks(low, high)
    columns = years(
        min(each.since if each.since is not None else each.year for each in marks) - 0.4,
        max(each.year for each in marks) + 0.4,
    )
    across = Scale(columns[0], columns[-1], LEFT, WIDTH - RIGHT)
    up = Scale(rows[0], rows[-1], HEIGHT - BOTTOM, TOP)
    _axes(root, rows, columns, across, up, unit)
    if better:
        _better(root, better, better_words)
    taken: list[tuple[float, float]] = []
    labels: list[tuple[float, float, float]] = []
    for each in sorted(marks, key=lambda one: (one.year, one.value, one.href)):
        x, y = _free(across.at(each.year), up.at(each.value), taken)
        taken.append((x, y))
        link = add(root, "a", href=each.href, aria_label=each.name, class_="point")
        add(link, "title", each.name)
        if each.since is not None:
            from_x, from_y = across.at(each.since), up.at(0)
            add(link, "line", x1=from_x, y1=from_y, x2=x, y2=y, class_="since", stroke_dasharray="4 4")
            add(link, "circle", cx=from_x, cy=from_y, r=3, class_="mark hollow")
        add(link, "circle", cx=x, cy=y, r=13, class_="reach")
        mark(link, each.shape, x, y, each.hollow)
        _label(link, each.label, x, y, labels)
    return written(root)


def _reach(marks: Sequence[Mark]) -> tuple[float, float]:
    """The lowest and the highest value; nought, too, where changes are drawn from it."""
    found = [each.value for each in marks] + [0.0 for each in marks if each.since is not None]
    return min(found), max(found)


def _axes(root: Element, rows: list[float], columns: list[int], across: Scale, up: Scale, unit: str) -> None:
    axes = add(root, "g", class_="axes", aria_hidden="true")
    add(axes, "text", unit, x=LEFT, y=TOP - 16, text_anchor="middle", class_="unit")
    for value in rows:
        y = up.at(value)
        add(axes, "line", x1=LEFT, y1=y, x2=WIDTH - RIGHT, y2=y, class_="grid")
        add(axes, "text", number(value), x=LEFT - 8, y=y + 4.5, text_anchor="end")
    for year in columns:
        x = across.at(year)
        add(axes, "line", x1=x, y1=HEIGHT - BOTTOM, x2=x, y2=HEIGHT - BOTTOM + 5, class_="tick")
        add(axes, "text", str(year), x=x, y=HEIGHT - BOTTOM + 20, text_anchor="middle")


def _better(root: Element, better: str, words: str) -> None:
    """An arrow at the right edge, with its words."""
    arrow = add(root, "g", class_="better", aria_hidden="true")
    x, top, bottom = WIDTH - 14, TOP + 60, HEIGHT - BOTTOM - 60
    tip, tail = (top, bottom) if better == "more" else (bottom, top)
    turn = 9 if better == "more" else -9
    add(arrow, "line", x1=x, y1=tail, x2=x, y2=tip, class_="shaft")
    add(
        arrow,
        "polyline",
        points=f"{x - 5:g},{tip + turn:g} {x:g},{tip:g} {x + 5:g},{tip + turn:g}",
        class_="head",
    )
    add(arrow, "text", words, x=WIDTH - 4, y=top - 12 if better == "more" else bottom + 22, text_anchor="end")


def _free(x: float, y: float, taken: list[tuple[float, float]]) -> tuple[float, float]:
    """A place where no mark stands yet, to the right of the true one."""
    while (
        any(abs(x - other) < CLOSE and abs(y - beside) < CLOSE for other, beside in taken) and x < WIDTH - 20
    ):
        x += CLOSE
    return x, y


def _label(link: Element, text: str, x: float, y: float, labels: list[tuple[float, float, float]]) -> None:
    """Printed where it covers no other label; else the mark stands alone, and its name tells."""
    width = sum(SIGN * (2 if sign > "\u2e80" else 1.1) for sign in text)
    left = x + 11
    anchor = "start"
    if left + width > WIDTH - 26:
        left, anchor = x - 11 - width, "end"
    for row in (y + 4.5, y - 9, y + 19):
        if all(abs(row - other) > 13 or left > end or left + width < start for other, start, end in labels):
            labels.append((row, left, left + width))
            at = left if anchor == "start" else left + width
            add(link, "text", text, x=at, y=row, text_anchor=anchor, class_="label")
            return
