"""Indicators: candidates first; their aliases; several made one."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.admin.aliases import AliasesInline
from documents.admin.decided import told
from documents.admin.indicator_field import IndicatorField
from documents.admin.reviewed import Reviewing
from documents.models import Indicator, IndicatorAlias
from documents.reviewing.indicators import accept, merge, preview
from documents.reviewing.merging import MergeError
from documents.sender import person

Status = Indicator.Status
IN_ORDER = (Status.CANDIDATE, Status.KNOWN, Status.MERGED)
BY_STATUS = Case(*(When(status=status, then=Value(place)) for place, status in enumerate(IN_ORDER)))
MOST_MERGED = 100  # in one go: what a page of the list has


class Aliases(AliasesInline):
    model = IndicatorAlias
    fields = ["name"]


class MergeForm(forms.Form):
    into = IndicatorField(label=gettext_lazy("并入"))


@admin.register(Indicator)
class IndicatorAdmin(Reviewing, admin.ModelAdmin):
    change_form_template = "admin/documents/indicator.html"
    list_display = ["name", "better", "unit", "function", "status", "merged_into"]
    list_filter = ["status", "better", "function"]
    list_select_related = ["merged_into"]
    list_per_page = MOST_MERGED
    show_full_result_count = False
    search_fields = ["name", "aliases__name"]
    search_help_text = gettext_lazy("名称或别名")
    readonly_fields = ["status", "merged_into"]
    fields = ["name", "better", "unit", "function", "status", "merged_into"]
    inlines = [Aliases]
    ordering = [BY_STATUS.asc(), "name"]
    actions = ["accept_all", "merge_all"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Two that are one are merged."""
        return False

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """As for departments, not every curator's: it moves what others confirmed."""
        return request.user.has_perm("documents.merge_indicator")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Where an indicator is chosen by typing, only those that can be."""
        found, distinct = super().get_search_results(request, queryset, search_term)
        if request.path == reverse(f"{self.admin_site.name}:autocomplete"):
            found = found.exclude(status=Status.MERGED)
        return found, distinct

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/", view, name="documents_indicator_merge"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        more = {"may_merge": self.has_merge_permission(request)}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | more)

    @admin.action(description=gettext_lazy("收录所选指标"), permissions=["change"])
    def accept_all(self, request: HttpRequest, queryset: QuerySet) -> None:
        told(request, accept(list(queryset), person(request)))

    @admin.action(description=gettext_lazy("合并所选指标…"), permissions=["merge"])
    def merge_all(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        rows = list(queryset.order_by("name").values_list("pk", flat=True)[: MOST_MERGED + 1])
        if len(rows) > MOST_MERGED:
            messages.error(request, _("一次最多合并 %(most)d 个指标。") % {"most": MOST_MERGED})
            return None
        query = urlencode({"row": rows}, doseq=True)
        return HttpResponseRedirect(f"{reverse('admin:documents_indicator_merge')}?{query}")

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """`?row=3&row=5`: GET asks into which, and with `into` shows what would move; POST moves it."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else request.GET
        rows = chosen(sent.getlist("row"))
        if not rows:
            messages.warning(request, _("没有选中任何条目。"))
            return HttpResponseRedirect(reverse("admin:documents_indicator_changelist"))
        form = MergeForm(sent if "into" in sent else None)
        shown: dict[str, Any] = {"form": form, "indicators": rows}
        if form.is_bound and form.is_valid():
            target = form.cleaned_data["into"]
            sources = [row for row in rows if row != target]
            try:
                if request.method == "POST":
                    told(request, merge(sources, target, person(request)))
                    return HttpResponseRedirect(reverse("admin:documents_indicator_change", args=[target.pk]))
                shown |= {"target": target, "sources": sources, "preview": preview(sources, target)}
            except MergeError as error:
                messages.error(request, str(error))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": _("合并指标"),
            "media": self.media,
            **shown,
        }
        return TemplateResponse(request, "admin/documents/merge_indicators.html", context)


def chosen(rows: list[str]) -> list[Indicator]:
    """The indicators with these ids. Raises BadRequest for what no form sends."""
    if len(rows) > MOST_MERGED or not all(row.isdecimal() and len(row) < 19 for row in rows):
        raise BadRequest(_("表单内容无法识别。"))
    return list(Indicator.objects.filter(pk__in=rows).select_related("merged_into").order_by("name"))


@admin.register(IndicatorAlias)
class IndicatorAliasAdmin(admin.ModelAdmin):
    list_display = ["name", "indicator"]
    list_select_related = ["indicator"]
    search_fields = ["name", "indicator__name"]
    autocomplete_fields = ["indicator"]
    show_full_result_count = False
