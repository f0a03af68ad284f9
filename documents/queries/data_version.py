"""One short name for all that an answer depends on: other data, another name."""

import hashlib
from collections.abc import Iterator

from django.db import connection
from django.db.models import Max, QuerySet

from documents.models import (
    Citation,
    Department,
    DepartmentAlias,
    DocumentVersion,
    Indicator,
    Region,
    Responsibility,
    SearchIndex,
    Synonym,
    Target,
)
from documents.queries.documents import PUBLISHED

CURATED = (Responsibility, Department, DepartmentAlias, Target, Indicator, Citation)
OF_VERSIONS = (
    "id",
    "number",
    "text_sha256",
    "pipeline_version",
    "parsed_at",
    "document__slug",
    "document__title",
    "document__document_number",
    "document__region",
    "document__level",
    "document__status",
    "document__issued_on",
)


def data_version() -> str:
    """`3f0c…`, 64 hexadecimal digits. A constant number of queries, none of which reads provisions."""
    found = hashlib.sha256()
    for fact in facts():
        found.update(repr(fact).encode())
    return found.hexdigest()


def facts() -> Iterator[tuple]:
    """Public texts, each with the time it was understood; the last row and the last change of what people review;
    synonyms, regions, the dictionary that searches.

    Rows are never counted: with a million of them a download would begin a second later.
    """
    texts = DocumentVersion.objects.filter(is_latest=True, document__state=PUBLISHED)
    # In the order of the index that holds all of this: SQLite then reads that instead of passing every text.
    yield from sorted(_raw(texts.order_by("is_latest", "document_id").values_list(*OF_VERSIONS)))
    for model in CURATED:
        last = model._default_manager.aggregate(last=Max("pk"))["last"]
        yield model.__name__, last, model.history.aggregate(last=Max("history_id"))["last"]
    for table in Synonym, Region, SearchIndex:
        yield from _raw(table._default_manager.order_by("pk").values_list())


def _raw(rows: QuerySet) -> Iterator[tuple]:
    """Rows as the database hands them out: to make dates of a thousand texts takes longer than all the rest."""
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        yield from cursor
