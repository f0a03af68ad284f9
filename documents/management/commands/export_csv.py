"""The clause list as a CSV file, with the filters of the page."""

import argparse
import codecs
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.exporting.choice import UnknownColumn
from documents.exporting.files import BESIDES, File, file_of
from documents.exporting.formats import Format
from documents.exporting.rows import Variant
from documents.filters import ClauseFilter
from documents.queries import clause_nodes
from documents.strict import BadQuery, ask


def pair(text: str) -> tuple[str, str]:
    """`region=210000` → ("region", "210000")."""
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(_("%(text)r 不是 名称=值 的形式") % {"text": text})
    return name, value


class Command(BaseCommand):
    help = _("把条款清单写成 CSV，条件、列和样式同页面：--filter region=210000 --filter preset=tasks")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--filter", action="append", type=pair, default=[], metavar="NAME=VALUE")
        parser.add_argument("--variant", choices=list(Variant), default=Variant.SPREADSHEET)
        parser.add_argument("--output", type=Path, help=_("写入的文件；不给则写到标准输出"))
        parser.add_argument("--site", default="", help=_("永久链接的开头：https://host"))

    def handle(self, *args: Any, **options: Any) -> str | None:
        output = options["output"]
        file = self.file(options, output.name if output else "")
        if not output:
            for text in codecs.iterdecode(file.pieces, "utf-8"):
                self.stdout.write(text, ending="")
            return None
        with output.open("wb") as target:
            target.writelines(file.pieces)
        values = {
            "rows": file.run.rows,
            "file": output,
            "sha256": file.run.sha256,
            "manifest": reverse("manifest", args=[file.run.pk]),
        }
        return _("已写出 %(rows)d 行到 %(file)s，SHA-256 %(sha256)s，清单 %(manifest)s") % values

    def file(self, options: dict[str, Any], name: str) -> File:
        """The same file as the page's, under the same query string."""
        query = QueryDict(mutable=True)
        for key, value in options["filter"]:
            query.appendlist(key, value)
        form = Format.PLAIN if options["variant"] == Variant.PLAIN else Format.CSV
        try:
            asked = ask(ClauseFilter, query, clause_nodes(), besides=BESIDES)
            return file_of(asked, query, form, options["site"].rstrip("/"), name)
        except (BadQuery, UnknownColumn) as error:
            raise CommandError(str(error)) from error
