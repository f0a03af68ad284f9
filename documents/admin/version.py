"""Versions: the parse report in words, the numbered source text, and the way to the provisions."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from documents.admin.filters import AutocompleteFilter, FiltersByTyping
from documents.admin.imported import ImportedAdmin
from documents.models import DocumentVersion
from documents.views.report import report_of
from documents.views.source_lines import source_lines


class ReportFigures:
    """For lists and inlines of versions: two columns out of the parse report."""

    @admin.display(description=_("覆盖率"))
    def coverage(self, version: DocumentVersion) -> str:
        return f"{version.report.get('coverage', 0):.3f}"

    @admin.display(description=_("存疑"))
    def doubts(self, version: DocumentVersion) -> int:
        return len(version.report.get("warnings", []))


@admin.register(DocumentVersion)
class DocumentVersionAdmin(FiltersByTyping, ReportFigures, ImportedAdmin):
    list_display = ["__str__", "document", "is_latest", "coverage", "doubts", "pipeline_version", "parsed_at"]
    list_filter = [("document", AutocompleteFilter), ("document__region", AutocompleteFilter), "is_latest"]
    search_fields = ["document__title", "document__slug", "=text_sha256"]
    search_help_text = _("文件标题、地址，或文本的 SHA-256")
    readonly_fields = ["provisions", "report_in_words", "source_text"]
    fieldsets = [
        (None, {"fields": [("document", "number", "is_latest"), "provisions"]}),
        (_("解析报告"), {"fields": ["report_in_words"]}),
        (_("原文"), {"fields": ["source_text"]}),
        (_("来源"), {"fields": ["source", "text_sha256", ("pipeline_version", "parsed_at", "created_at")]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocumentVersion]:
        """A list fetches no texts; the page of one version fetches its own when it shows it."""
        return (
            super()
            .get_queryset(request)
            .select_related("document", "source")
            .defer("text", "source__content")
        )

    @admin.display(description=_("条款"))
    def provisions(self, version: DocumentVersion) -> SafeString:
        address = reverse("admin:documents_provision_changelist")
        return format_html('<a href="{}?version__id__exact={}">{}</a>', address, version.pk, _("查看条款树"))

    @admin.display(description=_("解析报告"))
    def report_in_words(self, version: DocumentVersion) -> SafeString:
        return render_to_string("admin/documents/report.html", {"report": report_of(version)})

    @admin.display(description=_("原文"))
    def source_text(self, version: DocumentVersion) -> SafeString:
        lines, more = source_lines(version.text, [(0, len(version.text))])
        return render_to_string("admin/documents/source_lines.html", {"lines": lines, "more": more})
