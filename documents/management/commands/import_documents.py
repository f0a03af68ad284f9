"""Import files, and folders of files."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from documents.aligning import LIGHT, align_version, left_to_align
from documents.ingest import Ingested, ingest
from documents.management.batch import run_all
from documents.management.record import SUFFIXES, recording
from documents.models import DocumentVersion
from documents.reading import is_readable


class Command(BaseCommand):
    help = _("导入文件，或文件夹中所有能读的文件")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_("文件或文件夹"))
        parser.add_argument("--dry-run", action="store_true", help=_("只试运行，不写入数据库"))
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help=_("把每个文件的结果写入 FILE（.csv 或 .jsonl）")
        )
        parser.add_argument(
            "--no-align",
            action="store_true",
            help=_("入库后不与其他文件逐条比较，留待 align 命令或打开比较页面时"),
        )

    def handle(
        self,
        *,
        paths: list[Path],
        dry_run: bool,
        report: Path | None,
        no_align: bool,
        verbosity: int,
        **options: object,
    ) -> str:
        """All files are stored before any is compared: then each finds all that it can be compared with, once."""
        files = [file for path in paths for file in _files(path)]
        if not files:
            raise CommandError(_("没有找到能读的文件"))
        if report and report.suffix.lower() not in SUFFIXES:
            raise CommandError(_("结果文件须以 .csv 或 .jsonl 结尾"))
        jobs = [(str(file), partial(ingest, file, align=False, dry_run=dry_run)) for file in files]
        then = None if dry_run or no_align else _align
        try:
            with recording(report) as record:
                return run_all(self, jobs, verbosity=verbosity, dry_run=dry_run, record=record, then=then)
        except OSError as error:
            raise CommandError(
                _("无法写入 %(file)s：%(why)s") % {"file": report, "why": error.strerror}
            ) from error


def _align(done: Sequence[Ingested]) -> None:
    """Compare what was stored, and what an import that was broken off left to compare."""
    left = left_to_align({each.address for each in done})
    for pk in tqdm(left, desc=_("逐条比较"), unit=_("份"), disable=None, leave=False):
        align_version(DocumentVersion.objects.only(*LIGHT).get(pk=pk))


def _files(path: Path) -> Iterator[Path]:
    """The file itself, readable or not; of a folder all readable files in it and below, but hidden ones."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and is_readable(file) and not hidden:
            yield file
