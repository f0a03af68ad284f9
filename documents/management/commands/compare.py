"""`compare A B`: which unit of B answers which of A. A and B are stored documents (`dalian`, `dalian@1`) or files."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.addresses import Address, AddressConverter
from documents.comparing.align import Alignment, align
from documents.comparing.relations import Relation
from documents.comparing.units import units_of
from documents.models import DocumentVersion
from documents.parsing.nodes import Outline
from documents.parsing.outline import parse
from documents.reading import Unreadable, read_path
from documents.storing.load import load_outline

LABELS = {
    Relation.EQUAL: gettext_lazy("一致"),
    Relation.NARROWER: gettext_lazy("细化"),
    Relation.BROADER: gettext_lazy("扩展"),
    Relation.INTERSECT: gettext_lazy("部分对应"),
    Relation.MISSING: gettext_lazy("未承接"),
    Relation.NEW: gettext_lazy("新增"),
}
Row = dict[str, str | float | None]


class Command(BaseCommand):
    help = _("比较两份文件：甲的每一条在乙的何处有对应，哪些未承接，哪些是新增")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("a", help=_("甲：已入库文件的短名（可带 @版次），或文件路径"))
        parser.add_argument("b", help=_("乙：同上"))
        parser.add_argument("--format", choices=["text", "json"], default="text", help=_("输出格式"))

    def handle(self, *, a: str, b: str, format: str, **options: object) -> str:
        (name_a, outline_a), (name_b, outline_b) = _outline(a), _outline(b)
        rows = list(_rows(name_a, name_b, align(units_of(outline_a), units_of(outline_b))))
        if format == "json":
            return json.dumps(rows, ensure_ascii=False, indent=1)
        lines = [
            f"{row['a'] or '—'}\t{row['b'] or '—'}\t{row['score']}\t{row['relation_name']}" for row in rows
        ]
        missing, new = (sum(row[side] is None for row in rows) for side in ("b", "a"))
        pairs = len(rows) - missing - new
        said = _("%(pairs)d 对，未承接 %(missing)d 条，新增 %(new)d 条")
        return "\n".join([*lines, said % {"pairs": pairs, "missing": missing, "new": new}])


def _outline(name: str) -> tuple[str, Outline]:
    """A stored document goes before a file of the same name. Raises CommandError."""
    if re.fullmatch(AddressConverter.regex, name):
        address = Address.parse(name)
        versions = DocumentVersion.objects.filter(document__slug=address.slug)
        which = {"is_latest": True} if address.number is None else {"number": address.number}
        if version := versions.filter(**which).first():
            return name, load_outline(version)
    path = Path(name)
    if not path.is_file():
        raise CommandError(_("没有名为 %(name)s 的已入库文件，也没有这个文件") % {"name": name})
    try:
        return path.stem, parse(read_path(path, settings.GOVTRACK_MAX_BYTES).text)
    except Unreadable as error:
        raise CommandError(str(error)) from error


def _rows(a: str, b: str, alignment: Alignment) -> Iterator[Row]:
    """Pairs in the order of A, then what is in A only, then what is in B only."""
    for pair in alignment.pairs:
        yield _row(f"{a}/{pair.a}", f"{b}/{pair.b}", round(pair.score, 3), pair.relation)
    for path in alignment.only_a:
        yield _row(f"{a}/{path}", None, 0.0, Relation.MISSING)
    for path in alignment.only_b:
        yield _row(None, f"{b}/{path}", 0.0, Relation.NEW)


def _row(a: str | None, b: str | None, score: float, relation: Relation) -> Row:
    return {"a": a, "b": b, "score": score, "relation": str(relation), "relation_name": str(LABELS[relation])}
