"""Documents: what the text says is read-only; whether the site shows the document is decided here, with a reason."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.admin.filters import AutocompleteFilter, FiltersByTyping
from documents.admin.imported import ImportedAdmin, ImportedInline
from documents.admin.publishing import Publishing
from documents.admin.queue_filters import WithDefault
from documents.admin.version import ReportFigures
from documents.models import DocumentVersion, PolicyDocument

State = PolicyDocument.State
NOT_IN_BIN = "kept"


class StateFilter(WithDefault):
    """What lies in the bin is listed when it is asked for."""

    title = _("发布状态")
    parameter_name = "state"
    default = NOT_IN_BIN

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(NOT_IN_BIN, _("回收站之外")), *((state.value, state.label) for state in State)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == NOT_IN_BIN:
            return queryset.exclude(state=State.DELETED)
        return queryset.filter(state=self.value())


class Versions(ReportFigures, ImportedInline):
    model = DocumentVersion
    fields = ["number", "is_latest", "source", "coverage", "doubts", "pipeline_version", "parsed_at"]
    readonly_fields = ["coverage", "doubts"]
    ordering = ["-number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocumentVersion]:
        rows = super().get_queryset(request).select_related("document", "source")
        return rows.defer("text", "source__content")


@admin.register(PolicyDocument)
class PolicyDocumentAdmin(Publishing, FiltersByTyping, ImportedAdmin):
    change_form_template = "admin/documents/document.html"
    list_display = ["title", "slug", "region", "level", "status", "state", "issued_on"]
    list_filter = [StateFilter, "level", "status", ("region", AutocompleteFilter), "document_type"]
    list_select_related = ["region"]
    date_hierarchy = "issued_on"
    search_fields = ["title", "slug", "document_number", "issuers", "region__name"]
    search_help_text = _("标题、地址、文号、发文机关或地区")
    inlines = [Versions]
    fieldsets = [
        (
            _("来自原文（由导入写入）"),
            {
                "fields": [
                    ("title", "slug"),
                    ("document_number", "document_type", "issued_on"),
                    "issuers",
                    ("region", "level", "status"),
                    "given",
                ]
            },
        ),
    ]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Where a document is chosen by typing, none from the bin."""
        found, distinct = super().get_search_results(request, queryset, search_term)
        if request.path == reverse(f"{self.admin_site.name}:autocomplete"):
            found = found.exclude(state=State.DELETED)
        return found, distinct

    def view_on_site(self, document: PolicyDocument) -> str | None:
        """The site shows nothing that lies in the bin."""
        return document.get_absolute_url() if document.state != State.DELETED else None
