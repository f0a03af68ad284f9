"""Compare stored documents, unit by unit."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tqdm import tqdm

from documents.aligning import LIGHT, align_version
from documents.models import Aligned, DocumentVersion


class Command(BaseCommand):
    help = gettext_lazy("比较已入库的文件，列出条款之间的对应（已比较过的不再比较；审核过的不改动）")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help=_("全部重新比较"))
        parser.add_argument(
            "--document", action="append", default=[], metavar="SLUG", help=_("只比较这份文件与其他文件")
        )

    def handle(self, *, all: bool, document: list[str], **options: object) -> str:
        versions = DocumentVersion.objects.filter(is_latest=True).order_by("document__slug").only(*LIGHT)
        if document:
            versions = versions.filter(document__slug__in=document)
            known = set(versions.values_list("document__slug", flat=True))
            if unknown := sorted(set(document) - known):
                raise CommandError(_("没有这份文件：%(slug)s") % {"slug": "、".join(unknown)})
        if all and not document:  # each pair once, not once from either side
            Aligned.objects.all().delete()
            all = False
        pairs = number = 0
        for version in tqdm(list(versions), unit=_("份"), disable=None, leave=False):
            pairs += align_version(version, again=all)
            number += 1
        values = {"documents": number, "pairs": pairs}
        return _("已处理 %(documents)d 份文件，新比较出 %(pairs)d 对条款。") % values
