"""Targets of one indicator → pictures, a panel for what can be compared; counts by year → bars."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from documents.drawing.counts import Bar, counts
from documents.drawing.shapes import SHAPES, sample
from documents.drawing.values import Mark, values
from documents.exporting.wording import amount, by_when, since, to_the_words
from documents.models import Indicator, PolicyDocument, Target
from documents.queries.targets import YearCount

MOST_YEARS = 80


@dataclass(frozen=True, slots=True)
class Legend:
    """A document of a panel and its mark."""

    mark: SafeString
    document: PolicyDocument


@dataclass(slots=True)
class Panel:
    """Targets in one unit, or changes in one unit: levels and changes stand in pictures of their own."""

    unit: str
    change: bool
    rows: list[Target] = field(default_factory=list)
    picture: SafeString = SafeString("")
    legend: list[Legend] = field(default_factory=list)


def panels_of(indicator: Indicator, rows: Iterable[Target]) -> tuple[list[Panel], list[Target]]:
    """The panels, the fullest first, and what cannot be drawn: without a number (**) or without a year."""
    panels: dict[tuple[str, bool], Panel] = {}
    apart = []
    for row in rows:
        if row.number is None or row.deadline_year is None:
            apart.append(row)
            continue
        change = row.comparator in {"+", "-"}
        panels.setdefault((row.unit, change), Panel(row.unit, change)).rows.append(row)
    found = sorted(panels.values(), key=lambda panel: (-len(panel.rows), panel.unit))
    for number, panel in enumerate(found):
        _draw(panel, indicator, f"values-{number}")
    return found, apart


def _draw(panel: Panel, indicator: Indicator, name: str) -> None:
    documents = {row.version.document_id: row.version.document for row in panel.rows}
    shapes = {pk: SHAPES[place % len(SHAPES)] for place, pk in enumerate(documents)}
    marks = [_mark(row, shapes[row.version.document_id], panel.change) for row in panel.rows]
    better = indicator.better
    if panel.change and better:
        better = "more" if better == "more" else "less"
    title = _("%(name)s（%(unit)s）") % {"name": indicator.name, "unit": panel.unit or _("无单位")}
    picture = values(
        marks,
        name=name,
        title=title,
        description=_("每个标记是一份文件的一个目标，横轴为完成时限，纵轴为数值；同样的内容见下表。"),
        unit=panel.unit,
        better=better,
        better_words=str(indicator.get_better_display()) if better else "",
    )
    panel.picture = _safe(picture)
    panel.legend = [
        Legend(_safe(sample(shapes[pk], _hollow(document))), document) for pk, document in documents.items()
    ]


def _mark(row: Target, shape: str, change: bool) -> Mark:
    document = row.version.document
    value = float(row.number or 0)
    told = [document.title, by_when(row), amount(row), since(row)]
    return Mark(
        year=_year(row.deadline),
        value=-value if row.comparator == "-" else value,
        shape=shape,
        label=f"{_place(document)} {row.value}",
        name="，".join(filter(None, told)),
        href=reverse("provision", args=[document.slug, row.path]) + to_the_words(row),
        hollow=_hollow(document),
        since=float(row.baseline[:4]) if change and row.baseline[:4].isdecimal() else None,
    )


def _year(deadline: str) -> float:
    """The end of 2025 is 2025, and so is 2025-12; 2025-06 is half a year before."""
    year, _dash, month = deadline.partition("-")
    return int(year) + ((int(month) - 12) / 12 if month.isdecimal() else 0)


def _place(document: PolicyDocument) -> str:
    """大连 for 大连市; the slug where the region is not known."""
    name = document.region.name if document.region else document.slug
    return name[:-1] if len(name) > 2 and name[-1] in "省市县区" else name


def _hollow(document: PolicyDocument) -> bool:
    """Drafts are drawn as outlines."""
    return document.status == PolicyDocument.Status.DRAFT


def years_picture(
    years: Sequence[YearCount],
    href: Callable[[int], str],
    *,
    name: str,
    title: str,
    height: float = 240.0,
    chosen: int | None = None,
) -> SafeString:
    """Bars from the first year to the last, empty years too; without a year that is known, nothing."""
    known = {row.year: row for row in years if row.year is not None}
    if not known:
        return SafeString("")
    last = max(known)
    first = max(min(known), last - MOST_YEARS + 1)
    words = _("%(year)d 年：量化目标 %(targets)d，任务节点 %(milestones)d")
    bars = []
    for year in range(first, last + 1):
        row = known.get(year, YearCount(year, 0, 0))
        told = words % {"year": year, "targets": row.targets, "milestones": row.milestones}
        bars.append(Bar(str(year), row.targets, row.milestones, told, href(year), chosen == year))
    description = _("柱高为到该年应完成的目标数：实心部分是量化目标，斜线部分是任务节点；同样的数字见表。")
    return _safe(counts(bars, name=name, title=title, description=description, height=height))


def _safe(picture: str) -> SafeString:
    """Everything in a picture was escaped when it was written."""
    return mark_safe(picture)  # noqa: S308
