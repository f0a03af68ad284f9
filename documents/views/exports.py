"""The clause list as files; what they will hold, and what they held."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from documents import queries
from documents.exporting.about import ABOUT
from documents.exporting.choice import (
    COLUMNS,
    KNOWN,
    ONLY_TASKS,
    TASK_KEYS,
    TASKS,
    UnknownColumn,
    headings,
)
from documents.exporting.choice import chosen as chosen_columns
from documents.exporting.columns import Column
from documents.exporting.files import BESIDES, file_of, that_matters
from documents.exporting.formats import Format
from documents.exporting.runs import manifest as manifest_of
from documents.filters import ClauseFilter
from documents.filters.wording import in_words
from documents.models import ExportRun
from documents.strict import BadQuery, Fault, ask, refuse_all
from documents.views.clauses import chosen

VARIANTS = ("spreadsheet", "plain")
LAST = 5  # downloads of the same query that are listed


@require_safe
def clauses_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All rows of the list with the same query string; `page` and `view` make no difference."""
    variant = chosen(request.GET, "variant", VARIANTS)
    return download(request, Format.CSV if variant == "spreadsheet" else Format.PLAIN)


@require_safe
def clauses_xlsx(request: HttpRequest) -> StreamingHttpResponse:
    return download(request, Format.XLSX)


@require_safe
def clauses_jsonl(request: HttpRequest) -> StreamingHttpResponse:
    return download(request, Format.JSONL)


def download(request: HttpRequest, form: Format) -> StreamingHttpResponse:
    """The file, streamed and recorded; the Link header says where its manifest will be."""
    asked = ask(ClauseFilter, request.GET, queries.clause_nodes(), besides=BESIDES)
    columns_of(request.GET)
    file = file_of(asked, request.GET, form, request.build_absolute_uri("/").rstrip("/"))
    charset = "" if form is Format.XLSX else "; charset=utf-8"
    response = StreamingHttpResponse(file.pieces, content_type=form.media_type + charset)
    response.headers["Content-Disposition"] = content_disposition_header(True, file.run.name)
    where = request.build_absolute_uri(reverse("manifest", args=[file.run.pk]))
    response.headers["Link"] = f'<{where}>; rel="describedby"; type="application/json"'
    return response


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Before the download: what it will hold, in which formats and columns. `columns` may be given several times."""
    params = request.GET.copy()
    if params.getlist("columns"):
        params["columns"] = ",".join(params.getlist("columns"))
    asked = ask(ClauseFilter, params, queries.clause_nodes(), besides=BESIDES)
    preset, columns = columns_of(params)
    query = that_matters(params)
    context = {
        "words": in_words(asked),
        "rows": asked.qs.order_by().count(),
        "has_wider": asked.search is not None and asked.only_searches and asked.search.has_wider,
        "query": query,
        "filters": [
            (name, value) for name, values in query.lists() for value in values if name not in BESIDES
        ],
        "preset": preset,
        "headings": headings(columns, preset),
        "choices": [(column, column in columns) for column in (*COLUMNS, *ONLY_TASKS)],
        "all": columns == COLUMNS,
        "runs": ExportRun.objects.filter(query=query.urlencode(), ended__isnull=False)[:LAST],
    }
    return render(request, "documents/export.html", context)


@require_safe
def manifest(request: HttpRequest, pk: uuid.UUID) -> JsonResponse:
    """What a download held. There is none before it ended."""
    run = get_object_or_404(ExportRun, pk=pk)
    if not run.ended:
        raise Http404
    return JsonResponse(manifest_of(run), json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
def columns(request: HttpRequest) -> HttpResponse:
    """Every column explained."""
    refuse_all(request.GET)
    rows = [
        {
            "key": key,
            "heading": column.heading,
            "about": ABOUT[key],
            "in_list": column in COLUMNS,
            "in_tasks": key in TASK_KEYS,
        }
        for key, column in KNOWN.items()
    ]
    return render(request, "documents/columns.html", {"columns": rows})


def columns_of(params: QueryDict) -> tuple[str, tuple[Column, ...]]:
    """The preset and the columns that a query asks for. Raises BadQuery."""
    preset = chosen(params, "preset", ("", TASKS))
    try:
        return preset, chosen_columns(params.get("columns", ""), preset)
    except UnknownColumn as error:
        raise BadQuery([Fault("columns", params.get("columns", ""), str(error))]) from error
