"""SQLite: an FTS5 table of character pairs, asked for phrases of them.

The table is `contentless`: it holds no text, so an entry is erased by giving its words once more. FTS5 leaves
letters, digits and private characters alone and drops all else, so punctuation is written in private characters.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from documents.models import SearchEntry
from documents.search.words.bigrams import phrase_of, words_of
from documents.search.words.finding import All, Any, Phrase, Wanted, Without

TABLE = "documents_search"


def create(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5("
        "bigrams, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0')"
    )


def remove(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"DROP TABLE {TABLE}")


def write(entries: Sequence[SearchEntry]) -> None:
    """Store new entries."""
    rows = [(entry.pk, entry.heading, entry.folded, entry.length) for entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO documents_searchentry (provision_id, heading, folded, length) VALUES (%s, %s, %s, %s)",
            rows,
        )
        cursor.executemany(f"INSERT INTO {TABLE} (rowid, bigrams) VALUES (%s, %s)", _rows(entries))  # noqa: S608


def settle(total: int) -> None:
    """Nothing to do: `narrow` says where to begin."""


def erase(entries: Sequence[SearchEntry]) -> None:
    """Take stored entries out of the index; their rows are deleted elsewhere."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE} ({TABLE}, rowid, bigrams) VALUES ('delete', %s, %s)",  # noqa: S608
            _rows(entries),
        )


def clear() -> None:
    """Empty the index. Django's `flush` empties the tables of models only, so this follows it, too."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('delete-all')")  # noqa: S608


def narrow(queryset: QuerySet, wanted: Wanted) -> QuerySet:
    """Those provisions of a queryset that are wanted.

    The + keeps SQLite from looking each provision up in the index; it goes through the hits and looks them up.
    """
    return queryset.extra(  # noqa: S610 - no other way to join a virtual table; the query is a parameter
        tables=[TABLE],
        where=[f"{TABLE} MATCH %s", f"documents_provision.id = +{TABLE}.rowid"],
        params=[expression(wanted)],
    )


def ids(wanted: Wanted) -> RawSQL:
    """The ids of what is wanted, for `pk__in`."""
    return RawSQL(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [expression(wanted)])  # noqa: S608, S611


def in_order(queryset: QuerySet) -> QuerySet:
    """Narrowed provisions as they were stored, without sorting: reading order within a version."""
    return queryset.order_by(RawSQL(f"{TABLE}.rowid", []))  # noqa: S611


def expression(wanted: Wanted) -> str:
    """The query in FTS5's language: `("生态 态补" OR "垃圾") NOT "试点"` with pairs for words."""
    match wanted:
        case Phrase(text):
            return '"' + " ".join(map(encode, phrase_of(text))) + '"'
        case All(parts):
            return f"({' AND '.join(map(expression, parts))})"
        case Any(parts):
            return f"({' OR '.join(map(expression, parts))})"
        case Without(yes, no):
            return f"({expression(yes)} NOT {expression(no)})"


def encode(word: str) -> str:
    """Letters, digits and common Chinese characters stay; any other becomes two private characters."""
    return "".join(map(_code, word))


@cache
def _code(sign: str) -> str:
    if "\u4e00" <= sign <= "\u9fa5" or (sign.isascii() and sign.isalnum()):
        return sign
    return chr(0xE000 + (ord(sign) >> 12)) + chr(0xE400 + (ord(sign) & 0xFFF))


def _rows(entries: Iterable[SearchEntry]) -> list[tuple[int, str]]:
    return [(entry.pk, " ".join(map(encode, words_of(entry.folded)))) for entry in entries]
