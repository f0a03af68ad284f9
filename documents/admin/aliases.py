"""Aliases below the name that they are of: a table whose fields say what they are."""

from typing import Any

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest


class LabelledFormSet(BaseInlineFormSet):
    """Django names the tick that deletes a row nowhere but in the head of its table."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if tick := form.fields.get("DELETE"):
            tick.widget.attrs["aria-label"] = tick.label


class AliasesInline(admin.TabularInline):
    """The heads of Django's table are no labels: each field has its own."""

    formset = LabelledFormSet
    extra = 1

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field:
            field.widget.attrs["aria-label"] = field.label
        return field
