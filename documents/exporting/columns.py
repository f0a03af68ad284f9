"""The columns of the clause list, declared once for the page, the CSV, the command and the tests."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.addresses import permanent
from documents.models import PolicyDocument, Provision, Responsibility
from documents.queries import ClauseRow
from documents.queries.duties import Held

Body, Role = Responsibility.Body, Responsibility.Role


@dataclass(frozen=True, slots=True)
class Words:
    """What rows have in common, looked up once for all of them: looked up row by row it takes most of the time."""

    root: str  # https://host/, or only / where links need no host
    kinds: dict[str, str]
    levels: dict[str, str]
    statuses: dict[str, str]
    group: str  # what is put behind a body named by kind

    @classmethod
    def at(cls, site: str) -> "Words":
        """`site` is `https://host` or empty."""
        kinds = {value: str(name) for value, name in Provision.Kind.choices}
        levels = {value: str(name) for value, name in PolicyDocument.Level.choices}
        statuses = {value: str(name) for value, name in PolicyDocument.Status.choices}
        kinds["sentence"] = _("%(kind)s（句）") % {"kind": kinds["measure"]}
        return cls(site + reverse("home"), kinds, levels, statuses, _("（泛指）"))

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


def named(held: Held, words: Words) -> str:
    """`大连市生态环境局`; a group, which is no department, is `各有关部门（泛指）`."""
    return held.name + words.group if held.body == Body.GROUP else held.name


def bodies(role: str) -> Callable[[ClauseRow, Words], str]:
    """The column of a role: all who have it, own and inherited, each once: `辽宁省水利厅；大连海关`."""

    def cell(row: ClauseRow, words: Words) -> str:
        if not row.held:
            return ""
        return "；".join(dict.fromkeys(named(held, words) for held in row.held if held.role == role))

    return cell


def inherited_from(row: ClauseRow, words: Words) -> str:
    """Where what the row inherits is printed: `3/2：大连市生态环境局；大连市水利局`, a line for each place."""
    places: dict[str, dict[str, None]] = {}
    for held in row.held:
        if held.inherited:
            places.setdefault(held.at, {})[named(held, words)] = None
    return "\n".join(f"{row.slug}/{at}：{'；'.join(names)}" for at, names in places.items())


def review_of(row: ClauseRow) -> str:
    """The state of all that the row's columns say; empty where nobody was found and nobody looked."""
    if not row.held:
        return ""
    said = [held for held in row.held if held.body != Body.NONE]
    if not said:
        return _("核对无责任单位")
    if any(held.placement == Responsibility.Placement.PROPOSED for held in said):
        return _("文字有变，待核对")
    states = {held.state for held in said}
    if len(states) > 1:
        return _("部分已确认")
    return _("已确认") if states == {Responsibility.State.CONFIRMED} else _("待审核")


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
    Column("lead", gettext_lazy("牵头单位"), bodies(Role.LEAD)),
    Column("responsible", gettext_lazy("责任单位"), bodies(Role.RESPONSIBLE)),
    Column("support", gettext_lazy("配合单位"), bodies(Role.SUPPORT)),
    Column("guide", gettext_lazy("指导单位"), bodies(Role.GUIDE)),
    Column("mentioned", gettext_lazy("提及单位"), bodies(Role.MENTIONED)),
    Column("inherited", gettext_lazy("其中继承自"), inherited_from),
    Column("review", gettext_lazy("审核状态"), lambda row, words: review_of(row)),
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
