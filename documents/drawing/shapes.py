"""Marks that differ in shape, so that they differ in black and white, too."""

from xml.etree.ElementTree import Element

from documents.drawing.svg import add, number, written

SHAPES = ("circle", "square", "triangle", "diamond", "cross", "down")
_CORNERS = {
    "square": ((-5, -5), (5, -5), (5, 5), (-5, 5)),
    "triangle": ((0, -6.5), (6.5, 5), (-6.5, 5)),
    "down": ((0, 6.5), (6.5, -5), (-6.5, -5)),
    "diamond": ((0, -7), (7, 0), (0, 7), (-7, 0)),
    "cross": (
        *((-2, -6), (2, -6), (2, -2), (6, -2), (6, 2), (2, 2)),
        *((2, 6), (-2, 6), (-2, 2), (-6, 2), (-6, -2), (-2, -2)),
    ),
}


def mark(parent: Element, shape: str, x: float, y: float, hollow: bool) -> None:
    """A mark of 12 units around a place."""
    kind = "mark hollow" if hollow else "mark"
    if shape == "circle":
        add(parent, "circle", cx=x, cy=y, r=5.5, class_=kind)
        return
    points = " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in _CORNERS[shape])
    add(parent, "polygon", points=points, class_=kind)


def sample(shape: str, hollow: bool) -> str:
    """The mark alone, for a legend whose words stand beside it."""
    root = Element("svg", {"viewBox": "0 0 16 16", "class": "chart sample", "aria-hidden": "true"})
    mark(root, shape, 8, 8, hollow)
    return written(root)
