"""The history page of departments: every change of the row and of its aliases, who made it, and why."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Department, DepartmentAlias
from documents.reviewing.history import Event, name_of

KINDS = {"+": gettext_lazy("新增"), "~": gettext_lazy("更改"), "-": gettext_lazy("移除")}


class WithHistory:
    """For the ModelAdmin of departments: Django's history page with what the history library kept."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        model_admin: Any = self
        found = (
            Department.objects.filter(pk=object_id) if object_id.isdecimal() else Department.objects.none()
        )
        department = get_object_or_404(found)
        if not model_admin.has_view_or_change_permission(request, department):
            raise PermissionDenied
        context = {
            **model_admin.admin_site.each_context(request),
            "opts": Department._meta,
            "title": _("历史：%(name)s") % {"name": department},
            "object": department,
            "events": events_of(department),
            "media": model_admin.media,
        }
        return TemplateResponse(request, "admin/documents/history.html", context)


def events_of(department: Department) -> list[Event]:
    """Newest first; four queries."""
    own = _events(Department, _records(Department, {"id": department.pk}), _("部门"))
    ids = set(DepartmentAlias.history.filter(department=department).values_list("id", flat=True))
    aliases = _events(DepartmentAlias, _records(DepartmentAlias, {"id__in": ids}), _("别名"))
    return sorted([*own, *aliases], key=lambda event: event.at, reverse=True)


def _records(model: Any, which: dict[str, Any]) -> Any:
    related = [field.name for field in model._meta.concrete_fields if field.related_model]
    records = model.history.filter(**which).select_related("history_user", *related)
    return records.order_by("id", "history_date", "history_id")


def _events(model: Any, records: Iterable[Any], what: str) -> Iterable[Event]:
    before: Any = None
    for record in records:
        former = before if before is not None and before.id == record.id else None
        changes = "；".join(_changes(model, record, former))
        told = f"{KINDS[record.history_type]}{what} {record.name}" + (f"：{changes}" if changes else "")
        who, why = name_of(record.history_user), record.history_change_reason or ""
        yield Event(record.id, record.history_date, who, told, why, "")
        before = record


def _changes(model: Any, record: Any, former: Any) -> Iterable[str]:
    """条线 住建 → 住房城乡建设."""
    for field in model._meta.concrete_fields:
        if former is not None and getattr(record, field.attname) != getattr(former, field.attname):
            yield f"{field.verbose_name} {_shown(former, field)} → {_shown(record, field)}"


def _shown(record: Any, field: Any) -> str:
    display = getattr(record, f"get_{field.name}_display", None)
    value = display() if display else getattr(record, field.name)
    return str(value) if value not in {None, ""} else _("无")
