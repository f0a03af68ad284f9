"""Rows → outline."""

from typing import Any

from documents.models import DocumentVersion
from documents.parsing.nodes import Discarded, Doubt, Header, Outline, Span
from documents.storing.rows import nodes_of


def load_outline(version: DocumentVersion) -> Outline:
    """The outline that was saved as `version`, equal to it field by field. One query."""
    report = version.report
    return Outline(
        source=version.text,
        header=_header(report["header"]),
        title_block=tuple(Span(**each) for each in report["title_block"]),
        discarded=tuple(Discarded(**each) for each in report["discarded"]),
        doubts=tuple(Doubt(**each) for each in report["warnings"] if each["line"]),
        nodes=nodes_of(version.provisions.order_by("seq").iterator()),
    )


def _header(stored: dict[str, Any]) -> Header:
    lists = {name: tuple(value) for name, value in stored.items() if isinstance(value, list)}
    return Header(**(stored | lists))
