"""On the page of a provision: who is responsible, who said so when, and what can be said by hand."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.admin.department_field import DepartmentField
from documents.admin.evidence import presented
from documents.admin.last_review import remember
from documents.admin.posting import unsent
from documents.admin.reviewed import Reviewing
from documents.models import Provision, Responsibility
from documents.reviewing.duties import add, nobody
from documents.reviewing.history import history_of
from documents.sender import person


class AddForm(forms.Form):
    """A responsibility stated by hand."""

    department = DepartmentField()
    role = forms.ChoiceField(label=gettext_lazy("角色"), choices=Responsibility.Role.choices)
    note = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=500)


class WithDuties(Reviewing):
    """For the ModelAdmin of provisions and its kinds."""

    change_form_template = "admin/documents/provision.html"

    def get_urls(self) -> list[URLPattern]:
        name = f"documents_{self.model._meta.model_name}_duties"
        view = self.admin_site.admin_view(self.duties_view)
        return [path("<int:pk>/duties/", view, name=name), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        provision = self.get_object(request, object_id)
        more = duties_of(request, provision) if provision else {}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | more)

    def duties_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """POST do=add with department and role, or do=nobody; back to the page of the provision."""
        if not request.user.has_perm("documents.add_responsibility"):
            raise PermissionDenied
        here = reverse(f"admin:documents_{self.model._meta.model_name}_change", args=[pk])
        if answer := unsent(request, here):
            return answer
        provision = get_object_or_404(Provision.objects.select_related("parent"), pk=pk)
        do = request.POST.get("do")
        form = AddForm(request.POST)
        try:
            if do == "nobody":
                remember(request, nobody(provision, person(request)))
            elif do != "add":
                raise BadRequest(_("表单内容无法识别。"))
            elif form.is_valid():
                said = form.cleaned_data
                remember(
                    request, add(provision, said["department"], said["role"], person(request), said["note"])
                )
            else:
                for errors in form.errors.values():
                    messages.error(request, " ".join(map(str, errors)))
        except ValueError:
            messages.error(request, _("文件整体不是条款，请选择其中的条款。"))
        return HttpResponseRedirect(here)


def duties_of(request: HttpRequest, provision: Provision) -> dict[str, Any]:
    """Rows, history and forms, of the printed provision that a sentence is part of."""
    place = provision if provision.printed or provision.parent is None else provision.parent
    rows: list[Any] = list(
        Responsibility.objects.filter(provision=place)
        .select_related("version__document", "provision", "department", "machine_department", "decided_by")
        .defer("anchor", "version__text", "version__report", "provision__full_text")
        .order_by("evidence_start", "words_start", "pk")
    )
    presented(rows)
    return {
        "duties": rows,
        "events": history_of(place),
        "duty_form": AddForm(auto_id="duty_%s"),
        "may_decide": request.user.has_perm("documents.change_responsibility"),
        "may_add": bool(place.path) and request.user.has_perm("documents.add_responsibility"),
    }
