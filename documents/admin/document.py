"""Documents: what the text says is read-only; whether the site shows the document is decided here."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from documents.admin.filters import AutocompleteFilter, FiltersByTyping
from documents.admin.imported import ImportedAdmin, ImportedInline
from documents.admin.version import ReportFigures
from documents.models import DocumentVersion, PolicyDocument


class Versions(ReportFigures, ImportedInline):
    model = DocumentVersion
    fields = ["number", "is_latest", "source", "coverage", "doubts", "pipeline_version", "parsed_at"]
    readonly_fields = ["coverage", "doubts"]
    ordering = ["-number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocumentVersion]:
        rows = super().get_queryset(request).select_related("document", "source")
        return rows.defer("text", "source__content")


@admin.register(PolicyDocument)
class PolicyDocumentAdmin(FiltersByTyping, ImportedAdmin):
    editable = ("state",)
    list_display = ["title", "slug", "region", "level", "status", "state", "issued_on"]
    list_filter = ["state", "level", "status", ("region", AutocompleteFilter), "document_type"]
    list_select_related = ["region"]
    date_hierarchy = "issued_on"
    search_fields = ["title", "slug", "document_number", "issuers", "region__name"]
    search_help_text = _("标题、地址、文号、发文机关或地区")
    inlines = [Versions]
    fieldsets = [
        (_("可以修改"), {"fields": ["state"]}),
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

    def view_on_site(self, document: PolicyDocument) -> str | None:
        """The site shows published documents only."""
        return document.get_absolute_url() if document.state == PolicyDocument.State.PUBLISHED else None
