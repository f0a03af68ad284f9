"""The columns of the clause list, declared once for the page, the CSV, the command and the tests."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.addresses import permanent
from documents.models import PolicyDocument, Provision
from documents.queries import ClauseRow


@dataclass(frozen=True, slots=True)
class Words:
    """What rows have in common, looked up once for all of them: looked up row by row it takes most of the time."""

    root: str  # https://host/, or only / where links need no host
    kinds: dict[str, str]
    levels: dict[str, str]
    statuses: dict[str, str]

    @classmethod
    def at(cls, site: str) -> "Words":
        """`site` is `https://host` or empty."""
        kinds = {value: str(name) for value, name in Provision.Kind.choices}
        levels = {value: str(name) for value, name in PolicyDocument.Level.choices}
        statuses = {value: str(name) for value, name in PolicyDocument.Status.choices}
        kinds["sentence"] = _("%(kind)s（句）") % {"kind": kinds["measure"]}
        return cls(site + reverse("home"), kinds, levels, statuses)

    def kind(self, row: ClauseRow) -> str:
        """`措施`; a sentence measure is `措施（句）`, so that the two can be told apart."""
        return self.kinds[row.kind if row.printed else "sentence"]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how a row fills it."""

    key: str
    heading: str | Promise
    cell: Callable[[ClauseRow, Words], str]


def whole(row: ClauseRow) -> str:
    """A provision with all below it; of one that has nothing below, its label, heading and text."""
    if row.full_text:
        return row.full_text
    return row.label + row.heading + ("。" if row.heading and row.text else "") + row.text


COLUMNS = (
    Column("address", gettext_lazy("地址"), lambda row, words: f"{row.slug}/{row.path}"),
    Column("document", gettext_lazy("文件"), lambda row, words: row.title),
    Column("document_number", gettext_lazy("文号"), lambda row, words: row.document_number),
    Column("region", gettext_lazy("地区"), lambda row, words: row.region or ""),
    Column("level", gettext_lazy("层级"), lambda row, words: words.levels.get(row.level, "")),
    Column("status", gettext_lazy("文本状态"), lambda row, words: words.statuses[row.status]),
    Column("chapter", gettext_lazy("章"), lambda row, words: row.chapter or ""),
    Column("kind", gettext_lazy("类别"), lambda row, words: words.kind(row)),
    Column("label", gettext_lazy("序号"), lambda row, words: row.label),
    Column("heading", gettext_lazy("标题"), lambda row, words: row.heading),
    Column("text", gettext_lazy("正文"), lambda row, words: row.text),
    Column("full_text", gettext_lazy("全文（含下级）"), lambda row, words: whole(row)),
    Column("version", gettext_lazy("版本"), lambda row, words: str(row.number)),
    Column(
        "link",
        gettext_lazy("永久链接"),
        lambda row, words: permanent(row.slug, row.number, row.path, words.root),
    ),
)


def headings() -> list[str]:
    return [str(column.heading) for column in COLUMNS]


def cells(rows: Iterable[ClauseRow], site: str = "") -> Iterator[list[str]]:
    """Rows as the columns show them; `site` is `https://host` for links that work anywhere."""
    words = Words.at(site)
    for row in rows:
        yield [column.cell(row, words) for column in COLUMNS]
