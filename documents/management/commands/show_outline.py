"""`show_outline FILE`: what the parser makes of one file, without a database."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from documents.enriching.enrich import enrich
from documents.enriching.show import as_data as found_data
from documents.parsing.outline import parse
from documents.parsing.show import as_data, as_text
from documents.reading import Unreadable, read_path


class Command(BaseCommand):
    help = _("显示一个文件的解析结果（不写数据库）")
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help=_("文件"))
        parser.add_argument("--format", choices=["text", "json"], default="text", help=_("输出格式"))

    def handle(self, *, file: Path, format: str, **options: object) -> str:
        try:
            source = read_path(file, settings.GOVTRACK_MAX_BYTES)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        outline = parse(source.text)
        if format == "text":
            return "\n".join([*source.warnings, as_text(outline)])
        data = as_data(outline)
        data["warnings"] = [{"line": 1, "message": each} for each in source.warnings] + data["warnings"]
        data |= found_data(enrich(outline))
        return json.dumps(data, ensure_ascii=False, indent=1)
