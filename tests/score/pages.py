"""Web pages as they were published, against the same gold as their texts: is the tree still the right one?"""

from functools import cache

from documents.parsing.outline import parse
from documents.parsing.report import coverage
from documents.reading import Source, read_bytes
from tests.score import gold
from tests.score.structure import is_labelled
from tests.score.tally import Tally

PAGES = ("wufei-chengshi", "zhengfu-wangzhan")
MOST = 20 * 1024 * 1024


@cache
def source_of(slug: str) -> Source:
    """The stored page, read as an upload is."""
    return read_bytes(f"{slug}.html", (gold.GOLD / "more" / f"{slug}.raw.html").read_bytes(), MOST)


def of_page(slug: str) -> Tally:
    """Path and kind of the labelled nodes."""
    outline = parse(source_of(slug).text)
    assert coverage(outline)[0] == 1.0
    return Tally.of(
        {(node.path, str(node.kind)) for node in outline.nodes if is_labelled(node)},
        {(row["path"], row["kind"]) for row in gold.rows(f"more/{slug}.structure.tsv")},
    )


def table() -> list[str]:
    """The pages as a Markdown table."""
    rows = [
        "| 网页 | 节点 | P | R | F1 | 正文字数 | 正文之外 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for slug in PAGES:
        tally, source = of_page(slug), source_of(slug)
        cells = [
            slug,
            f"{tally.right}/{tally.right + tally.missed}",
            *(f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1)),
            str(len("".join(source.text.split()))),
            str(sum(len("".join(piece.text.split())) for piece in source.left_out)),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return rows
