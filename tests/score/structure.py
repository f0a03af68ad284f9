"""Structure: are the nodes there, under the right address and kind, with the right edges; is the header right?"""

from dataclasses import dataclass

from documents.parsing.nodes import Kind, Node
from documents.parsing.report import coverage
from tests.score import gold
from tests.score.tally import Tally

LABELLED = (Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.CLAUSE, Kind.MEASURE)
EDGE = 12  # characters in first_chars and last_chars


@dataclass(frozen=True, slots=True)
class Structure:
    """The figures of one document; shares are (right, of)."""

    slug: str
    nodes: Tally
    headings: tuple[int, int]
    first: tuple[int, int]
    last: tuple[int, int]
    coverage: float
    discarded: float
    metadata: tuple[int, int]
    faults: tuple[str, ...]


def of_five(slug: str) -> Structure:
    """All printed nodes, headings, edges and metadata of one of the five."""
    outline = gold.outline_of(slug)
    expected = {row["path"]: row for row in gold.of("structure.tsv", slug)}
    nodes = {node.path: node for node in outline.nodes if node.printed}
    pairs = [(row, nodes[path]) for path, row in expected.items() if path in nodes]
    heading = [gold.bare(node.heading) == row["heading"] for row, node in pairs]
    first = [gold.bare(node.text)[:EDGE] == row["first_chars"] for row, node in pairs]
    last = [gold.bare(node.text)[-EDGE:] == row["last_chars"] for row, node in pairs]
    metadata = _metadata(slug)
    covered, discarded = coverage(outline)
    tally = Tally.of(
        {(node.path, str(node.kind)) for node in nodes.values()},
        {(row["path"], row["kind"]) for row in expected.values()},
    )
    return Structure(
        slug,
        tally,
        (sum(heading), len(expected)),
        (sum(first), len(expected)),
        (sum(last), len(expected)),
        covered,
        discarded,
        (sum(same for _, same in metadata), len(metadata)),
        tuple(name for name, same in metadata if not same),
    )


def of_six(slug: str) -> Structure:
    """Path and kind of the labelled nodes of one of the six."""
    outline = gold.outline_of(slug)
    covered, discarded = coverage(outline)
    tally = Tally.of(
        {(node.path, str(node.kind)) for node in outline.nodes if is_labelled(node)},
        {(row["path"], row["kind"]) for row in gold.rows(f"more/{slug}.structure.tsv")},
    )
    return Structure(slug, tally, (0, 0), (0, 0), (0, 0), covered, discarded, (0, 0), ())


def is_labelled(node: Node) -> bool:
    return node.printed and node.kind in LABELLED and any(sign.isalnum() for sign in node.label)


def _metadata(slug: str) -> list[tuple[str, bool]]:
    row = gold.of("metadata.tsv", slug)[0]
    header = gold.outline_of(slug).header
    title = header.title or gold.overrides()[slug].get("title", "")
    return [
        ("title", gold.bare(title) == gold.bare(row["title"] or title)),
        ("issuer", ";".join(header.issuers) == row["issuer"]),
        ("region", "/".join(header.regions) == row["region"]),
        ("level", header.level == row["level"]),
        ("document_type", header.document_type == row["document_type"]),
        ("status", header.status == row["status"]),
        ("date", header.issued_on == row["date"]),
        ("document_number", header.document_number == row["document_number"]),
    ]


def table() -> list[str]:
    """All of it as a Markdown table, one row a document and one for each set."""
    rows = [
        "| 文件 | 节点 | P | R | F1 | 标题 | 首字 | 末字 | 覆盖率 | 剔除 | 元数据 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, results in (("五份合计", [*map(of_five, gold.FIVE)]), ("六份合计", [*map(of_six, gold.SIX)])):
        rows += [_row(result) for result in results]
        rows.append(_row(_sum(name, results)))
    return rows


def _sum(name: str, results: list[Structure]) -> Structure:
    def both(field: str) -> tuple[int, int]:
        parts = [getattr(result, field) for result in results]
        return sum(part[0] for part in parts), sum(part[1] for part in parts)

    return Structure(
        f"**{name}**",
        sum((result.nodes for result in results), Tally()),
        both("headings"),
        both("first"),
        both("last"),
        min(result.coverage for result in results),
        sum(result.discarded for result in results) / len(results),
        both("metadata"),
        (),
    )


def _row(result: Structure) -> str:
    tally = result.nodes
    cells = [
        result.slug,
        f"{tally.right}/{tally.right + tally.missed}",
        *(f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1)),
        *(_share(part) for part in (result.headings, result.first, result.last)),
        f"{result.coverage:.3f}",
        f"{result.discarded:.3f}",
        _share(result.metadata) + ("" if not result.faults else f" ({', '.join(result.faults)})"),
    ]
    return f"| {' | '.join(cells)} |"


def _share(part: tuple[int, int]) -> str:
    return f"{part[0]}/{part[1]}" if part[1] else "–"
