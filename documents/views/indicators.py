"""Indicators: the index, and what is aimed at for one, as pictures and as a table."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_filters import CharFilter, FilterSet

from documents.filters.fields import one_of
from documents.models import Indicator
from documents.queries.indicators import functions, indicators, targets_for
from documents.strict import ask, plain
from documents.views.paging import numbers, page_of
from documents.views.pictures import panels_of

PAGE_SIZE = 100
MOST_TARGETS = 400  # on the page of an indicator; all are in the table of targets


class IndicatorFilter(FilterSet):
    """The index of indicators."""

    name = CharFilter(label=_("名称"), field_name="name", lookup_expr="icontains", strip=True)
    function = one_of(lambda: [(name, name) for name in functions()], _("条线"), _("全部条线"))

    class Meta:
        model = Indicator
        fields: tuple[str, ...] = ()


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All indicators with targets, those of most documents first: these can be compared."""
    asked = ask(IndicatorFilter, request.GET, indicators(), besides={"page"})
    query = plain(request.GET, {"page": "1"})
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    page = page_of(asked.qs, query, PAGE_SIZE)
    context = {"filter": asked, "query": query, "page": page, "pages": numbers(page)}
    return render(request, "documents/indicators.html", context)


@require_safe
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator; a merged one leads to what it became."""
    found = Indicator._default_manager.prefetch_related("aliases").filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.merged_into_id:
        return redirect("indicator", found.merged_into_id, permanent=False)
    rows = list(targets_for(found)[: MOST_TARGETS + 1])
    panels, apart = panels_of(found, rows[:MOST_TARGETS])
    context = {
        "indicator": found,
        "aliases": [alias.name for alias in found.aliases.all() if alias.name != found.name],
        "rows": rows[:MOST_TARGETS],
        "more": len(rows) > MOST_TARGETS,
        "panels": panels,
        "apart": apart,
        "documents": len({row.version_id for row in rows}),
    }
    return render(request, "documents/indicator.html", context)
