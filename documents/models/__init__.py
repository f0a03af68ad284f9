"""Rows of the knowledge base."""

from documents.models.document import DocumentVersion, PolicyDocument, SourceFile
from documents.models.provision import Chapter, Clause, Measure, Provision
from documents.models.region import Region

__all__ = [
    "Chapter",
    "Clause",
    "DocumentVersion",
    "Measure",
    "PolicyDocument",
    "Provision",
    "Region",
    "SourceFile",
]
