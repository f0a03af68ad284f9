"""The same text as a text file, a web page, a Word file and a PDF gives the same tree."""

from functools import cache

import pytest

from documents.parsing.nodes import Outline
from documents.parsing.outline import parse
from documents.parsing.report import coverage
from documents.reading import Source, read_bytes
from tests.reading.making import FOOT, HEAD, MAKERS, pdf_of
from tests.score import gold

LIMIT = 20 * 1024 * 1024
OTHERS = ("fangguanfu-fengong", "yingshang-huanjing-tiaoli", "zhengfu-wangzhan")


@cache
def text_of(slug: str) -> str:
    return read_bytes("原文.txt", gold.path_of(slug).read_bytes(), LIMIT).text


@cache
def tree_of_text(slug: str) -> list[tuple[str, ...]]:
    return tree(gold.outline_of(slug))


def tree(outline: Outline) -> list[tuple[str, ...]]:
    """Paths, kinds, labels, headings and texts; white space is the one thing that formats do not keep."""
    return [
        (node.path, node.kind, *("".join(part.split()) for part in (node.label, node.heading, node.text)))
        for node in outline.nodes
    ]


def check(slug: str, source: Source) -> None:
    outline = parse(source.text)
    assert tree(outline) == tree_of_text(slug)
    assert outline.header == gold.outline_of(slug).header
    assert coverage(outline)[0] == 1.0


@pytest.mark.parametrize("slug", [*gold.FIVE, *OTHERS])
@pytest.mark.parametrize("suffix", MAKERS)
def test_one_text_one_tree(suffix: str, slug: str) -> None:
    source = read_bytes(f"文件{suffix}", MAKERS[suffix](text_of(slug)), LIMIT)
    check(slug, source)
    assert HEAD not in source.text


@pytest.mark.parametrize("slug", [*gold.FIVE, *OTHERS])
def test_two_columns_are_read_one_after_the_other(slug: str) -> None:
    source = read_bytes("文件.pdf", pdf_of(text_of(slug), columns=2), LIMIT)
    check(slug, source)
    pages = sum(piece.reason == "页码" for piece in source.left_out)
    assert [piece.text for piece in source.left_out if piece.reason == "页眉"] == [HEAD] * pages
    numbers = ["".join(piece.text.split()) for piece in source.left_out if piece.reason == "页码"]
    assert numbers == ["".join(FOOT.format(page).split()) for page in range(1, pages + 1)]


@pytest.mark.parametrize("slug", ["wufei-chengshi", "zhengfu-wangzhan"])
def test_pages_as_they_were_published(slug: str) -> None:
    content = (gold.GOLD / "more" / f"{slug}.raw.html").read_bytes()
    check(slug, read_bytes(f"{slug}.html", content, LIMIT))
