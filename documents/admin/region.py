"""Regions, as far as documents name them."""

from django.contrib import admin

from documents.admin.imported import ImportedAdmin
from documents.models import Region


@admin.register(Region)
class RegionAdmin(ImportedAdmin):
    list_display = ["code", "name", "parent"]
    list_display_links = ["code", "name"]
    list_select_related = ["parent"]
    search_fields = ["code", "name"]
