"""Two to five documents: the units of the first, and what answers them in the others."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.exporting.rows import Variant
from documents.models import DocumentVersion
from documents.queries.alignments import Pair, pairs_between
from documents.queries.compared import Text, texts_of
from documents.strict import BadQuery, Fault
from documents.views.compare_asked import MOST, among, checked, version_of
from documents.views.compare_csv import download
from documents.views.compare_legend import legend

Cell = list[tuple[Pair, Text]]


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of the first document, and for each of the others what answers it; empty where nothing does.

    A heading has a row where a person says that something answers it; it is missing nowhere, and does not count.
    """

    unit: Text
    cells: list[tuple[DocumentVersion, Cell]]

    @property
    def has_gap(self) -> bool:
        return self.unit.is_unit and not all(cell for _other, cell in self.cells)


class Table(NamedTuple):
    """What the first document has in rows; `too_large` are the ids of those never compared and too large for a page."""

    versions: list[DocumentVersion]
    rows: list[Row]
    too_large: list[int]


@require_safe
def compare_table(request: HttpRequest) -> HttpResponse:
    """`?d=liaoning&d=yuzhou&d=dalian`; `gaps=1` for the rows where something is missing."""
    query = checked(request.GET, ("d", "gaps"), several=("d",))
    if query.urlencode() != request.GET.urlencode():
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    versions, rows, too_large = table(query)
    units = [row for row in rows if row.unit.is_unit]
    taken = [
        (other, sum(bool(row.cells[at][1]) for row in units), _led_by(query, at + 1))
        for at, other in enumerate(versions[1:])
    ]
    gaps = among(query, "gaps", {"1"})
    context = {
        "query": query,
        "first": versions[0],
        "others": versions[1:],
        "printed": request.build_absolute_uri(),
        "legend": legend(),
        "rows": [row for row in rows if not gaps or row.has_gap],
        "total": len(units),
        "taken": taken,
        "gaps": gaps,
        "too_large": too_large,
    }
    return render(request, "documents/compare_table.html", context)


@require_safe
def compare_table_csv(request: HttpRequest) -> HttpResponseBase:
    """The table of the page; several counterparts stand below each other in a cell."""
    query = checked(request.GET, ("d", "gaps", "variant"), several=("d",))
    variant = Variant(among(query, "variant", tuple(Variant)) or Variant.SPREADSHEET)
    versions, rows, too_large = table(query)
    gaps = among(query, "gaps", {"1"})
    headings = [_("地址"), _("标题"), _("正文"), *(version.document.title for version in versions[1:])]
    cells = (
        [
            f"{versions[0].address}/{row.unit.path}",
            row.unit.title,
            row.unit.whole,
            *(
                "\n".join(
                    f"{other.address}/{text.path} {pair.relation_name} {text.title}" for pair, text in cell
                )
                or (_("未比较") if other.pk in too_large else _("未承接") if row.unit.is_unit else "")
                for other, cell in row.cells
            ),
        ]
        for row in rows
        if not gaps or row.has_gap
    )
    return download(headings, cells, variant, versions[0].address)


def _led_by(query: QueryDict, at: int) -> str:
    """The same documents with another one first: its units are the rows."""
    led = query.copy()
    slugs = led.getlist("d")
    led.setlist("d", [slugs[at], *slugs[:at], *slugs[at + 1 :]])
    return led.urlencode()


def table(query: QueryDict) -> Table:
    """Raises BadQuery for less than two documents, more than five, an unknown one."""
    names = query.getlist("d")
    if not 2 <= len(names) <= MOST:
        message = _("请选择 2 至 %(most)d 份文件。") % {"most": MOST}
        raise BadQuery([Fault("d", "、".join(names)[:200], message)])
    first, *others = versions = [version_of("d", name) for name in names]
    if len({version.pk for version in versions}) < len(versions):
        raise BadQuery([Fault("d", "、".join(names), _("请选择不同的文件。"))])
    texts = texts_of(versions)
    cells: dict[tuple[int, str], Cell] = defaultdict(list)
    between = pairs_between(first, others)
    for other, pairs in between.pairs.items():
        by_path = {text.path: text for text in texts[other]}
        for pair in pairs:
            if pair.stands and pair.b in by_path:
                cells[other, pair.a].append((pair, by_path[pair.b]))
    rows = [Row(text, [(other, cells[other.pk, text.path]) for other in others]) for text in texts[first.pk]]
    rows = [row for row in rows if row.unit.is_unit or any(cell for _other, cell in row.cells)]
    return Table(versions, rows, between.too_large)
