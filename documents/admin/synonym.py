"""Synonyms, curated by people."""

from django.contrib import admin

from documents.models import Synonym


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):
    list_display = ["term", "means", "both_ways", "active"]
    list_filter = ["active", "both_ways"]
    search_fields = ["term", "means"]
    list_per_page = 50
