"""Rows of the knowledge base."""

from documents.models.department import Department, DepartmentAlias
from documents.models.document import DocumentVersion, PolicyDocument, SourceFile
from documents.models.provision import Chapter, Clause, Measure, Provision
from documents.models.region import Region
from documents.models.responsibility import Responsibility
from documents.models.review import ReviewBatch, Reviewed, ReviewStep
from documents.models.search import SearchEntry, SearchWord, Synonym

__all__ = [
    "Chapter",
    "Clause",
    "Department",
    "DepartmentAlias",
    "DocumentVersion",
    "Measure",
    "PolicyDocument",
    "Provision",
    "Region",
    "Responsibility",
    "ReviewBatch",
    "ReviewStep",
    "Reviewed",
    "SearchEntry",
    "SearchWord",
    "SourceFile",
    "Synonym",
]
