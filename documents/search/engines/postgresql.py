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
BATCH = 500  # rows an INSERT


def create(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"""ALTER TABLE {TABLE} ADD COLUMN bigrams text[] COLLATE "C" NOT NULL""")
    editor.execute(f"CREATE INDEX {TABLE}_bigrams ON {TABLE} USING gin (bigrams)")


def remove(editor: BaseDatabaseSchemaEditor) -> None:
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


def erase(entries: Sequence[SearchEntry]) -> None:
    """Nothing to do: the index goes with the rows."""


def clear() -> None:
    """Nothing to do: the index goes with the rows."""


def narrow(queryset: QuerySet, wanted: Wanted) -> QuerySet:
    """Those provisions of a queryset that are wanted."""
    params: list[object] = []
    where = condition(wanted, params)
    # The join; its table has its own name as alias, because nothing else joins it.
    joined = queryset.filter(entry__isnull=False)
    return joined.extra(where=[where], params=params)  # noqa: S610 - as on SQLite; texts are parameters


def ids(wanted: Wanted) -> RawSQL:
    """The ids of what is wanted, for `pk__in`."""
    params: list[object] = []
    where = condition(wanted, params)
    return RawSQL(f"SELECT provision_id FROM {TABLE} WHERE {where}", params)  # noqa: S608, S611


def in_order(queryset: QuerySet) -> QuerySet:
    """Narrowed provisions as they were stored: reading order within a version."""
    return queryset.order_by("pk")


def condition(wanted: Wanted, params: list[object]) -> str:
    """The query as a WHERE condition; what it compares with is added to `params`."""
    match wanted:
        case Phrase(text):
            params += [phrase_of(text), f"%{_escaped(text)}%"]
            return f"({TABLE}.bigrams @> %s::text[] AND {TABLE}.folded LIKE %s)"
        case All(parts):
            return f"({' AND '.join(condition(part, params) for part in parts)})"
        case Any(parts):
            return f"({' OR '.join(condition(part, params) for part in parts)})"
        case Without(yes, no):
            return f"({condition(yes, params)} AND NOT {condition(no, params)})"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
