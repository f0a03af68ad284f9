"""Rows about words of a provision, decided by the one mechanism: ticked in the list, or changed on their own page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from documents.admin.filters import FiltersByTyping
from documents.admin.imported import ImportedAdmin
from documents.admin.last_review import KEY, remember
from documents.admin.queue_filters import StateFilter, TextFilter
from documents.admin.reviewed import Reviewing
from documents.models.located import Located
from documents.reviewing import Outcome, Verdict, decide
from documents.sender import person

SEEN = "seen"  # "12:0": id and revision of a row as the page showed it
BUTTONS = {"_confirm": Verdict.CONFIRM, "_reject": Verdict.REJECT, "_reopen": Verdict.REOPEN}


def told(request: HttpRequest, outcome: Outcome) -> None:
    """Remember an outcome; what else to confirm is offered for departments only."""
    remember(request, outcome)
    request.session[KEY] |= {"offer": None}
    request.session.modified = True


FILTERS: list[Any] = [StateFilter, TextFilter, "placement"]


class DecidedAdmin(Reviewing, FiltersByTyping, ImportedAdmin):
    """For models of `Located`: lists with verdicts as actions, pages whose fields are what a person may say."""

    change_form_template = "admin/documents/decided.html"
    actions = ["confirm", "reject", "reopen"]
    list_per_page = 50
    list_filter = FILTERS
    show_facets = admin.ShowFacets.NEVER
    ordering = ["version_id", "words_start", "pk"]
    sortable_by = ()
    shown: tuple[str, ...] = ()  # read beside the fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("version__document", "decided_by")
        return rows.defer("anchor", "version__text", "version__report")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [
            *self.editable,
            *self.shown,
            "place",
            "state",
            "placement",
            "decider",
            "decided_at",
            "note",
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), "place", "decider"]

    @admin.display(description=_("条款"))
    def place(self, row: Any) -> str:
        """The provision, with the words marked; and the revision that this page shows."""
        words = f"?words={row.words_start}-{row.words_end}#words" if row.words_start is not None else ""
        seen = format_html('<input type="hidden" name="{}" value="{}:{}">', SEEN, row.pk, row.revision)
        if row.provision_id is None:
            return format_html("{}{}/{}", seen, row.version.address, row.path)
        address = reverse("provision", args=[row.version.address, row.path]) + words
        return format_html('{}<a href="{}">{}/{}</a>', seen, address, row.version.address, row.path)

    @admin.action(description=_("确认所选"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._decide(request, queryset, Verdict.CONFIRM)

    @admin.action(description=_("否定所选"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._decide(request, queryset, Verdict.REJECT)

    @admin.action(description=_("所选退回待审核"), permissions=["change"])
    def reopen(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._decide(request, queryset, Verdict.REOPEN)

    def _decide(self, request: HttpRequest, queryset: QuerySet, verdict: Verdict) -> None:
        """Those on the page by the revisions it showed, all others (of all pages) as they are now."""
        model: Any = self.model
        rows = dict(queryset.order_by("pk").values_list("pk", "revision"))
        rows |= {pk: revision for pk, revision in seen(request).items() if pk in rows}
        told(request, decide(model, rows, person(request), verdict))

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """A changed value is the person's word; without one the row is as it was, and a button says what of it."""
        model: Any = self.model
        row = model._default_manager.get(pk=obj.pk)
        expected = {obj.pk: seen(request).get(obj.pk, row.revision)}
        verdict = next((verdict for name, verdict in BUTTONS.items() if name in request.POST), None)
        if verdict is None:
            said = {name: form.cleaned_data[name] for name in form.changed_data if name in self.editable}
            if not said:
                return
            outcome = decide(model, expected, person(request), Verdict.CHANGE, **self.stated(said))
        else:
            outcome = decide(model, expected, person(request), verdict)
        told(request, outcome)

    def stated(self, said: dict[str, Any]) -> dict[str, Any]:
        """What follows from what a person states."""
        return said

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Decisions have a history of their own."""
        return None

    def response_change(self, request: HttpRequest, obj: Located) -> HttpResponse:
        """Back to the row; what happened is told there."""
        return HttpResponseRedirect(request.get_full_path())


def seen(request: HttpRequest) -> dict[int, int]:
    """Raises BadRequest for what no form sends."""
    try:
        pairs = [each.split(":") for each in request.POST.getlist(SEEN)]
        return {int(pk): int(revision) for pk, revision in pairs}
    except ValueError as error:
        raise BadRequest(_("表单内容无法识别。")) from error
