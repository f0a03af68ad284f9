"""What our admin pages share: rows come by import; here they are looked at, not added, changed or deleted."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest


class Imported:
    """A page or an inline whose fields are read-only but for those named in `editable`."""

    editable: tuple[str, ...] = ()
    model: type[models.Model]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(self.editable) and super().has_change_permission(request, obj)  # type: ignore[misc]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = [field.name for field in self.model._meta.fields if field.name not in self.editable]
        return [*fields, *super().get_readonly_fields(request, obj)]  # type: ignore[misc]


class ImportedAdmin(Imported, admin.ModelAdmin):
    """A list without a second count of the whole table, and pages with our few lines of CSS."""

    show_full_result_count = False
    list_per_page = 100

    class Media:
        css = {"all": ["css/admin.css"]}


class ImportedInline(Imported, admin.TabularInline):
    """The rows below a row, each with a link to its own page."""

    extra = 0
    can_delete = False
    show_change_link = True
