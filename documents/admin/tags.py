"""Tags travel: decisions as a table to download; a table to try, look at line by line, and import."""

import tempfile
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from documents.admin.posting import unsent
from documents.exporting.rows import unbroken
from documents.models import PolicyDocument, ReviewBatch
from documents.travelling import waiting
from documents.travelling.arriving import MOST_ROWS, BadTable, read
from documents.travelling.bringing import bring
from documents.travelling.leaving import decisions, table
from documents.travelling.planned import NEEDS_A_PERSON, Planned, Result, counts, digest
from documents.travelling.planning import plan
from documents.travelling.sheets import TYPES, Format, csv_chunks, write_xlsx

MOST_SHOWN = 200  # lines of one result on the page; the command shows all
SALT = "documents.admin.tags"

may_look = permission_required("documents.view_responsibility", raise_exception=True)
IMPORTING = ["documents.add_responsibility", "documents.change_responsibility", "documents.add_department"]
may_import = permission_required(IMPORTING, raise_exception=True)


class TableForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("标注表"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": gettext_lazy("请选择文件。"), "empty": gettext_lazy("文件是空的。")},
    )


def urls() -> list[URLPattern]:
    """Below `/admin/tags/`, for staff, as the rest of the admin."""
    view = admin.site.admin_view
    return [
        path("", view(tags), name="tags"),
        path("export/", view(export), name="tags_export"),
        path("import/", view(confirm), name="tags_import"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@may_look
def tags(request: HttpRequest) -> HttpResponse:
    """What can be downloaded, and a form for a file; posted to it, a file is tried, and nothing written."""
    return _try(request) if request.method == "POST" else _page(request, TableForm())


@require_GET
@may_look
def export(request: HttpRequest) -> HttpResponseBase:
    """`?format=csv|xlsx`, and `document=slug` for one document."""
    asked = request.GET
    if unknown := asked.keys() - {"format", "document"}:
        raise BadRequest(_("没有这样的参数：%(name)s") % {"name": "、".join(sorted(unknown))})
    if asked.get("format") not in list(Format):
        raise BadRequest(_("format 须是 csv 或 xlsx"))
    kind = Format(asked["format"])
    slug = asked.get("document", "")
    if slug and not PolicyDocument.objects.filter(slug=slug).exists():
        raise BadRequest(_("没有这份文件：%(slug)s") % {"slug": slug})
    rows = decisions([slug] if slug else [])
    site = request.build_absolute_uri("/").rstrip("/")
    name = f"tags-{slug}-{localdate()}.{kind}" if slug else f"tags-{localdate()}.{kind}"
    if kind == Format.CSV:
        return StreamingHttpResponse(
            _streamed(rows, site),
            content_type=TYPES[kind],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    with unbroken(rows):
        write_xlsx(table(rows, site), file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[kind])


def _streamed(rows: Any, site: str) -> Any:
    with unbroken(rows):
        yield from csv_chunks(table(rows, site))


@may_import
def _try(request: HttpRequest) -> HttpResponse:
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    file = form.cleaned_data["file"]
    try:
        if file.size > settings.GOVTRACK_MAX_BYTES:
            raise BadTable(_("文件超过上限 %(mega)g MB。") % {"mega": settings.GOVTRACK_MAX_BYTES / 2**20})
        content = file.read()
        planned = plan(read(file.name, content, settings.GOVTRACK_MAX_BYTES))
    except BadTable as error:
        form.add_error("file", str(error))
        return _page(request, form)
    return _report(request, planned, waiting.keep(content), file.name)


@may_look
def confirm(request: HttpRequest) -> HttpResponse:
    """Import the table that was tried, if it would still do what the person saw."""
    return unsent(request, reverse("tags")) or _confirm(request)


@may_import
def _confirm(request: HttpRequest) -> HttpResponse:
    try:
        told = signing.loads(request.POST.get("table", ""), salt=SALT, max_age=waiting.SECONDS)
    except signing.SignatureExpired:
        told = {}
    except signing.BadSignature as error:
        raise BadRequest(_("表单内容无法识别。")) from error
    here = HttpResponseRedirect(reverse("tags"))
    content = waiting.fetch(told["kept"]) if told.get("user") == request.user.pk else None
    if content is None:
        messages.error(request, _("上传的表已过期，请重新上传。"))
        return here
    brought = bring(
        read(told["name"], content, settings.GOVTRACK_MAX_BYTES),
        request.user,  # type: ignore[arg-type]
        about=told["name"],
        theirs=request.POST.get("theirs") == "1",
        seen=told["digest"],
    )
    if brought.stale:
        messages.warning(request, _("上传之后此处的内容有变，尚未导入任何一行，请重新核对。"))
        return _report(request, brought.plan, told["kept"], told["name"])
    waiting.drop(told["kept"])
    if brought.batch is None:
        messages.info(request, _("没有可以导入的行。"))
        return here
    left = sum(each.result in NEEDS_A_PERSON for each in brought.plan)
    values = {"written": brought.written, "left": left}
    messages.success(request, _("已导入 %(written)d 行；需人工处理的有 %(left)d 行。") % values)
    return here


def _page(request: HttpRequest, form: TableForm) -> HttpResponse:
    imports = ReviewBatch.objects.filter(verb=ReviewBatch.Verb.IMPORT).select_related("made_by")
    more = {
        "title": _("标注的导出与导入"),
        "form": form,
        "documents": PolicyDocument.objects.order_by("slug").values_list("slug", "title")[:1000],
        "decided": decisions().order_by().count(),
        "imports": imports[:5],
        "may_import": request.user.has_perms(IMPORTING),
        "most_rows": MOST_ROWS,
        "most_mega": settings.GOVTRACK_MAX_BYTES // 2**20,
    }
    return _answer(request, "admin/documents/tags.html", more)


def _report(request: HttpRequest, planned: list[Planned], kept: str, name: str) -> HttpResponse:
    told = {"kept": kept, "name": name, "user": request.user.pk, "digest": digest(planned)}
    groups = []
    for result, number in counts(planned):
        lines = [each for each in planned if each.result == result][:MOST_SHOWN]
        groups.append((result, number, lines, number - len(lines), result in NEEDS_A_PERSON))
    more = {
        "title": _("试导入：%(name)s") % {"name": name},
        "groups": groups,
        "total": len(planned),
        "writable": sum(each.is_written(theirs=False) for each in planned),
        "disputed": sum(each.is_written(theirs=True) for each in planned if each.result == Result.CONFLICT),
        "table": signing.dumps(told, salt=SALT),
    }
    return _answer(request, "admin/documents/tags_report.html", more)


def _answer(request: HttpRequest, template: str, more: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, template, {**admin.site.each_context(request), **more})
