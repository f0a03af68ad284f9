"""Downloads that were made: what was asked, how many rows, which bytes."""

from django.contrib import admin

from documents.admin.imported import ImportedAdmin
from documents.models import ExportRun


@admin.register(ExportRun)
class ExportRunAdmin(ImportedAdmin):
    list_display = ["name", "words", "format", "rows", "started", "ended"]
    list_filter = ["format", "engine"]
    search_fields = ["words", "sha256"]
    ordering = ["-started"]
