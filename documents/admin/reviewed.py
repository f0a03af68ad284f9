"""What the pages of the admin on which people decide have in common."""

from typing import Any

from django.contrib import admin
from django.forms import Media, Script
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from documents.admin.last_review import last_review
from documents.reviewing.history import name_of


class Reviewing(admin.ModelAdmin):
    """Its list and its pages show what this person did last, with the way back."""

    @property
    def media(self) -> Media:
        return super().media + Media(
            js=[Script("js/review.js", defer=True)],  # type: ignore[list-item]  # as Django documents it
            css={"all": ["css/admin.css", "css/review.css"]},
        )

    @admin.display(description=_("审核人"), ordering="decided_by")
    def decider(self, row: Any) -> str:
        return name_of(row.decided_by) if row.decided_by else "—"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, _with_last(request, extra_context))

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        more = _with_last(request, extra_context)
        return super().changeform_view(request, object_id, form_url, more)


def _with_last(request: HttpRequest, context: Any) -> dict[str, Any]:
    here = {"last_review": last_review(request), "here": request.get_full_path()}
    return (context or {}) | here
