"""Files as they were given. No page fetches their bytes."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from documents.admin.imported import ImportedAdmin, ImportedInline
from documents.models import DocumentVersion, SourceFile


class VersionsOfFile(ImportedInline):
    model = DocumentVersion
    fields = ["document", "number", "is_latest", "parsed_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocumentVersion]:
        return super().get_queryset(request).select_related("document").defer("text", "report")


@admin.register(SourceFile)
class SourceFileAdmin(ImportedAdmin):
    list_display = ["name", "size", "encoding", "sha256"]
    list_filter = ["encoding"]
    search_fields = ["name", "=sha256"]
    ordering = ["name"]
    fields = ["name", "size", "encoding", "sha256"]
    inlines = [VersionsOfFile]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceFile]:
        return super().get_queryset(request).defer("content")
