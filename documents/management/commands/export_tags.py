"""What people decided, as a table."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.exporting.rows import unbroken
from documents.models import PolicyDocument
from documents.travelling.leaving import decisions, table
from documents.travelling.sheets import Format, csv_chunks, write_xlsx


class Command(BaseCommand):
    help = _("导出人工决定（已确认、已否定、无责任单位、人工添加），CSV 或 XLSX")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("output", type=Path, metavar="FILE", help=_("写入的文件，以 .csv 或 .xlsx 结尾"))
        parser.add_argument(
            "--document", action="append", default=[], metavar="SLUG", help=_("只要这些文件的")
        )
        parser.add_argument("--site", default="", help=_("永久地址的开头：https://主机名"))

    def handle(self, *, output: Path, document: list[str], site: str, **options: Any) -> str:
        try:
            kind = Format(output.suffix.lower().removeprefix("."))
        except ValueError:
            raise CommandError(_("文件名须以 .csv 或 .xlsx 结尾")) from None
        known = PolicyDocument.objects.filter(slug__in=document).values_list("slug", flat=True)
        if unknown := sorted(set(document) - set(known)):
            raise CommandError(_("没有这份文件：%(slug)s") % {"slug": "、".join(unknown)})
        rows = decisions(document)
        written = table(rows, site.rstrip("/"))
        with unbroken(rows):
            if kind == Format.XLSX:
                with output.open("wb") as file:
                    write_xlsx(written, file)
            else:
                with output.open("w", encoding="utf-8", newline="") as text:
                    text.writelines(csv_chunks(written))
            values = {"rows": rows.order_by().count(), "file": output}
        return _("已导出 %(rows)d 条决定到 %(file)s。") % values
