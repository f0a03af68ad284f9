"""What was done in one go, by whom; and the way back."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from documents.admin.asked import back_to
from documents.admin.imported import ImportedAdmin
from documents.admin.last_review import remember
from documents.admin.posting import unsent
from documents.admin.reviewed import Reviewing, person
from documents.models import ReviewBatch, ReviewStep
from documents.reviewing import undo
from documents.reviewing.undo import may_undo


@admin.register(ReviewBatch)
class ReviewBatchAdmin(Reviewing, ImportedAdmin):
    change_form_template = "admin/documents/batch.html"
    list_display = ["number", "verb", "about", "rows", "made_by", "made_at", "undone_by", "undone_at"]
    list_display_links = ["number", "verb"]
    list_filter = ["verb", "made_at"]
    list_select_related = ["made_by", "undone_by"]
    search_fields = ["about", "made_by__username"]
    ordering = ["-pk"]
    fields = ["verb", "about", "rows", ("made_by", "made_at"), ("undone_by", "undone_at")]
    readonly_fields = ["rows"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewBatch]:
        return super().get_queryset(request).annotate(steps_made=Count("steps"))

    @admin.display(description=_("批次"))
    def number(self, batch: ReviewBatch) -> int:
        return batch.pk

    @admin.display(description=_("条数"))
    def rows(self, batch: Any) -> int:
        return batch.steps_made

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="documents_reviewbatch_undo"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        batch = self.get_object(request, object_id)
        more = {"may_undo": batch is not None and batch.undone_at is None and self.may_undo(request, batch)}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | more)

    def may_undo(self, request: HttpRequest, batch: ReviewBatch) -> bool:
        return may_undo(person(request), batch)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("documents.change_responsibility"):
            raise PermissionDenied
        if answer := unsent(request, reverse("admin:documents_reviewbatch_change", args=[pk])):
            return answer
        batch = get_object_or_404(ReviewBatch, pk=pk)
        if not self.may_undo(request, batch):
            raise PermissionDenied
        remember(request, undo(batch, person(request)), undone=True)
        return HttpResponseRedirect(back_to(request, reverse("admin:documents_reviewbatch_changelist")))


@admin.register(ReviewStep)
class ReviewStepAdmin(ImportedAdmin):
    list_display = ["number", "batch", "model", "row", "before", "after"]
    list_select_related = ["batch"]
    search_fields = ["=row", "=model"]

    @admin.display(description=_("步骤"))
    def number(self, step: ReviewStep) -> int:
        return step.pk
