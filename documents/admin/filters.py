"""A list filter that asks for a row by typing: a list of all documents or regions would grow without end."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import Media, ModelChoiceField
from django.http import HttpRequest


class AutocompleteFilter(admin.RelatedFieldListFilter):
    """`list_filter = [("version__document", AutocompleteFilter)]`; the other admin needs `search_fields`."""

    template = "admin/documents/autocomplete_filter.html"

    def __init__(
        self, field: Any, request: HttpRequest, params: dict, model: Any, model_admin: Any, field_path: str
    ) -> None:
        super().__init__(field, request, params, model, model_admin, field_path)
        self.widget = AutocompleteSelect(field, model_admin.admin_site, attrs={"id": f"filter-{field_path}"})

    def field_choices(self, *args: Any) -> list:
        return []  # the rows are fetched while one types

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """One "choice" for the template: the field, and what else the address holds."""
        chosen = self.lookup_val[-1] if self.lookup_val else None
        model: Any = self.field.related_model
        rows = ModelChoiceField(model._default_manager, widget=self.widget, required=False)
        yield {
            "field": rows.widget.render(self.lookup_kwarg, chosen, {"id": self.widget.attrs["id"]}),
            "others": [(key, value) for key, value in changelist.params.items() if key != self.lookup_kwarg],
            "all": changelist.get_query_string(remove=[self.lookup_kwarg, self.lookup_kwarg_isnull]),
            "chosen": chosen,
        }


class FiltersByTyping:
    """For a ModelAdmin with such filters: the scripts and styles of Django's own autocomplete field."""

    @property
    def media(self) -> Media:
        field = self.model._meta.get_field("id")  # type: ignore[attr-defined]
        return super().media + AutocompleteSelect(field, self.admin_site).media  # type: ignore[misc, attr-defined]
