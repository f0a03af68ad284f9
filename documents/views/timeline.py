"""Deadlines of targets and milestones over all documents, by year."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.filters.fields import YEARS
from documents.filters.targets import SORTS, TimelineFilter
from documents.queries.targets import by_year, in_this_order, public_targets
from documents.strict import BadQuery, Fault, ask, plain
from documents.views.paging import numbers, page_of
from documents.views.pictures import years_picture

PAGE_SIZE = 50


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """Bars by year over all that is asked for, and the list of one year or of all."""
    asked = ask(TimelineFilter, request.GET, public_targets(), besides={"page", "year"})
    query = plain(request.GET, {"page": "1"})
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    year = year_asked(query)
    years = by_year(asked.qs)
    rows = asked.qs.filter(deadline_year=year) if year else asked.qs.exclude(deadline_year=None)
    known = sum(row.total for row in years if row.year is not None and year in {None, row.year})
    page = page_of(rows.order_by(*SORTS["deadline"]).values_list("pk", flat=True), query, PAGE_SIZE, known)
    context = {
        "filter": asked,
        "asked": asked.form.cleaned_data,
        "query": query,
        "page": page,
        "rows": in_this_order(page),
        "pages": numbers(page),
        "year": year,
        "from_year": year or YEARS[0],  # the file, too, holds only what has a year
        "years": years,
        "undated": sum(row.total for row in years if row.year is None),
        "picture": years_picture(
            years, lambda one: _address(query, one), name="years", title=_("按完成时限的目标数"), chosen=year
        ),
    }
    return render(request, "documents/timeline.html", context)


def year_asked(query: QueryDict) -> int | None:
    """Raises BadQuery for what is no year."""
    value = query.get("year", "")
    if not value:
        return None
    low, high = YEARS
    if value.isascii() and value.isdigit() and low <= int(value[:5]) <= high:
        return int(value)
    raise BadQuery([Fault("year", value, _("年份要写成四位数字。"))])


def _address(query: QueryDict, year: int) -> str:
    chosen = query.copy()
    chosen.pop("page", None)
    chosen["year"] = str(year)
    return f"{reverse('timeline')}?{chosen.urlencode()}#list"
