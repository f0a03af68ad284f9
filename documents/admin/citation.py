"""Citations: which document is meant and how; confirmed, rejected, stated otherwise."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from documents.admin.decided import FILTERS, DecidedAdmin
from documents.admin.filters import AutocompleteFilter
from documents.models import Citation


@admin.register(Citation)
class CitationAdmin(DecidedAdmin):
    editable = ("relation", "cited")
    shown = ("title", "document_number", "evidence", "machine_said")
    list_display = ["__str__", "document_number", "relation", "cited", "place", "state"]
    list_filter = [*FILTERS, "relation", ("version__document", AutocompleteFilter)]
    search_fields = ["title", "document_number", "evidence", "=path"]
    search_help_text = _("文件名称、文号，或条款路径（3/2/m1）")
    autocomplete_fields = ["cited"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        return super().get_queryset(request).select_related("version__document", "decided_by", "cited")
