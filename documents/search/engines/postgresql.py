"""PostgreSQL: an array of character pairs with GIN, then LIKE on the few that have all pairs.

A tsvector would forget what comes after the 256th repeat of a word, after position 16,383 or beyond 1 MB.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from documents.models import SearchEntry
from documents.search.words.bigrams import phrase_of, words_of
from documents.search.words.finding import All, Any, Phrase, Wanted, Without

TABLE = "documents_searchentry"
VIEW = "documents_search"
BATCH = 500  # rows an INSERT
JOINED = ("documents_provision", "documents_documentversion", "documents_policydocument")
STALE = """
    SELECT NOT EXISTS (SELECT FROM pg_stats WHERE tablename = %s AND attname = 'bigrams')
        OR (SELECT 2 * reltuples < %s FROM pg_class WHERE oid = %s::regclass)"""


def create(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"""ALTER TABLE {TABLE} ADD COLUMN bigrams text[] COLLATE "C" NOT NULL""")
    editor.execute(f"CREATE INDEX {TABLE}_bigrams ON {TABLE} USING gin (bigrams)")
    # The + 0 keeps the planner from looking each provision up in the index, where it expects few of them.
    rows = f"SELECT provision_id + 0 AS id, folded, bigrams FROM {TABLE}"  # noqa: S608
    editor.execute(f"CREATE VIEW {VIEW} AS {rows}")


def remove(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"DROP VIEW {VIEW}")
    editor.execute(f"ALTER TABLE {TABLE} DROP COLUMN bigrams")


def write(entries: Sequence[SearchEntry]) -> None:
    """Store new entries."""
    with connection.cursor() as cursor:
        for at in range(0, len(entries), BATCH):
            rows = [
                (
                    entry.pk,
                    entry.heading,
                    entry.folded,
                    entry.length,
                    list(dict.fromkeys(words_of(entry.folded))),
                )
                for entry in entries[at : at + BATCH]
            ]
            places = ", ".join(["(%s, %s, %s, %s, %s)"] * len(rows))
            columns = "provision_id, heading, folded, length, bigrams"
            cursor.execute(
                f"INSERT INTO {TABLE} ({columns}) VALUES {places}",  # noqa: S608
                [value for row in rows for value in row],
            )


def settle(total: int) -> None:
    """Count anew what the planner knows, when there is nothing or the index has doubled.

    Without it the planner takes the hits for very few, and may read all entries once for each provision.
    """
    with connection.cursor() as cursor:
        cursor.execute(STALE, [TABLE, total, TABLE])
        if cursor.fetchone()[0]:
            cursor.execute(f"ANALYZE {TABLE}, {', '.join(JOINED)}")


def erase(entries: Sequence[SearchEntry]) -> None:
    """Nothing to do: the index goes with the rows."""


def clear() -> None:
    """Nothing to do: the index goes with the rows."""


def narrow(queryset: QuerySet, wanted: Wanted) -> QuerySet:
    """Those provisions of a queryset that are wanted."""
    params: list[object] = []
    where = condition(wanted, params)
    return queryset.extra(  # noqa: S610 - as on SQLite; texts are parameters
        tables=[VIEW], where=[f"documents_provision.id = {VIEW}.id", where], params=params
    )


def ids(wanted: Wanted) -> RawSQL:
    """The ids of what is wanted, for `pk__in`."""
    params: list[object] = []
    where = condition(wanted, params)
    return RawSQL(f"SELECT {VIEW}.id FROM {VIEW} WHERE {where}", params)  # noqa: S608, S611


def in_order(queryset: QuerySet) -> QuerySet:
    """Narrowed provisions as they were stored: reading order within a version."""
    return queryset.order_by("pk")


def condition(wanted: Wanted, params: list[object]) -> str:
    """The query as a WHERE condition; what it compares with is added to `params`."""
    match wanted:
        case Phrase(text):
            params += [f"%{_escaped(text)}%", phrase_of(text)]
            return f"({VIEW}.folded LIKE %s AND {VIEW}.bigrams @> %s::text[])"
        case All(parts):
            return f"({' AND '.join(condition(part, params) for part in parts)})"
        case Any(parts):
            return f"({' OR '.join(condition(part, params) for part in parts)})"
        case Without(yes, no):
            return f"({condition(yes, params)} AND NOT {condition(no, params)})"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
