"""Compare stored documents, unit by unit."""

from collections.abc import Collection, Mapping, Sequence

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from tqdm import tqdm

from documents.aligning import LIGHT, MOST_DOCUMENTS, align_version, align_with, compared_pairs
from documents.models import DocumentVersion
from documents.queries.documents import PUBLISHED


class Command(BaseCommand):
    help = _("比较已入库的文件，列出条款之间的对应（已比较过的不再比较；审核过的不改动）")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help=_("全部重新比较"))
        parser.add_argument(
            "--document", action="append", default=[], metavar="SLUG", help=_("只比较这份文件与其他文件")
        )

        parser.add_argument(
            "--with",
            action="append",
            default=[],
            metavar="SLUG",
            dest="others",
            help=_("与这份文件比较，不问是否相近（与 --document 合用）"),
        )

    def handle(self, *, all: bool, document: list[str], others: list[str], **options: object) -> str:
        versions = latest(document) if document else latest()
        if others and not document:
            raise CommandError(_("--with 须与 --document 合用"))
        wanted = list(latest(others).values_list("pk", flat=True)) if others else None
        pairs = number = 0
        if all and not document:  # each pair once, not once from either side; then what is not compared yet
            pairs, all = compare_anew(compared_pairs()), False
        for version in tqdm(list(versions), unit=_("份"), disable=None, leave=False):
            if wanted is None:
                pairs += align_version(version, again=all)
            else:
                pairs += align_with(version, wanted, again=all)
            number += 1
        values = {"documents": number, "pairs": pairs}
        return _("已处理 %(documents)d 份文件，新比较出 %(pairs)d 对条款。") % values


def compare_anew(held: Mapping[int, Sequence[int]]) -> int:
    """Compare again what is compared, also what is not likely but was asked for by --with; how many pairs were found."""
    versions = DocumentVersion.objects.filter(pk__in=held).select_related("document")
    versions = versions.only(*LIGHT, "document__slug")
    found = 0
    for version in tqdm(list(versions), unit=_("份"), disable=None, leave=False):
        others = held[version.pk]
        for at in range(0, len(others), MOST_DOCUMENTS):  # their pairs are held until they are stored
            found += align_with(version, others[at : at + MOST_DOCUMENTS], again=True)
    return found


def latest(slugs: Collection[str] = ()) -> QuerySet[DocumentVersion]:
    """The latest versions of these documents, or of all. Raises CommandError."""
    versions = DocumentVersion.objects.filter(is_latest=True, document__state=PUBLISHED)
    versions = versions.select_related("document").only(*LIGHT, "document__state").order_by("document__slug")
    if not slugs:
        return versions
    versions = versions.filter(document__slug__in=slugs)
    known = set(versions.values_list("document__slug", flat=True))
    if unknown := sorted(set(slugs) - known):
        raise CommandError(_("没有这份文件：%(slug)s") % {"slug": "、".join(unknown)})
    return versions
