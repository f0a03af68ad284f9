"""Import the documents that come with the program."""

import tomllib
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.ingest import ingest
from documents.management.batch import Job, run_all
from documents.storing.given import Given


class Command(BaseCommand):
    help = _("导入 fixtures/corpus/corpus.toml 所列的文件")

    def handle(self, *, verbosity: int, **options: object) -> str:
        return run_all(self, _jobs(settings.CORPUS_DIR), verbosity=verbosity)


def _jobs(folder: Path) -> list[Job]:
    """One for each table of corpus.toml: `file`, and what is stated about it."""
    tables = tomllib.loads((folder / "corpus.toml").read_text(encoding="utf-8"))["document"]
    return [
        (table["file"], partial(ingest, folder / table.pop("file"), Given.from_table(table)))
        for table in tables
    ]
