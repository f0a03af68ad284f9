"""Which part of a page is its text, and what is round it.

jusText tells paragraphs of running text from menus and footers by length and links, without a language of its own.
The text is then everything in the smallest box that holds nearly all running text: headings, dates and signatures
are short, and no line of a policy text may be lost for that.
"""

from collections.abc import Sequence

from justext.core import PathInfo, classify_paragraphs
from justext.paragraph import Paragraph

from documents.reading.web.boxes import Box, PageLine

# jusText's own figures are for languages with spaces; a Chinese character says what two or three letters do.
SHORT, LONG = 20, 60
FEWEST = 3  # lines: a text that is one long line has its title beside it
SMALL = frozenset(("p", "li", "tr", "tbody", "pre"))
NEARLY_ALL = 0.9
LINKS = 0.5  # share of a line from which it is navigation
AROUND = {
    "nav": "导航",
    "menu": "导航",
    "aside": "侧栏",
    "footer": "页面底部",
    "header": "页面顶部",
    "form": "表单",
    "select": "表单",
}


def mark_good(lines: Sequence[PageLine]) -> list[bool]:
    """Which lines jusText takes for running text by themselves (its look at their neighbours is not needed here)."""
    long = [len(line.text) >= SHORT for line in lines]  # a short line alone never is
    paragraphs = [_paragraph(line) for line, is_long in zip(lines, long, strict=True) if is_long]
    classify_paragraphs(paragraphs, frozenset(), SHORT, LONG, 0, 0)
    good = iter(paragraph.cf_class in ("good", "neargood") for paragraph in paragraphs)
    return [is_long and next(good) for is_long in long]


def _paragraph(line: PageLine) -> Paragraph:
    paragraph = Paragraph(PathInfo().append(line.box.tag))
    paragraph.append_text(line.text)
    paragraph.chars_count_in_links = line.linked
    return paragraph


def main_box(lines: Sequence[PageLine], good: Sequence[bool], boxes: Sequence[Box]) -> Box | None:
    """The smallest box with nearly all running text; without any, with nearly all that is no link. None: the page."""
    weights = [
        len(line.text) if is_good and not around(line) else 0
        for line, is_good in zip(lines, good, strict=True)
    ]
    if not any(weights):
        weights = [max(0, len(line.text) - line.linked) if not around(line) else 0 for line in lines]
    for line, weight in zip(lines, weights, strict=True):
        line.box.good += weight
        for box in line.box.chain():
            box.lines += 1
    total = sum(weights)
    for box in reversed(boxes):  # a box comes after the one it stands in
        if box.parent is not None:
            box.parent.good += box.good
    large = [
        box
        for box in boxes
        if box.good >= NEARLY_ALL * total and box.lines >= FEWEST and box.tag not in SMALL
    ]
    return large[-1] if large and total else None


def around(line: PageLine) -> str:
    """What the page calls the place of a line: `导航` within <nav>; empty for its main part."""
    return next((AROUND[box.tag] for box in line.box.chain() if box.tag in AROUND), "")


def is_link(line: PageLine) -> bool:
    """`首页`, `下一篇：…`; a line 附件：… that can be clicked is text."""
    return line.linked > LINKS * len(line.text) and not line.text.startswith("附件")
