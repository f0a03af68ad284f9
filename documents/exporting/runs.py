"""Each download is written down, and described in a manifest once all of it was handed out."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from documents.exporting.about import ABOUT
from documents.exporting.choice import KNOWN, TASKS, headings
from documents.exporting.formats import Format
from documents.exporting.rows import Table
from documents.models import ExportRun
from documents.queries.data_version import data_version

MOST = 10_000  # downloads remembered


class Counted:
    """Tables passing by, their rows counted."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self.tables = tables
        self.rows = 0

    def __iter__(self) -> Iterator[Table]:
        for table in self.tables:
            self.rows += len(table)
            yield table


def recorded(run: ExportRun, pieces: Iterable[bytes], counted: Counted) -> Iterator[bytes]:
    """The same bytes; the run is stored when the first is asked for, its hash when the last was.

    Where the data changed in between, nobody can say of which the file is: then it keeps no data version.
    """
    run.save(force_insert=True)
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
        yield piece
    run.rows, run.size, run.sha256, run.ended = counted.rows, size, digest.hexdigest(), timezone.now()
    if data_version() != run.data_version:
        run.data_version = ""
    run.save()
    if (
        last := ExportRun.objects.order_by("-started")
        .values_list("started", flat=True)[MOST : MOST + 1]
        .first()
    ):
        ExportRun.objects.filter(started__lte=last).delete()


def manifest(run: ExportRun) -> dict[str, Any]:
    """A Frictionless Data Package that describes the file of an ended run."""
    form = Format(run.format)
    preset = TASKS if TASKS in run.filters.get("preset", []) else ""
    names = headings([KNOWN[key] for key in run.columns], preset)
    resource = {
        "name": "clauses",
        "path": run.name,
        "format": form.suffix,
        "mediatype": form.media_type,
        "encoding": "utf-8",
        "bytes": run.size,
        "hash": f"sha256:{run.sha256}",
        "schema": {"fields": [field(key, name, form) for key, name in zip(run.columns, names, strict=True)]},
    }
    return {
        "name": f"govtrack-{run.pk}",
        "id": str(run.pk),
        "title": run.name.rpartition(".")[0],
        "description": run.words,
        "created": run.ended.isoformat() if run.ended else None,
        "resources": [resource],
        "govtrack": {
            "query": run.query,
            "filters": run.filters,
            "rows": run.rows,
            "data_version": run.data_version or None,
            "repeatable": bool(run.data_version),
            "engine": run.engine,
            "started": run.started.isoformat(),
        },
    }


def field(key: str, heading: str, form: Format) -> dict[str, str]:
    """A column; JSON Lines name it by its key, tables by its heading."""
    return {
        "name": key if form is Format.JSONL else heading,
        "title": heading,
        "type": "string",
        "description": str(ABOUT[key]),
    }
