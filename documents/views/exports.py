"""The clause list as files; what they will hold, and what they held."""

import uuid

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
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
    heading,
    tables,
)
from documents.exporting.choice import chosen as chosen_columns
from documents.exporting.columns import Column
from documents.exporting.copying import can_copy, copied
from documents.exporting.formats import Format, pieces
from documents.exporting.rows import row_chunks
from documents.exporting.runs import Counted, recorded
from documents.exporting.runs import manifest as manifest_of
from documents.exporting.stored import stored_rows, stored_tables
from documents.filters import ClauseFilter
from documents.filters.wording import in_words
from documents.models import ExportRun
from documents.queries.data_version import data_version
from documents.strict import BadQuery, Fault, ask, plain
from documents.views.clauses import chosen

VARIANTS = ("spreadsheet", "plain")
BESIDES = {"page", "view", "variant", "columns", "preset"}
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
    preset, columns = columns_of(request.GET)
    title = _("任务分解表") if preset else _("条款")
    name = f"{title}-{localdate():%Y%m%d}.{form.suffix}"
    run = ExportRun(
        id=uuid.uuid4(),
        query=query_of(request.GET).urlencode(),
        words=in_words(asked),
        filters=dict(query_of(request.GET).lists()),
        columns=[column.key for column in columns],
        format=form,
        name=name,
        data_version=data_version(),
        engine=connection.vendor,
    )
    site = request.build_absolute_uri("/").rstrip("/")
    headings = [heading(column, preset) for column in columns]
    rows = stored_rows(asked.qs, columns, site)
    counted = Counted(tables(row_chunks(asked.qs), columns, site) if rows is None else stored_tables(rows))
    if form is Format.PLAIN and rows is not None and can_copy(rows):
        file = copied(rows, headings, counted)
    else:
        file = pieces(form, headings, run.columns, counted)
    charset = "" if form is Format.XLSX else "; charset=utf-8"
    response = StreamingHttpResponse(recorded(run, file, counted), content_type=form.media_type + charset)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    where = request.build_absolute_uri(reverse("manifest", args=[run.pk]))
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
    query = query_of(params)
    context = {
        "words": in_words(asked),
        "rows": asked.qs.order_by().count(),
        "query": query,
        "filters": [
            (name, value) for name, values in query.lists() for value in values if name not in BESIDES
        ],
        "preset": preset,
        "headings": [heading(column, preset) for column in columns],
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


def query_of(params: QueryDict) -> QueryDict:
    """What makes a difference to the rows and columns of a file."""
    query = plain(params, {})
    for name in ("page", "view", "variant"):
        query.pop(name, None)
    return query
