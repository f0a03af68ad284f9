"""Outline ↔ rows of provisions."""

from collections.abc import Iterable, Iterator, Sequence

from documents.models import Chapter, Clause, Measure, Provision
from documents.parsing.nodes import Kind, Node, Outline, Run, Span
from documents.parsing.units import is_unit
from documents.storing.texts import full_text, own_text
from documents.storing.tree import place


def rows_of(outline: Outline, version_id: int, ids: Sequence[int]) -> Iterator[Provision]:
    """Rows in reading order, the root first, for one id each. Raises NoTreeError before the first row."""
    nodes: list[Node | None] = [None, *outline.nodes]
    places = place(node.path if node else "" for node in nodes)
    own = [own_text(node, outline.source) if node and node.printed else "" for node in nodes]
    for index, (node, here) in enumerate(zip(nodes, places, strict=True)):
        whole = full_text(index, nodes, places, own)
        yield Provision(
            id=ids[index],
            version_id=version_id,
            parent_id=None if here.parent is None else ids[here.parent],
            tree_id=version_id,
            lft=here.lft,
            rght=here.rght,
            depth=here.depth,
            seq=index,
            full_text=whole,
            **(_columns(node, has_printed_below=bool(whole)) if node else _root(outline)),
        )


def _columns(node: Node, *, has_printed_below: bool) -> dict[str, object]:
    return {
        "kind": node.kind,
        "path": node.path,
        "printed": node.printed,
        "is_unit": is_unit(node, has_printed_below),
        "label": node.label,
        "heading": node.heading,
        "text": node.text if node.printed else "",
        "start": node.start,
        "body_start": node.body_start,
        "end": node.end,
        "spans": [(span.start, span.end) for span in node.spans],
        "runs": [(run.offset, run.at) for run in node.runs],
        "body_from": node.body and node.body.start,
        "body_to": node.body and node.body.end,
    }


def _root(outline: Outline) -> dict[str, object]:
    """The root is no provision of the text, so it is not `printed` and never counted or listed."""
    return {"kind": Kind.DOCUMENT, "printed": False, "end": len(outline.source)}


def nodes_of(rows: Iterable[Provision]) -> tuple[Node, ...]:
    """Nodes of the rows of one version in reading order, without the root; sentences have their words."""
    texts: dict[str, str] = {}
    nodes = []
    for row in rows:
        if row.kind == Kind.DOCUMENT:
            continue
        body = None if row.body_from is None or row.body_to is None else Span(row.body_from, row.body_to)
        parent_text = texts.get(row.path.rpartition("/")[0], "")
        text = row.text if row.printed or body is None else parent_text[body.start : body.end]
        texts[row.path] = text
        nodes.append(
            Node(
                path=row.path,
                kind=Kind(row.kind),
                label=row.label,
                heading=row.heading,
                text=text,
                start=row.start,
                body_start=row.body_start,
                end=row.end,
                spans=tuple(Span(*span) for span in row.spans),
                runs=tuple(Run(*run) for run in row.runs),
                printed=row.printed,
                body=body,
            )
        )
    return tuple(nodes)


def counts_of(rows: Iterable[Provision]) -> dict[str, int]:
    """How many printed provisions there are: in all, of each proxy's kinds, and units."""
    counts = dict.fromkeys(("chapter", "clause", "measure", "provision", "unit"), 0)
    names = {
        kind: name
        for name, proxy in (("chapter", Chapter), ("clause", Clause), ("measure", Measure))
        for kind in proxy.rows.kinds
    }
    for row in rows:
        counts["provision"] += row.printed
        counts["unit"] += row.is_unit
        if row.printed and row.kind in names:
            counts[names[row.kind]] += 1
    return counts
