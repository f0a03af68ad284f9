"""What was done in one go, by whom; and the way back."""

from typing import Any, NamedTuple

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from documents.admin.imported import ImportedAdmin
from documents.admin.last_review import remember
from documents.admin.pages import with_rows
from documents.admin.posting import unsent
from documents.admin.reviewed import Reviewing
from documents.models import ReviewBatch, ReviewStep
from documents.reviewing import undo
from documents.reviewing.history import name_of
from documents.reviewing.step_words import first_subjects, in_words, note_of, subjects
from documents.reviewing.undo import may_undo
from documents.sender import back_to, person

MOST_TOLD = 50  # steps on the page of a batch; a list holds all


@admin.register(ReviewBatch)
class ReviewBatchAdmin(Reviewing, ImportedAdmin):
    change_form_template = "admin/documents/batch.html"
    list_display = ["number", "verb", "subject", "rows", "maker", "made_at", "undoer", "undone_at"]
    list_display_links = ["number", "verb"]
    list_filter = ["verb", "made_at"]
    list_select_related = ["made_by", "undone_by"]
    search_fields = ["about", "made_by__username", "made_by__last_name", "made_by__first_name"]
    ordering = ["-pk"]
    fields = ["verb", "subject", "rows", ("maker", "made_at"), ("undoer", "undone_at")]
    readonly_fields = ["rows", "subject", "maker", "undoer"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewBatch]:
        return super().get_queryset(request).annotate(steps_made=Count("steps"))

    @admin.display(description=_("批次"))
    def number(self, batch: ReviewBatch) -> int:
        return batch.pk

    @admin.display(description=_("对象"), ordering="about")
    def subject(self, batch: Any) -> str:
        """What it is about; of a batch that says nothing itself, its first row."""
        if batch.about:
            return batch.about
        first = batch.first if hasattr(batch, "first") else first_subjects([batch.pk]).get(batch.pk, "")
        return _("%(first)s 等") % {"first": first} if first and batch.steps_made > 1 else first or "—"

    @admin.display(description=_("操作人"), ordering="made_by")
    def maker(self, batch: ReviewBatch) -> str:
        return name_of(batch.made_by) if batch.made_by else "—"

    @admin.display(description=_("撤销人"), ordering="undone_by")
    def undoer(self, batch: ReviewBatch) -> str:
        return name_of(batch.undone_by) if batch.undone_by else "—"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """What the batches of the page are about is looked up together."""
        return with_rows(super().changelist_view(request, extra_context), self.look_up)

    def look_up(self, batches: list[Any]) -> None:
        found = first_subjects([batch.pk for batch in batches if not batch.about])
        for batch in batches:
            batch.first = found.get(batch.pk, "")

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
        more: dict[str, Any] = {}
        if batch is not None:
            more = {"may_undo": batch.undone_at is None and self.may_undo(request, batch), **told(batch)}
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


class Told(NamedTuple):
    """A step in words."""

    subject: str
    changes: str
    note: str
    link: str


def told(batch: ReviewBatch) -> dict[str, Any]:
    """The first steps of a batch, and how many more there are."""
    steps = list(batch.steps.order_by("pk")[: MOST_TOLD + 1])
    about = subjects(steps)
    words = in_words(steps)
    rows = [
        Told(
            about.get((step.model, step.row), str(_("已不存在"))), words[step.pk], note_of(step), _page(step)
        )
        for step in steps[:MOST_TOLD]
    ]
    return {"told": rows, "more_told": max(0, batch.steps.count() - MOST_TOLD)}


def _page(step: ReviewStep) -> str:
    """The admin's page of the row, where there is one."""
    try:
        return reverse(f"admin:{step.model.replace('.', '_')}_change", args=[step.row])
    except NoReverseMatch:
        return ""
