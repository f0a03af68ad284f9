"""PostgreSQL: an array of character pairs with GIN, then LIKE on the few that have all pairs.

A tsvector would forget what comes after the 256th repeat of a word, after position 16,383 or beyond 1 MB.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from documents.models import SearchEntry
from documents.search.engines.condition import Condition
from documents.search.words.bigrams import phrase_of, words_of
from documents.search.words.finding import All, Any, Phrase, Wanted, Without

ENTRIES = "documents_searchentry"
LOOKS_THROUGH = True  # what is dense, to end sooner
FEW, MANY = "documents_search", "documents_search_many"  # views
ORDER = "documents_provision.id"
LIKE, PAIRS = "{view}.folded LIKE %s", "{view}.bigrams @> %s::text[]"
BATCH = 500  # rows an INSERT
JOINED = ("documents_provision", "documents_documentversion", "documents_policydocument")
STALE = """
    SELECT NOT EXISTS (SELECT FROM pg_stats WHERE tablename = %s AND attname = 'bigrams')
        OR (SELECT 2 * reltuples < %s FROM pg_class WHERE oid = %s::regclass)"""


def create(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"""ALTER TABLE {ENTRIES} ADD COLUMN bigrams text[] COLLATE "C" NOT NULL""")
    editor.execute(f"CREATE INDEX {ENTRIES}_bigrams ON {ENTRIES} USING gin (bigrams)")
    # The + 0 keeps the planner from looking each provision up in the index, where it expects few of them.
    for view, key in (FEW, "provision_id + 0"), (MANY, "provision_id"):
        rows = f"SELECT {key} AS id, folded, bigrams FROM {ENTRIES}"  # noqa: S608
        editor.execute(f"CREATE VIEW {view} AS {rows}")


def remove(editor: BaseDatabaseSchemaEditor) -> None:
    for view in FEW, MANY:
        editor.execute(f"DROP VIEW IF EXISTS {view}")
    editor.execute(f"ALTER TABLE {ENTRIES} DROP COLUMN bigrams")


def write(entries: Sequence[SearchEntry]) -> None:
    """Store new entries."""
    with connection.cursor() as cursor:
        for at in range(0, len(entries), BATCH):
            rows = [
                (
                    entry.pk,
                    entry.document_id,
                    entry.length,
                    entry.heading,
                    entry.folded,
                    bigrams(entry.folded),
                )
                for entry in entries[at : at + BATCH]
            ]
            places = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(rows))
            columns = "provision_id, document_id, length, heading, folded, bigrams"
            cursor.execute(
                f"INSERT INTO {ENTRIES} ({columns}) VALUES {places}",  # noqa: S608
                [value for row in rows for value in row],
            )


def bigrams(folded: str) -> list[str]:
    """What stands in the array, each once."""
    return list(dict.fromkeys(words_of(folded)))


def settle(total: int) -> None:
    """Count anew what the planner knows, when there is nothing or the index has doubled.

    Without it the planner takes the hits for very few, and may read all entries once for each provision.
    """
    with connection.cursor() as cursor:
        cursor.execute(STALE, [ENTRIES, total, ENTRIES])
        if cursor.fetchone()[0]:
            cursor.execute(f"ANALYZE {ENTRIES}, {', '.join(JOINED)}")


def erase(entries: Sequence[SearchEntry]) -> None:
    """Nothing to do: the index goes with the rows."""


def clear() -> None:
    """Nothing to do: the index goes with the rows."""


def expected(wanted: Wanted) -> int:
    """In how many entries the planner expects it. It knows from a sample."""
    params: list = []
    like = said(wanted, params, MANY, LIKE)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) SELECT FROM {MANY} WHERE {like}", params)
        return cursor.fetchone()[0][0]["Plan"]["Plan Rows"]


def condition(wanted: Wanted, dense: bool = False) -> Condition:
    """Dense: entries are looked through until there are enough, else the index finds them all first."""
    view, params = MANY if dense else FEW, list[object]()
    where = said(wanted, params, view, _form(dense))
    return Condition(view, f"{view}.id", where, tuple(params))


def entries(wanted: Wanted, dense: bool = False) -> Condition:
    """The same as entries, without a join."""
    params = list[object]()
    where = said(wanted, params, ENTRIES, _form(dense))
    return Condition(ENTRIES, "provision_id", where, tuple(params))


def said(wanted: Wanted, params: list[object], view: str, form: str) -> str:
    """The query as a WHERE condition on a view, each phrase in this form; what it compares with goes to `params`."""
    match wanted:
        case Phrase(text):
            params.append(f"%{_escaped(text)}%")
            params += [phrase_of(text)] if PAIRS in form else []
            return form.format(view=view)
        case All(parts):
            return f"({' AND '.join(said(part, params, view, form) for part in parts)})"
        case Any(parts):
            return f"({' OR '.join(said(part, params, view, form) for part in parts)})"
        case Without(yes, no):
            return f"({said(yes, params, view, form)} AND NOT {said(no, params, view, form)})"


def _form(dense: bool) -> str:
    return LIKE if dense else f"({LIKE} AND {PAIRS})"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
