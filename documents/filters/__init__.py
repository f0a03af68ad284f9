"""What can be asked of documents, provisions and departments. Pages, CSV and command share these."""

from documents.filters.clauses import ClauseFilter
from documents.filters.departments import DepartmentFilter, MatrixFilter
from documents.filters.documents import DocumentFilter

__all__ = ["ClauseFilter", "DepartmentFilter", "DocumentFilter", "MatrixFilter"]
