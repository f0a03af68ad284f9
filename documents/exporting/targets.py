"""The table of targets as CSV: columns declared once, rows streamed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.exporting.disarm import disarmed
from documents.exporting.rows import CHUNK, Variant, lines, unbroken
from documents.exporting.wording import SIGNS, address_of
from documents.models import Target


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how a row fills it; `root` is the address of the home page."""

    heading: str | Promise
    cell: Callable[[Target, str], str]


TARGET_COLUMNS = (
    Column(_("地址"), lambda row, root: f"{row.version.document.slug}/{row.path}"),
    Column(_("文件"), lambda row, root: row.version.document.title),
    Column(_("文号"), lambda row, root: row.version.document.document_number),
    Column(
        _("地区"), lambda row, root: row.version.document.region.name if row.version.document.region else ""
    ),
    Column(_("文本状态"), lambda row, root: row.version.document.get_status_display()),
    Column(_("类型"), lambda row, root: row.get_kind_display()),
    Column(_("指标"), lambda row, root: row.indicator.name if row.indicator else ""),
    Column(_("原文指标"), lambda row, root: row.printed),
    Column(_("比较"), lambda row, root: SIGNS.get(row.comparator, row.comparator)),
    Column(_("数值"), lambda row, root: row.value),
    Column(_("单位"), lambda row, root: row.unit),
    Column(_("完成时限"), lambda row, root: row.deadline),
    Column(_("基期"), lambda row, root: row.baseline),
    Column(_("依据"), lambda row, root: row.evidence),
    Column(_("审核状态"), lambda row, root: row.get_state_display()),
    Column(_("版本"), lambda row, root: str(row.version.number)),
    Column(_("永久链接"), lambda row, root: address_of(row, root)),
)


def target_chunks(targets: QuerySet[Target], variant: Variant, site: str = "") -> Iterator[str]:
    """Targets as pieces of one CSV file, headings first, in the order of the queryset; one question in all."""
    root = site + reverse("home")
    guarded, mark = (disarmed, "\ufeff") if variant == Variant.SPREADSHEET else (list, "")
    yield mark + lines(guarded([[str(column.heading) for column in TARGET_COLUMNS]]))
    with unbroken(targets):
        found = targets.iterator(chunk_size=CHUNK)
        while chunk := list(islice(found, CHUNK)):
            yield lines(guarded([column.cell(row, root) for column in TARGET_COLUMNS] for row in chunk))
