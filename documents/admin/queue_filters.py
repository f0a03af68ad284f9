"""Filters of the review queue."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from documents.enriching.departments.functions import lines
from documents.models import DocumentVersion, PolicyDocument, Responsibility


class WithDefault(admin.SimpleListFilter):
    """A filter that is on from the start; `all` turns it off."""

    parameter_name: str
    default: str

    def value(self) -> str:
        return super().value() or str(self.default)

    def choices(self, changelist: ChangeList) -> Any:
        for value, title in self.lookup_choices:
            yield {
                "selected": self.value() == str(value),
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }


class StateFilter(WithDefault):
    title = _("审核状态")
    parameter_name = "state"
    default = Responsibility.State.SUGGESTED

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*((state.value, state.label) for state in Responsibility.State), ("all", _("全部"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


class TextFilter(WithDefault):
    """Former versions keep their rows; nobody needs to review them, nor what lies in the bin."""

    title = _("文本")
    parameter_name = "text"
    default = "latest"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("latest", _("现行版本")), ("former", _("旧版本")), ("all", _("全部"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "all":
            return queryset
        versions = DocumentVersion.objects.filter(is_latest=self.value() == "latest")
        versions = versions.exclude(document__state=PolicyDocument.State.DELETED)
        return queryset.filter(version__in=versions.values("pk"))


class FunctionFilter(admin.SimpleListFilter):
    title = _("条线")
    parameter_name = "function"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name) for name in lines()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(department__function=self.value()) if self.value() else queryset
