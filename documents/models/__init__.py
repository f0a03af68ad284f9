"""Rows of the knowledge base."""

from documents.models.alignment import Aligned, Alignment
from documents.models.arrival import Arrival
from documents.models.citation import Citation
from documents.models.correction import StructureCorrection
from documents.models.department import Department, DepartmentAlias
from documents.models.document import DocumentVersion, PolicyDocument, SourceFile
from documents.models.export import ExportRun
from documents.models.indicator import Indicator, IndicatorAlias
from documents.models.provision import Chapter, Clause, Measure, Provision
from documents.models.region import Region
from documents.models.responsibility import Responsibility
from documents.models.review import ReviewBatch, Reviewed, ReviewStep
from documents.models.search import SearchEntry, SearchIndex, SearchWord, Synonym
from documents.models.target import Target

__all__ = [
    "Aligned",
    "Alignment",
    "Arrival",
    "Chapter",
    "Citation",
    "Clause",
    "Department",
    "DepartmentAlias",
    "DocumentVersion",
    "ExportRun",
    "Indicator",
    "IndicatorAlias",
    "Measure",
    "PolicyDocument",
    "Provision",
    "Region",
    "Responsibility",
    "ReviewBatch",
    "ReviewStep",
    "Reviewed",
    "SearchEntry",
    "SearchIndex",
    "SearchWord",
    "SourceFile",
    "StructureCorrection",
    "Synonym",
    "Target",
]
