"""One file of the clause list, whoever asks for it: the page and the command get the same bytes, both recorded."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from documents.exporting.choice import TASKS, chosen, headings, tables
from documents.exporting.copying import can_copy, copied
from documents.exporting.formats import Format, pieces
from documents.exporting.rows import row_chunks
from documents.exporting.runs import Counted, recorded
from documents.exporting.stored import stored_rows, stored_tables
from documents.filters import ClauseFilter
from documents.filters.wording import in_words
from documents.models import ExportRun
from documents.queries.data_version import data_version

BESIDES = {"page", "view", "variant", "columns", "preset"}  # parameters that are no filters
NO_MATTER = ("page", "view", "variant")  # those that make no difference to rows and columns


@dataclass(frozen=True, slots=True)
class File:
    """A file that is about to be handed out. `run` is stored when the first of `pieces` is asked for."""

    run: ExportRun
    pieces: Iterator[bytes]


def file_of(asked: ClauseFilter, query: QueryDict, form: Format, site: str, name: str = "") -> File:
    """The rows asked for. `query` is all that was asked, columns and preset too; `site` is `https://host` or empty.

    Raises UnknownColumn. The same query, site, data version and database give the same bytes.
    """
    preset = query.get("preset", "")
    columns = chosen(query.get("columns", ""), preset)
    names = headings(columns, preset)
    query = that_matters(query)
    # The data version before the rows are asked for: ids that a search keeps are of then, and at the end it is compared.
    run = ExportRun(
        id=uuid.uuid4(),
        query=query.urlencode(),
        words=in_words(asked),
        filters=dict(query.lists()),
        columns=[column.key for column in columns],
        format=form,
        name=name
        or f"{_('任务分解表') if preset == TASKS else _('条款')}-{localdate():%Y%m%d}.{form.suffix}",
        data_version=data_version(),
        engine=connection.vendor,
    )
    rows = stored_rows(asked.qs, columns, site, sentences=bool(asked.form.cleaned_data["sentences"]))
    counted = Counted(tables(row_chunks(asked.qs), columns, site) if rows is None else stored_tables(rows))
    if form is Format.PLAIN and rows is not None and can_copy(rows):
        return File(run, recorded(run, copied(rows, names, counted), counted))
    return File(run, recorded(run, pieces(form, names, run.columns, counted), counted))


def that_matters(query: QueryDict) -> QueryDict:
    """What makes a difference to the rows and columns of a file; an empty value makes none."""
    kept = QueryDict(mutable=True)
    for name, values in query.lists():
        if name not in NO_MATTER and (said := list(filter(None, values))):
            kept.setlist(name, said)
    return kept
