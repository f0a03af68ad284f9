"""Citations: place, title (by its marks) and relation; bare names by place and evidence."""

import re
from dataclasses import dataclass

from documents.enriching.citations import CitationFound, find
from documents.parsing.fold import fold
from tests.score import gold
from tests.score.tally import Tally

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """Tallies of one document: 《》 with relation, “” with relation, bare; numbers are (right, of the rows with one)."""

    slug: str
    book: Tally
    quotes: Tally
    bare: Tally
    numbers: tuple[int, int]


def norm(text: str) -> str:
    """No white space, one width."""
    return fold(gold.bare(text))


def marks_of(row: Row) -> str:
    """How a gold row is marked; a title whose opening 《 is lost counts as in book marks."""
    if not row["title_in_book_marks"]:
        return "bare"
    return "book" if "》" in row["evidence"] else "quotes"


def of(slug: str) -> Result:
    """The figures of one document."""
    rows = gold.of("citations.tsv", slug)
    found = find(gold.outline_of(slug))
    titled = {(each.path, norm(each.title)): each.document_number for each in found if each.title}
    numbered = [row for row in rows if row["document_number"]]
    right = sum(
        norm(titled.get((row["path"], norm(row["title_in_book_marks"])), "")) == norm(row["document_number"])
        for row in numbered
    )
    return Result(
        slug,
        _titled(rows, found, "book"),
        _titled(rows, found, "quotes"),
        _bare(rows, found),
        (right, len(numbered)),
    )


def _titled(rows: list[Row], found: list[CitationFound], marks: str) -> Tally:
    return Tally.of(
        {(each.path, norm(each.title), each.relation) for each in found if each.marks == marks},
        {
            (row["path"], norm(row["title_in_book_marks"]), row["relation"])
            for row in rows
            if marks_of(row) == marks
        },
    )


def _bare(rows: list[Row], found: list[CitationFound]) -> Tally:
    """A bare name is right where the end of its words is the end of the gold's evidence and the relation agrees."""
    expected = [row for row in rows if marks_of(row) == "bare"]
    left = [each for each in found if each.marks == "bare"]
    right = 0
    for row in expected:
        same = [
            each
            for each in left
            if (each.path, each.relation) == (row["path"], row["relation"])
            and re.search(re.escape(norm(each.evidence)[-6:]) + "$", norm(row["evidence"]))
        ]
        if same:
            right += 1
            left.remove(same[0])
    return Tally(right, len(left), len(expected) - right)


def total(results: list[Result]) -> Result:
    return Result(
        "**五份合计**",
        sum((each.book for each in results), Tally()),
        sum((each.quotes for each in results), Tally()),
        sum((each.bare for each in results), Tally()),
        (sum(each.numbers[0] for each in results), sum(each.numbers[1] for each in results)),
    )


def five() -> Result:
    return total([of(slug) for slug in gold.FIVE])


def table() -> list[str]:
    """As a Markdown table; titles count with their relation."""
    lines = [
        "| 文件 | 《》 | F1 | “” | F1 | 无标记 | F1 | 文号 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    return lines + [_line(of(slug)) for slug in gold.FIVE] + [_line(five())]


def _line(result: Result) -> str:
    cells = [result.slug]
    for tally in (result.book, result.quotes, result.bare):
        cells += [f"{tally.right}/{tally.right + tally.missed}", f"{tally.f1:.3f}"]
    cells.append(f"{result.numbers[0]}/{result.numbers[1]}")
    return f"| {' | '.join(cells)} |"
