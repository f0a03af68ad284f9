"""Departments: candidates first; their aliases; what is said of them, and two made one."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.admin.aliases import AliasesInline
from documents.admin.department_field import DepartmentField
from documents.admin.filters import AutocompleteFilter, FiltersByTyping
from documents.admin.history import WithHistory
from documents.admin.last_review import remember
from documents.admin.posting import unsent
from documents.admin.reviewed import Reviewing
from documents.models import Department, DepartmentAlias, Responsibility
from documents.reviewing.departments import accept, merge, preview, reject
from documents.reviewing.merging import MergeError
from documents.sender import back_to, person

Status = Department.Status
IN_ORDER = (Status.CANDIDATE, Status.KNOWN, Status.REJECTED, Status.MERGED)
BY_STATUS = Case(*(When(status=status, then=Value(place)) for place, status in enumerate(IN_ORDER)))


class Aliases(AliasesInline):
    model = DepartmentAlias
    fields = ["name", "valid_from", "valid_to"]


class MergeForm(forms.Form):
    into = DepartmentField(label=gettext_lazy("并入"))


@admin.register(Department)
class DepartmentAdmin(WithHistory, Reviewing, FiltersByTyping, admin.ModelAdmin):
    change_form_template = "admin/documents/department.html"
    list_display = ["name", "function", "level", "region", "status", "suggested", "confirmed"]
    list_filter = ["status", "level", "function", ("region", AutocompleteFilter)]
    list_select_related = ["region"]
    list_per_page = 100
    show_full_result_count = False
    search_fields = ["name", "aliases__name"]
    search_help_text = gettext_lazy("名称或别名")
    autocomplete_fields = ["region", "parent"]
    readonly_fields = ["status", "merged_into"]
    fields = ["name", "function", "level", "region", "parent", "status", "merged_into"]
    inlines = [Aliases]
    ordering = [BY_STATUS.asc(), "name"]
    actions = ["accept_all", "reject_all"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Department]:
        suggested, confirmed = _rows(Responsibility.State.SUGGESTED), _rows(Responsibility.State.CONFIRMED)
        return super().get_queryset(request).annotate(suggested_rows=suggested, confirmed_rows=confirmed)

    @admin.display(description=gettext_lazy("待审核"), ordering="suggested_rows")
    def suggested(self, department: Any) -> int:
        return department.suggested_rows

    @admin.display(description=gettext_lazy("已确认"), ordering="confirmed_rows")
    def confirmed(self, department: Any) -> int:
        return department.confirmed_rows

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is no department is said to be none; two that are one are merged."""
        return False

    def save_model(self, request: HttpRequest, obj: Department, form: Any, change: bool) -> None:
        """A department that is renamed keeps its former name as an alias: texts print it."""
        former = form.initial.get("name") if change else None
        super().save_model(request, obj, form, change)
        if former and former != obj.name and not DepartmentAlias.objects.filter(name=former).exists():
            DepartmentAlias.objects.create(department=obj, name=former)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Where a department is chosen by typing, only those that can be."""
        found, distinct = super().get_search_results(request, queryset, search_term)
        if request.path == reverse(f"{self.admin_site.name}:autocomplete"):
            found = found.filter(status__in=[Status.KNOWN, Status.CANDIDATE])
        return found, distinct

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/merge/", view(self.merge_view), name="documents_department_merge"),
            path("judge/", view(self.judge_view), name="documents_department_judge"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        more = {
            "may_judge": request.user.has_perm("documents.change_department"),
            "may_merge": request.user.has_perm("documents.merge_department"),
        }
        return super().change_view(request, object_id, form_url, (extra_context or {}) | more)

    @admin.action(description=gettext_lazy("收录所选部门"), permissions=["change"])
    def accept_all(self, request: HttpRequest, queryset: QuerySet) -> None:
        remember(request, accept(queryset.filter(status=Status.CANDIDATE), person(request)))

    @admin.action(description=gettext_lazy("认定所选不是部门"), permissions=["change"])
    def reject_all(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return self._reject(request, list(queryset.filter(status=Status.CANDIDATE)))

    def judge_view(self, request: HttpRequest) -> HttpResponse:
        """Accept or reject candidates."""
        if not request.user.has_perm("documents.change_department"):
            raise PermissionDenied
        home = reverse("admin:documents_department_changelist")
        if answer := unsent(request, home):
            return answer
        rows, said = request.POST.getlist("row"), request.POST.get("said")
        if said not in {"accept", "reject"} or not all(row.isdecimal() and len(row) < 19 for row in rows):
            raise BadRequest(_("表单内容无法识别。"))
        departments = list(Department.objects.filter(pk__in=rows))
        if said == "accept":
            remember(request, accept(departments, person(request)))
        elif page := self._reject(request, departments):
            return page
        return HttpResponseRedirect(back_to(request, home))

    def _reject(self, request: HttpRequest, departments: list[Department]) -> HttpResponse | None:
        """A rejection that takes suggestions with it is asked about first."""
        rows = Responsibility.objects.filter(department__in=departments)
        suggested = rows.filter(state=Responsibility.State.SUGGESTED).count()
        if suggested and "sure" not in request.POST:
            context = {"departments": departments, "suggested": suggested, "back": back_to(request, "")}
            return self._page(request, "not_department.html", departments[0], **context)
        remember(request, reject(departments, person(request)))
        return None

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET asks into which, and with `into` shows what would move; POST moves it."""
        if not request.user.has_perm("documents.merge_department"):
            raise PermissionDenied
        department = get_object_or_404(Department.objects.select_related("merged_into", "region"), pk=pk)
        sent = request.POST if request.method == "POST" else request.GET
        form = MergeForm(sent if "into" in sent else None)
        shown: dict[str, Any] = {"form": form}
        if form.is_bound and form.is_valid():
            target = form.cleaned_data["into"]
            try:
                if request.method == "POST":
                    remember(request, merge(department, target, person(request)))
                    return HttpResponseRedirect(
                        reverse("admin:documents_department_change", args=[target.pk])
                    )
                shown |= {"target": target, "preview": preview(department, target)}
            except MergeError as error:
                messages.error(request, str(error))
        return self._page(request, "merge.html", department, **shown)

    def _page(
        self, request: HttpRequest, template: str, department: Department, **context: Any
    ) -> HttpResponse:
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "department": department,
            "title": department.name,
            "media": self.media,
        }
        return TemplateResponse(request, f"admin/documents/{template}", context)


def _rows(state: str) -> Coalesce:
    """How many responsibilities of latest versions a department has in a state."""
    rows = Responsibility.objects.filter(department=OuterRef("pk"), state=state, version__is_latest=True)
    counted = rows.order_by().values("department").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


@admin.register(DepartmentAlias)
class DepartmentAliasAdmin(admin.ModelAdmin):
    list_display = ["name", "department", "valid_from", "valid_to"]
    list_select_related = ["department"]
    search_fields = ["name", "department__name"]
    autocomplete_fields = ["department"]
    show_full_result_count = False
