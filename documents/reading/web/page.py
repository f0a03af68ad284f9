"""A web page → its main text, and the rest of the page as what was left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from documents.reading.encodings import Decoded
from documents.reading.limits import Limits
from documents.reading.source import LeftOut, Unreadable
from documents.reading.web.boxes import Box, PageLine, Walk
from documents.reading.web.charset import decode_page
from documents.reading.web.main import around, is_link, main_box, mark_good
from documents.reading.web.tables import with_rows

TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.I | re.S)
BIG = ("h1", "h2")
LONG = 60
SHORTEST_TITLE = 4
REST = "正文之外的文字"


def read(name: str, content: bytes, limits: Limits) -> Decoded:
    """Raises Unreadable where a page shows no text, as one does that a script would fill."""
    page = decode_page(name, content)
    walk = Walk(page.text, limits.lines)
    if not walk.lines:
        raise Unreadable(f"{name}：网页中没有文字（可能由脚本生成，请在浏览器中另存或复制正文）")
    good = mark_good(walk.lines)
    chosen = main_box(walk.lines, good, walk.boxes)
    kept = _kept(walk.lines, chosen, _titles(page.text))
    out = [(line, is_good) for line, is_good, keep in zip(walk.lines, good, kept, strict=True) if not keep]
    text = "\n".join(with_rows([line for line, keep in zip(walk.lines, kept, strict=True) if keep])) + "\n"
    left_out = (*_left_out([line for line, _ in out]), *_hidden(walk.hidden))
    return Decoded(text, page.encoding, (*page.warnings, *_long(out)), left_out)


def _kept(lines: Sequence[PageLine], chosen: Box | None, titles: str) -> list[bool]:
    """Lines of the main box that are no navigation, and the title above it."""
    inside = [chosen is None or any(box is chosen for box in line.box.chain()) for line in lines]
    kept = [within and not around(line) for within, line in zip(inside, lines, strict=True)]
    text = [index for index, keep in enumerate(kept) if keep and not is_link(lines[index])]
    if not text:
        return inside
    for index in [*range(text[0]), *range(text[-1] + 1, len(lines))]:
        kept[index] = False
    beginning = "".join(_bare(lines[index].text) for index in text[:12])
    for index in range(text[0] - 1, -1, -1):
        line = lines[index]
        bare = _bare(line.text)
        is_title = len(bare) >= SHORTEST_TITLE and (bare in titles or line.box.nearest(*BIG) is not None)
        if is_title and not is_link(line) and bare not in beginning:
            kept[index] = True
            break
    return kept


def _titles(html: str) -> str:
    """What the page's head calls it, without white space."""
    found = TITLE.search(html[:200_000])
    metas = re.findall(
        r'<meta[^>]{0,50}(?:ArticleTitle|og:title)["\'][^>]{0,20}content=["\']([^"\'>]{1,300})',
        html[:200_000],
    )
    return _bare("".join([found[1][:500] if found else "", *metas]))


def _bare(text: str) -> str:
    return "".join(text.split())


def _left_out(lines: Sequence[PageLine]) -> Iterator[LeftOut]:
    """Neighbouring lines of one reason are one piece."""

    def reason(line: PageLine) -> str:
        return around(line) or ("链接" if is_link(line) else REST)

    for why, group in groupby(lines, reason):
        yield LeftOut(why, "\n".join(line.text for line in group))


def _hidden(hidden: Sequence[str]) -> list[LeftOut]:
    text = "\n".join(piece.strip() for piece in hidden if piece.strip())
    return [LeftOut("隐藏文字", text)] if text else []


def _long(out: Sequence[tuple[PageLine, bool]]) -> list[str]:
    """A warning where running text was left out: a page may hold two texts, or its text in two places."""
    number = sum(is_good and len(line.text) >= LONG for line, is_good in out)
    return [f"页面上另有 {number} 段较长文字未收入正文，请核对"] if number else []
