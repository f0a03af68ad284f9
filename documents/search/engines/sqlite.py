"""SQLite: an FTS5 table of character pairs, asked for phrases of them.

The table is `contentless`: it holds no text, so an entry is erased by giving its words once more. FTS5 leaves
letters, digits and private characters alone and drops all else, so punctuation is written in private characters.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from documents.models import SearchEntry
from documents.search.engines.condition import Condition
from documents.search.words.bigrams import phrase_of, words_of
from documents.search.words.finding import All, Any, Phrase, Wanted, Without

TABLE = "documents_search"
LOOKS_THROUGH = False  # FTS5 finds one entry after the other, so it is never slower than looking through them
ORDER = f"{TABLE}.rowid"  # hits come in this order without sorting


def create(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5("
        "bigrams, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0')"
    )


def remove(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"DROP TABLE {TABLE}")


def write(entries: Sequence[SearchEntry]) -> None:
    """Store new entries."""
    rows = [(entry.pk, entry.document_id, entry.length, entry.heading, entry.folded) for entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO documents_searchentry (provision_id, document_id, length, heading, folded)"
            " VALUES (%s, %s, %s, %s, %s)",
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


def condition(wanted: Wanted, dense: bool = False) -> Condition:
    """The + keeps SQLite from looking each provision up in the index: it looks up each hit."""
    return Condition(TABLE, f"+{ORDER}", f"{TABLE} MATCH %s", (expression(wanted),))


def entries(wanted: Wanted, dense: bool = False) -> Condition:
    """The same as entries, each hit looked up by its id."""
    joined = f"{TABLE} CROSS JOIN documents_searchentry ON provision_id = {ORDER}"
    return Condition(joined, ORDER, f"{TABLE} MATCH %s", (expression(wanted),))


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


@lru_cache(20_000)
def encode(word: str) -> str:
    """Letters, digits and common Chinese characters stay; any other becomes two private characters.

    Kept, as an index is made of few pairs that come again and again.
    """
    return "".join(map(_code, word))


@cache
def _code(sign: str) -> str:
    if "\u4e00" <= sign <= "\u9fa5" or (sign.isascii() and sign.isalnum()):
        return sign
    return chr(0xE000 + (ord(sign) >> 12)) + chr(0xE400 + (ord(sign) & 0xFFF))


def _rows(entries: Iterable[SearchEntry]) -> list[tuple[int, str]]:
    return [(entry.pk, " ".join(map(encode, words_of(entry.folded)))) for entry in entries]
