"""What people said of lines: looked at here, said where a text is imported."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from documents.admin.filters import AutocompleteFilter, FiltersByTyping
from documents.admin.imported import ImportedAdmin
from documents.models import StructureCorrection


@admin.register(StructureCorrection)
class StructureCorrectionAdmin(FiltersByTyping, ImportedAdmin):
    list_display = ["line", "says", "version", "placement", "by", "at"]
    list_filter = ["placement", "says", ("version__document", AutocompleteFilter)]
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["quote", "version__document__slug"]
    search_help_text = _("行文字，或文件地址（dalian）")
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[StructureCorrection]:
        rows = super().get_queryset(request).select_related("version__document", "by", "carried_from")
        return rows.defer("version__text", "version__report")

    @admin.display(description=_("行文字"))
    def line(self, row: StructureCorrection) -> str:
        return Truncator(row.quote).chars(60)
