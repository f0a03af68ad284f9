"""What a batch did to each row: a list to search."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from documents.admin.imported import ImportedAdmin
from documents.admin.pages import with_rows
from documents.models import ReviewStep
from documents.reviewing.step_words import in_words, note_of


@admin.register(ReviewStep)
class ReviewStepAdmin(ImportedAdmin):
    list_display = ["number", "batch", "kind", "row", "words", "note"]
    list_select_related = ["batch"]
    search_fields = ["=row", "=model"]
    fields = ["batch", "kind", "row", "words", "note"]
    readonly_fields = ["kind", "words", "note"]
    list_per_page = 50

    @admin.display(description=_("类型"))
    def kind(self, step: ReviewStep) -> str:
        return str(apps.get_model(step.model)._meta.verbose_name)

    @admin.display(description=_("改动"))
    def words(self, step: Any) -> str:
        told = step.told if hasattr(step, "told") else in_words([step])[step.pk]
        return told or "—"

    @admin.display(description=_("理由"))
    def note(self, step: ReviewStep) -> str:
        return note_of(step) or "—"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The words of all rows of the page are looked up together."""
        return with_rows(super().changelist_view(request, extra_context), self.look_up)

    def look_up(self, steps: list[Any]) -> None:
        words = in_words(steps)
        for step in steps:
            step.told = words[step.pk]

    @admin.display(description=_("步骤"))
    def number(self, step: ReviewStep) -> int:
        return step.pk
