"""The front page: the documents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.filters import DocumentFilter
from documents.queries import public_versions
from documents.queries.targets import by_year, public_targets
from documents.strict import ask, plain
from documents.views.paging import numbers, page_of
from documents.views.pictures import years_picture

PAGE_SIZE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All public documents, filtered and paged."""
    asked = ask(DocumentFilter, request.GET, public_versions(), besides={"page"})
    query = plain(request.GET, {"page": "1"})
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    page = page_of(asked.qs, query, PAGE_SIZE)
    context = {
        "filter": asked,
        "page": page,
        "pages": numbers(page),
        "query": query,
        "filtered": any(name != "page" for name in query),
    }
    if not query:
        years = by_year(public_targets())
        title = _("全部文件的目标，按完成时限")
        picture = years_picture(
            years,
            lambda year: f"{reverse('timeline')}?year={year}#list",
            name="years",
            title=title,
            height=170,
        )
        context |= {"years": years, "picture": picture}
    return render(request, "documents/home.html", context)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches the service: the program answers and its database does."""
    public_versions().exists()
    return HttpResponse("ok\n", content_type="text/plain")
