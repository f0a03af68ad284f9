"""Downloads that were made: what was asked, how many rows, which bytes."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from documents.admin.imported import ImportedAdmin
from documents.models import ExportRun


@admin.register(ExportRun)
class ExportRunAdmin(ImportedAdmin):
    list_display = ["name", "words", "format", "rows", "started", "ended", "described"]
    list_filter = ["format", "engine"]
    search_fields = ["words", "sha256"]
    readonly_fields = ["described"]
    ordering = ["-started"]

    @admin.display(description=_("清单"))
    def described(self, run: ExportRun) -> str:
        """A link to the manifest; there is none before all was handed out."""
        if not run.ended:
            return ""
        return format_html('<a href="{}">manifest.json</a>', reverse("manifest", args=[run.pk]))
