"""Findings of citations → rows, linked to the documents that are held here."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.models import Q

from documents.enriching.citations import CitationFound
from documents.models import Citation, PolicyDocument
from documents.parsing.fold import fold
from documents.storing.suggestions import Sort


def citations(found: Sequence[CitationFound]) -> Sort[CitationFound, Citation]:
    """The sort for citations."""
    held = Held()

    def said(each: CitationFound) -> dict[str, Any]:
        return {"relation": each.relation, "cited_id": held.find(each.title, each.document_number)}

    return Sort(
        model=Citation,
        about=lambda each: (each.title, each.document_number, each.evidence if not each.title else ""),
        row_about=lambda row: (row.title, row.document_number, row.evidence if not row.title else ""),
        columns=lambda each: {
            "title": each.title,
            "document_number": each.document_number[:100],
            "marks": each.marks,
            **said(each),
        },
        machine_columns=lambda each: {"machine_said": said(each)},
    )


class Held:
    """The documents held here, by title and by number; one query, made when first asked."""

    def __init__(self) -> None:
        self._by_name: dict[str, int] | None = None

    def find(self, title: str, number: str) -> int | None:
        """Id of the document with this number or, among titles that only one has, this title."""
        names = self._names()
        return names.get(bare(number)) if number and bare(number) in names else names.get(bare(title))

    def _names(self) -> dict[str, int]:
        if self._by_name is None:
            self._by_name = {}
            rows = PolicyDocument.objects.values_list("pk", "title", "document_number")
            for pk, title, number in rows.iterator():
                for name in filter(None, (bare(title), bare(number))):
                    self._by_name.setdefault(name, pk)
        return self._by_name


@lru_cache(20_000)
def bare(name: str) -> str:
    """A title or number without white space, marks and the issuers' separators, for comparing."""
    return "".join(sign for sign in fold(name) if sign.isalnum())


def relink(document: PolicyDocument) -> None:
    """Link citations made before the document was held. Decided rows keep what the person said."""
    names = {name for name in (bare(document.title), bare(document.document_number)) if name}
    open_rows = Citation._default_manager.filter(cited=None, state=Citation.State.SUGGESTED)
    printed = (
        open_rows.order_by().values_list("title", "document_number").distinct()
    )  # few: texts cite the same
    meant = [(title, number) for title, number in printed if {bare(title), bare(number)} & names]
    if not meant:
        return
    either = Q(title__in={title for title, _ in meant}) & Q(
        document_number__in={number for _, number in meant}
    )
    hits = [
        row
        for row in open_rows.filter(either).only("pk", "title", "document_number", "machine_said")
        if (row.title, row.document_number) in meant
    ]
    for row in hits:
        row.cited = document
        row.machine_said = {**row.machine_said, "cited_id": document.pk}
    Citation._default_manager.bulk_update(hits, ["cited", "machine_said"])
