"""Indicators: candidates first; their aliases; several made one."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from documents.admin.aliases import AliasesInline
from documents.admin.decided import told
from documents.admin.reviewed import Reviewing, person
from documents.models import Indicator, IndicatorAlias
from documents.reviewing.indicators import accept, merge
from documents.reviewing.merging import MergeError

Status = Indicator.Status
IN_ORDER = (Status.CANDIDATE, Status.KNOWN, Status.MERGED)
BY_STATUS = Case(*(When(status=status, then=Value(place)) for place, status in enumerate(IN_ORDER)))


class Aliases(AliasesInline):
    model = IndicatorAlias
    fields = ["name"]


class IntoForm(ActionForm):
    """Beside the choice of action: the name of the indicator that others are merged into."""

    into = forms.CharField(label=_("并入"), required=False, max_length=200)


@admin.register(Indicator)
class IndicatorAdmin(Reviewing, admin.ModelAdmin):
    list_display = ["name", "better", "unit", "function", "status", "merged_into"]
    list_filter = ["status", "better", "function"]
    list_select_related = ["merged_into"]
    list_per_page = 100
    show_full_result_count = False
    search_fields = ["name", "aliases__name"]
    search_help_text = _("名称或别名")
    readonly_fields = ["status", "merged_into"]
    fields = ["name", "better", "unit", "function", "status", "merged_into"]
    inlines = [Aliases]
    ordering = [BY_STATUS.asc(), "name"]
    action_form = IntoForm
    actions = ["accept_all", "merge_all"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Two that are one are merged."""
        return False

    @admin.action(description=_("收录所选指标"), permissions=["change"])
    def accept_all(self, request: HttpRequest, queryset: QuerySet) -> None:
        told(request, accept(list(queryset), person(request)))

    @admin.action(description=_("把所选并入…"), permissions=["change"])
    def merge_all(self, request: HttpRequest, queryset: QuerySet) -> None:
        name = request.POST.get("into", "").replace("\x00", "").strip()
        target = Indicator._default_manager.filter(name=name).first()
        if target is None:
            messages.error(request, _("请在“并入”中填写已有指标的名称。"))
            return
        try:
            for one in queryset.exclude(pk=target.pk):
                told(request, merge(one, target, person(request)))
        except MergeError as error:
            messages.error(request, str(error))


@admin.register(IndicatorAlias)
class IndicatorAliasAdmin(admin.ModelAdmin):
    list_display = ["name", "indicator"]
    list_select_related = ["indicator"]
    search_fields = ["name", "indicator__name"]
    autocomplete_fields = ["indicator"]
    show_full_result_count = False
