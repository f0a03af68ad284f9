"""The columns of the clause list, declared once for the page, the CSV, the command and the tests."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.addresses import permanent
from documents.models import PolicyDocument, Provision
from documents.queries import ClauseRow

KINDS = dict(Provision.Kind.choices)
LEVELS = dict(PolicyDocument.Level.choices)
STATUSES = dict(PolicyDocument.Status.choices)


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how a row fills it. `site` is `https://host` before the path of a permanent link, or empty."""

    key: str
    heading: str | Promise
    cell: Callable[[ClauseRow, str], str]


def kind_name(row: ClauseRow) -> str:
    """`措施`; a sentence measure is `措施（句）`, so that the two can be told apart."""
    name = str(KINDS[row.kind])
    return name if row.printed else _("%(kind)s（句）") % {"kind": name}


def whole(row: ClauseRow) -> str:
    """A provision with all below it; of one that has nothing below, its label, heading and text."""
    if row.full_text:
        return row.full_text
    return row.label + row.heading + ("。" if row.heading and row.text else "") + row.text


COLUMNS = (
    Column("address", gettext_lazy("地址"), lambda row, site: f"{row.slug}/{row.path}"),
    Column("document", gettext_lazy("文件"), lambda row, site: row.title),
    Column("document_number", gettext_lazy("文号"), lambda row, site: row.document_number),
    Column("region", gettext_lazy("地区"), lambda row, site: row.region or ""),
    Column("level", gettext_lazy("层级"), lambda row, site: str(LEVELS.get(row.level, ""))),
    Column("status", gettext_lazy("文本状态"), lambda row, site: str(STATUSES[row.status])),
    Column("chapter", gettext_lazy("章"), lambda row, site: row.chapter or ""),
    Column("kind", gettext_lazy("类别"), lambda row, site: kind_name(row)),
    Column("label", gettext_lazy("序号"), lambda row, site: row.label),
    Column("heading", gettext_lazy("标题"), lambda row, site: row.heading),
    Column("text", gettext_lazy("正文"), lambda row, site: row.text),
    Column("full_text", gettext_lazy("全文（含下级）"), lambda row, site: whole(row)),
    Column("version", gettext_lazy("版本"), lambda row, site: str(row.number)),
    Column(
        "link", gettext_lazy("永久链接"), lambda row, site: site + permanent(row.slug, row.number, row.path)
    ),
)


def headings() -> list[str]:
    return [str(column.heading) for column in COLUMNS]


def cells(row: ClauseRow, site: str = "") -> list[str]:
    """The row as the columns show it."""
    return [column.cell(row, site) for column in COLUMNS]
