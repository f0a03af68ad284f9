"""SVG as text, escaped by the standard library.

Libraries were looked at: pygal writes `<style>` and `<script>`, matplotlib `style=""`, which the pages' policy
blocks; svgwrite is given up by its authors; drawsvg and svg.py do not escape the values of attributes.
"""

from xml.etree.ElementTree import Element, SubElement, tostring

Value = str | float | None


def add(parent: Element, tag: str, text: str = "", **attributes: Value) -> Element:
    """`add(svg, "line", x1=0, y1=2.5, stroke_dasharray="4 3", class_="axis")`; None leaves an attribute out."""
    child = SubElement(parent, tag, _attributes(attributes))
    child.text = text or None
    return child


def picture(width: float, height: float, name: str, title: str, description: str, kind: str) -> Element:
    """An empty picture with its text alternative. `name` is unique in the page.

    A group, not an image: what is inside an image is hidden from those who hear pages, links included.
    """
    ids = {"aria_labelledby": f"{name}-title", "aria_describedby": f"{name}-desc"}
    view = f"0 0 {width:g} {height:g}"
    root = Element("svg", _attributes({"viewBox": view, "class_": f"chart {kind}", "role": "group", **ids}))
    add(root, "title", title, id=f"{name}-title")
    add(root, "desc", description, id=f"{name}-desc")
    return root


def written(root: Element) -> str:
    return tostring(root, encoding="unicode")


def _attributes(given: dict[str, Value]) -> dict[str, str]:
    """`stroke_width` → stroke-width, `class_` → class; numbers with two decimals at most."""
    return {
        name.rstrip("_").replace("_", "-"): value if isinstance(value, str) else number(value)
        for name, value in given.items()
        if value is not None
    }


def number(value: float) -> str:
    """12.0 → 12, 3.14159 → 3.14."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
