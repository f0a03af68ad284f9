"""Columns that the database can write by itself: the same cells as `columns` makes of a row, several times quicker."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import Case, CharField, Expression, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from documents.exporting.columns import Column, Words
from documents.exporting.rows import CHUNK, unbroken
from documents.models import Provision
from documents.queries.clauses import as_rows

DOCUMENT = "version__document__"
SLUG = F(f"{DOCUMENT}slug")


def stored(key: str, words: Words, own: str = "own_text") -> Expression | F | None:
    """The cells of a column as an expression, None where it takes more than the row of a provision.

    `own` is where the words of a row are: those of a sentence in its parent, those of what is printed in `text`.
    """
    sentence = When(printed=False, then=Value(words.kinds["sentence"]))
    number = Cast("version__number", TextField())
    cells: dict[str, Any] = {
        "address": joined(SLUG, Value("/"), F("path")),
        "document": F(f"{DOCUMENT}title"),
        "document_number": F(f"{DOCUMENT}document_number"),
        "region": Coalesce(F(f"{DOCUMENT}region__name"), Value(""), output_field=TextField()),
        "level": named(f"{DOCUMENT}level", words.levels),
        "status": named(f"{DOCUMENT}status", words.statuses),
        "chapter": Coalesce(F("chapter_title"), Value(""), output_field=TextField()),
        "kind": named("kind", words.kinds, sentence),
        "label": F("label"),
        "heading": F("heading"),
        "text": F(own),
        "task": said(own),
        "full_text": Case(
            When(full_text="", then=joined(F("label"), said(own))),
            default=F("full_text"),
            output_field=TextField(),
        ),
        "version": number,
        "link": joined(Value(f"{words.root}d/"), SLUG, Value("@"), number, Value("/"), F("path")),
    }
    return cells.get(key)


def joined(*parts: Expression | F) -> Concat:
    return Concat(*parts, output_field=TextField())


def said(own: str) -> Concat:
    """Heading and text, a full stop between them where both are there."""
    stop = Case(
        When(Q(heading="") | Q(**{own: ""}), then=Value("")), default=Value("。"), output_field=TextField()
    )
    return joined(F("heading"), stop, F(own))


def named(field: str, names: dict[str, str], *first: When) -> Case:
    cases = [When(**{field: value}, then=Value(name)) for value, name in names.items()]
    return Case(*first, *cases, default=Value(""), output_field=CharField())


def stored_rows(
    nodes: QuerySet[Provision], columns: tuple[Column, ...], site: str, *, sentences: bool = True
) -> QuerySet | None:
    """Tuples of cells in the order of the queryset; None if a column is not stored.

    Without `sentences` all rows are printed ones, so no parent is read.
    """
    words, own = Words.at(site), "own_text" if sentences else "text"
    cells = {f"cell_{column.key}": stored(column.key, words, own) for column in columns}
    if None in cells.values():
        return None
    as_rows_of_list = as_rows(nodes).values()  # its chapter, without its columns
    return as_rows_of_list.annotate(**cells).values_list(*cells)


def stored_tables(rows: QuerySet) -> Iterator[list[tuple[str, ...]]]:
    """Chunks of such tuples."""
    with unbroken(rows):
        found = rows.iterator(chunk_size=CHUNK)
        while chunk := list(islice(found, CHUNK)):
            yield chunk
