"""Citations: which documents a document names, implements or repeals."""

from documents.enriching.citations.find import find
from documents.enriching.citations.found import CitationFound

__all__ = ["CitationFound", "find"]
