"""The table of targets, and the same as CSV."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.exporting.rows import Variant
from documents.exporting.targets import target_chunks
from documents.filters.targets import TargetFilter
from documents.queries.targets import in_this_order, public_targets
from documents.strict import ask, plain
from documents.views.clauses import chosen
from documents.views.downloads import csv_download
from documents.views.paging import numbers, page_of

PAGE_SIZE = 50
DEFAULTS = {"sort": "document", "page": "1"}


@require_safe
def targets(request: HttpRequest) -> HttpResponse:
    """What is asked for, page by page."""
    asked = ask(TargetFilter, request.GET, public_targets(), besides={"page"})
    query = plain(request.GET, DEFAULTS)
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    page = page_of(asked.qs.values_list("pk", flat=True), query, PAGE_SIZE)
    context = {
        "filter": asked,
        "asked": asked.form.cleaned_data,
        "query": query,
        "page": page,
        "rows": in_this_order(page),
        "pages": numbers(page),
    }
    return render(request, "documents/targets.html", context)


@require_safe
def targets_csv(request: HttpRequest) -> HttpResponseBase:
    """All rows of the table with the same query string, streamed; `page` makes no difference."""
    asked = ask(TargetFilter, request.GET, public_targets(), besides={"page", "variant"})
    variant = Variant(chosen(request.GET, "variant", tuple(Variant)))
    site = request.build_absolute_uri("/").rstrip("/")
    return csv_download(target_chunks(asked.qs, variant, site), _("目标"))
