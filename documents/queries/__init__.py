"""Named reads for pages and exports. Everybody sees published documents only."""

from documents.queries.clauses import (
    ClauseRow,
    as_rows,
    clause_nodes,
    documents_among,
    filled,
    rows_at,
    titles_above,
)
from documents.queries.documents import chapters_of, public_documents, public_versions, version_at
from documents.queries.duties import duties_of
from documents.queries.provisions import below, neighbours, nodes_of, with_ancestors

__all__ = [
    "ClauseRow",
    "as_rows",
    "below",
    "chapters_of",
    "clause_nodes",
    "documents_among",
    "duties_of",
    "filled",
    "neighbours",
    "nodes_of",
    "public_documents",
    "public_versions",
    "rows_at",
    "titles_above",
    "version_at",
    "with_ancestors",
]
