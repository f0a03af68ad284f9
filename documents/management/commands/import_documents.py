"""Import files, and folders of files."""

from argparse import ArgumentParser
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.ingest import ingest
from documents.management.batch import run_all
from documents.reading import is_readable


class Command(BaseCommand):
    help = gettext_lazy("导入文件，或文件夹中所有能读的文件")  # type: ignore[assignment]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_("文件或文件夹"))
        parser.add_argument("--dry-run", action="store_true", help=_("只试运行，不写入数据库"))

    def handle(self, *, paths: list[Path], dry_run: bool, verbosity: int, **options: object) -> str:
        files = [file for path in paths for file in _files(path)]
        if not files:
            raise CommandError(_("没有找到能读的文件"))
        jobs = [(str(file), partial(ingest, file, dry_run=dry_run)) for file in files]
        return run_all(self, jobs, verbosity=verbosity, dry_run=dry_run)


def _files(path: Path) -> Iterator[Path]:
    """The file itself, readable or not; of a folder all readable files in it and below, but hidden ones."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and is_readable(file) and not hidden:
            yield file
