"""An outline written down: as indented text for people and golden files, as JSON for programs."""

from typing import Any

from documents.parsing.nodes import Node, Outline
from documents.parsing.report import report_of


def as_text(outline: Outline) -> str:
    """One line a node: `2/8  clause  （八） 提升环境风险防控水平 | 健全企业…形成。 [310:655]`; then what is not in the tree."""
    header = outline.header
    rows = [
        f"标题 {header.title}",
        f"文号 {header.document_number}  日期 {header.issued_on}  文种 {header.document_type}  状态 {header.status}",
        f"机关 {'、'.join(header.issuers)}  层级 {header.level}  地区 {'/'.join(header.regions)}",
        "",
    ]
    rows += [_row(node) for node in outline.nodes]
    report = report_of(outline)
    rows += ["", f"覆盖率 {report['coverage']:.3f}  剔除比例 {report['discarded_share']:.4f}"]
    rows += [
        f"剔除 [{each.start}:{each.end}] {each.reason} {_clip(outline.source[each.start : each.end])}"
        for each in outline.discarded
    ]
    rows += [f"第 {doubt.line} 行：{doubt.message}" for doubt in outline.doubts]
    return "\n".join(row.rstrip() for row in rows) + "\n"


def _row(node: Node) -> str:
    indent = "  " * node.depth
    body = _clip(node.text.replace("\n", "⏎"))
    return (
        f"{indent}{node.path}  {node.kind}  {node.label} {node.heading} | {body} [{node.start}:{node.end}]"
        if node.printed
        else f"{indent}{node.path}  | {body} [{node.start}:{node.end}]"
    )


def _clip(text: str, width: int = 12) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= 2 * width + 1 else f"{text[:width]}…{text[-width:]}"


def as_data(outline: Outline) -> dict[str, Any]:
    """The outline as plain data; `enriching.show` adds what the finders say."""
    header, report = outline.header, report_of(outline)
    return {
        "title": header.title,
        "document_number": header.document_number,
        "issuers": list(header.issuers),
        "issued_on": header.issued_on,
        "document_type": header.document_type,
        "status": header.status,
        "level": header.level,
        "regions": list(header.regions),
        **report,
        "nodes": [_node(node) for node in outline.nodes],
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "path": node.path,
        "kind": str(node.kind),
        "label": node.label,
        "heading": node.heading,
        "text": node.text,
        "start": node.start,
        "body_start": node.body_start,
        "end": node.end,
        "printed": node.printed,
        "spans": [[span.start, span.end] for span in node.spans],
    }
