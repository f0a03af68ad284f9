"""A table of decisions from another installation, or another version of the text."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.travelling.arriving import BadTable, Row, read
from documents.travelling.bringing import bring
from documents.travelling.planned import NEEDS_A_PERSON, Planned, counts
from documents.travelling.planning import plan


class Command(BaseCommand):
    help = _("导入 export_tags 导出的决定；此处已作的决定不会被悄悄覆盖")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=_("CSV 或 XLSX"))
        parser.add_argument("--dry-run", action="store_true", help=_("只逐行说明会怎样，不写入"))
        parser.add_argument("--theirs", action="store_true", help=_("与此处的决定不同的，以表为准"))
        parser.add_argument("--user", metavar="NAME", help=_("以谁的名义导入（试导入不需要）"))

    def handle(
        self, *, file: Path, dry_run: bool, theirs: bool, user: str | None, verbosity: int, **options: Any
    ) -> str:
        if dry_run:
            planned = plan(_rows(file))
            written = sum(each.is_written(theirs) for each in planned)
            self.tell(planned, theirs, verbosity)
            return _("试运行，未写入；可以导入 %(written)d 行。") % {"written": written} + _numbers(planned)
        person = get_user_model().objects.filter(username=user).first() if user else None
        if person is None:
            raise CommandError(_("请用 --user 指明以哪个用户的名义导入（或用 --dry-run 试运行）"))
        brought = bring(_rows(file), person, about=file.name, theirs=theirs)
        self.tell(brought.plan, theirs, verbosity)
        return _("已导入 %(written)d 行。") % {"written": brought.written} + _numbers(brought.plan)

    def tell(self, planned: Iterable[Planned], theirs: bool, verbosity: int) -> None:
        """A line for each that a person must see to; with `--verbosity 2` for every one."""
        for each in planned:
            left = each.result in NEEDS_A_PERSON and not each.is_written(theirs)
            if not left and verbosity < 2:
                continue
            told = [each.where, str(each.line or ""), each.message]
            text = _("第 %(line)d 行 %(result)s：%(told)s") % {
                "line": each.number,
                "result": each.result.label,
                "told": "  ".join(filter(None, told)),
            }
            self.stdout.write(self.style.WARNING(text) if left else text)


def _rows(file: Path) -> list[tuple[int, Row]]:
    most = settings.GOVTRACK_MAX_BYTES
    try:
        with file.open("rb") as opened:
            return read(file.name, opened.read(most + 1), most)
    except OSError as error:
        raise CommandError(
            _("%(file)s：无法打开（%(why)s）") % {"file": file, "why": error.strerror}
        ) from error
    except BadTable as error:
        raise CommandError(f"{file}：{error}") from error


def _numbers(planned: list[Planned]) -> str:
    told = "，".join(f"{result.label} {number}" for result, number in counts(planned))
    return _("共 %(all)d 行：%(told)s。") % {"all": len(planned), "told": told}
