"""The review queue: what the machine suggests, with its evidence, to be confirmed, rejected or changed."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.admin.asked import MOST_ROWS, MOST_SHOWN, Asked, TooManyError, asked, numbers
from documents.admin.department_field import DepartmentField
from documents.admin.evidence import presented
from documents.admin.filters import AutocompleteFilter, FiltersByTyping
from documents.admin.imported import ImportedAdmin
from documents.admin.last_review import remember
from documents.admin.pages import ByIds
from documents.admin.posting import unsent
from documents.admin.queue_filters import FunctionFilter, StateFilter, TextFilter
from documents.admin.reviewed import Reviewing
from documents.models import Responsibility
from documents.reviewing import Verdict, decide
from documents.reviewing.candidates import candidates
from documents.reviewing.duties import place
from documents.reviewing.history import history_of_rows
from documents.sender import back_to, person

SAYS = {
    Verdict.CONFIRM: gettext_lazy("确认"),
    Verdict.REJECT: gettext_lazy("否定"),
    Verdict.CHANGE: gettext_lazy("更改部门或角色"),
    Verdict.REOPEN: gettext_lazy("退回待审核"),
    Verdict.ACCEPT: gettext_lazy("认可新位置"),
    Verdict.DECLINE: gettext_lazy("不认可新位置"),
}
SHOWN = ("version__document__region", "provision", "department", "machine_department", "decided_by")


class ChangeForm(forms.Form):
    """The person's department and role: what is left empty stays as it is."""

    department = DepartmentField(required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("角色"), required=False, choices=[("", "——"), *Responsibility.Role.choices]
    )
    note = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("department") and not data.get("role"):
            raise forms.ValidationError(_("请填写部门或角色。"))
        return data


@admin.register(Responsibility)
class ResponsibilityAdmin(Reviewing, FiltersByTyping, ImportedAdmin):
    change_list_template = "admin/documents/queue.html"
    change_form_template = "admin/documents/duty.html"
    actions = None
    list_display = ["__str__"]
    list_per_page = 50
    paginator = ByIds
    list_filter = [
        StateFilter,
        ("version__document", AutocompleteFilter),
        ("department", AutocompleteFilter),
        "role",
        "placement",
        "body",
        ("rule", admin.AllValuesFieldListFilter),
        FunctionFilter,
        TextFilter,
    ]
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["full_name", "printed", "department__name", "evidence", "=path"]
    search_help_text = gettext_lazy("部门名称、依据中的文字，或条款路径（3/2/m1）")
    ordering = ["state", "version_id", "evidence_start", "words_start", "pk"]
    sortable_by = ()
    fields = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Responsibility]:
        """Without the long columns: the sentence comes from the provision."""
        rows = super().get_queryset(request).select_related(*SHOWN)
        return rows.defer("anchor", "version__text", "version__report", "provision__full_text")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("decide/", view(self.decide_view), name="documents_responsibility_decide"),
            path("<int:pk>/place/", view(self.place_view), name="documents_responsibility_place"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        answer = super().changelist_view(request, {"title": _("审核队列"), **(extra_context or {})})
        context = answer.context_data if isinstance(answer, TemplateResponse) else None
        if context and "cl" in context:
            changelist = context["cl"]
            presented(changelist.result_list)
            context["may_decide"] = self.may_decide(request)
            context["query"] = changelist.get_query_string()
        return answer

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        more: dict[str, Any] = {}
        if row:
            presented([row])
            lost = row.placement != Responsibility.Placement.PLACED
            more = {
                "row": row,
                "events": history_of_rows([row.pk]),
                "candidates": candidates(row) if lost else [],
                "lost": lost,
                "may_decide": self.may_decide(request),
                "title": str(row),
                "subtitle": None,
            }
        return super().change_view(request, object_id, form_url, (extra_context or {}) | more)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The page of a row shows its history."""
        return HttpResponseRedirect(reverse("admin:documents_responsibility_change", args=[object_id]))

    def may_decide(self, request: HttpRequest) -> bool:
        return request.user.has_perm("documents.change_responsibility")

    def decide_view(self, request: HttpRequest) -> HttpResponse:
        """One row at once; many after their numbers were seen; a change after it was filled in."""
        if not self.may_decide(request):
            raise PermissionDenied
        home = reverse("admin:documents_responsibility_changelist")
        if answer := unsent(request, home):
            return answer
        try:
            wanted = asked(request, self, home)
        except IncorrectLookupParameters as error:
            raise BadRequest(_("筛选条件无法识别。")) from error
        except TooManyError:
            messages.error(request, _("一次最多处理 %(most)d 条，请先缩小筛选范围。") % {"most": MOST_ROWS})
            return HttpResponseRedirect(back_to(request, home))
        if not wanted.rows:
            messages.warning(request, _("没有选中任何条目。"))
            return HttpResponseRedirect(wanted.back)
        form = ChangeForm(request.POST if "sure" in request.POST else None)
        if wanted.verdict == Verdict.CHANGE:
            if not form.is_valid():
                return self.numbers_page(request, wanted, form)
        elif not wanted.sure:
            return self.numbers_page(request, wanted, None)
        said = form.cleaned_data if wanted.verdict == Verdict.CHANGE else {}
        outcome = decide(
            Responsibility,
            wanted.rows,
            person(request),
            wanted.verdict,
            note=said.get("note") or request.POST.get("note", "")[:500],
            **{name: said[name] for name in ("department", "role") if said.get(name)},
        )
        remember(request, outcome)
        return HttpResponseRedirect(wanted.back)

    def numbers_page(self, request: HttpRequest, wanted: Asked, form: forms.Form | None) -> HttpResponse:
        examples: list[Any] = list(self.get_queryset(request).filter(pk__in=list(wanted.rows)[:MOST_SHOWN]))
        presented(examples)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": _("%(what)s：请核对数目") % {"what": SAYS[wanted.verdict]},
            "asked": wanted,
            "says": SAYS[wanted.verdict],
            "numbers": numbers(wanted.rows),
            "examples": sorted(examples, key=lambda row: list(wanted.rows).index(row.pk)),
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/documents/decide.html", context)

    def place_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put a decision where a person says it belongs."""
        if not self.may_decide(request):
            raise PermissionDenied
        here = reverse("admin:documents_responsibility_change", args=[pk])
        if answer := unsent(request, here):
            return answer
        row = get_object_or_404(Responsibility.objects.select_related("version"), pk=pk)
        wanted = (request.POST.get("path") or request.POST.get("typed", "")).strip()[:255]
        target = row.version.provisions.filter(path=wanted.replace("\x00", ""), printed=True).first()
        revision = request.POST.get("revision", "")
        if not revision.isdecimal():
            raise BadRequest(_("表单内容无法识别。"))
        if target is None or not target.path:
            messages.error(request, _("现行文本中没有这一条款。"))
        else:
            remember(request, place(row, int(revision), target, person(request)))
        return HttpResponseRedirect(here)
