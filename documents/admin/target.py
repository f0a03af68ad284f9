"""Targets and milestones: what the machine read, with the words; confirmed, rejected, stated otherwise."""

import re
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from documents.admin.decided import FILTERS, DecidedAdmin
from documents.admin.filters import AutocompleteFilter
from documents.exporting.wording import amount
from documents.models import Indicator, Target

DATES = ("deadline", "baseline")
DATE = re.compile(r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?\Z")
NUMBER = re.compile(r"[0-9]{1,18}(\.[0-9]{1,6})?")


@admin.register(Target)
class TargetAdmin(DecidedAdmin):
    editable = ("indicator", "comparator", "value", "unit", "deadline", "baseline")
    shown = ("kind", "printed", "evidence", "machine_read")
    readonly_fields = ("machine_read",)
    list_display = ["__str__", "indicator", "value_shown", "deadline", "evidence", "place", "state"]
    list_filter = [
        *FILTERS,
        "kind",
        ("version__document", AutocompleteFilter),
        ("indicator", AutocompleteFilter),
    ]
    search_fields = ["printed", "evidence", "indicator__name", "=path"]
    search_help_text = _("指标名称、依据中的文字，或条款路径（3/2/m1）")
    autocomplete_fields = ["indicator"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Target]:
        return super().get_queryset(request).select_related("version__document", "decided_by", "indicator")

    @admin.display(description=_("目标值"))
    def value_shown(self, row: Target) -> str:
        return amount(row) or "—"

    @admin.display(description=_("机器识别值"))
    def machine_read(self, row: Target) -> str:
        """What the machine said of the fields above, of each that it said anything of."""
        said = dict(row.machine_said)
        if found := Indicator.objects.filter(pk=said.pop("indicator_id", None)).first():
            said = {"indicator": found.name, **said}
        names = {field.name: field.verbose_name for field in Target._meta.fields}
        told = [f"{names[name]}：{said[name]}" for name in self.editable if said.get(name)]
        return "；".join(told) or "—"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """A date that tables and charts could not order is refused."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and db_field.name in DATES:
            field.validators.append(RegexValidator(DATE, _("请写作 2025 或 2025-12；没有则留空。")))
        return field

    def stated(self, said: dict[str, Any]) -> dict[str, Any]:
        """The number follows the value, the year the deadline; without one there is none."""
        found = dict(said)
        if "value" in said:
            found["number"] = Decimal(said["value"]) if NUMBER.fullmatch(said["value"]) else None
        if "deadline" in said:
            found["deadline_year"] = int(said["deadline"][:4]) if said["deadline"] else None
        return found
