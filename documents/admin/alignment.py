"""Pairs of provisions: a list to search and filter, decisions that lost their place among them; what was said of each.

They are decided where both texts stand beside each other, on the page of comparison.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from documents.admin.imported import ImportedAdmin
from documents.models import Alignment, PolicyDocument
from documents.reviewing.pair_history import history_of_pair

SAID = ("version_a__document", "version_b__document", "a", "b", "decided_by")
HEAVY = [f"{side}__{name}" for side in "ab" for name in ("text", "full_text", "spans", "runs")]
HEAVY += [f"version_{side}__{name}" for side in "ab" for name in ("text", "report")]


class DocumentFilter(admin.SimpleListFilter):
    """On either side; it appears once it is asked for by `document=slug`."""

    title = _("文件")
    parameter_name = "document"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        slug = request.GET.get("document", "").replace("\x00", "")
        found = PolicyDocument.objects.filter(slug=slug).values_list("slug", "title")
        return [*found, *([] if found else [("", str(_("全部")))])]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not (slug := self.value()):
            return queryset
        return queryset.filter(Q(version_a__document__slug=slug) | Q(version_b__document__slug=slug))


@admin.register(Alignment)
class AlignmentAdmin(ImportedAdmin):
    change_form_template = "admin/documents/alignment.html"
    list_display = [
        "pair",
        "side_a",
        "side_b",
        "relation",
        "machine_relation",
        "forth",
        "back",
        "state",
        "placement",
        "decided_by",
        "note",
    ]
    list_filter = ["state", "placement", "relation", "machine", DocumentFilter]
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["=path_a", "=path_b", "note", "=version_a__document__slug", "=version_b__document__slug"]
    search_help_text = _("文件短名、条款路径（3/2/m1），或说明中的文字")
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Alignment]:
        rows = super().get_queryset(request).select_related(*SAID)
        return rows.defer("anchor_a", "anchor_b", *HEAVY)

    @admin.display(description=_("条款对应"))
    def pair(self, row: Alignment) -> str:
        return f"{row.version_a.address}/{row.path_a} → {row.version_b.address}/{row.path_b}"

    @admin.display(description=_("甲条款"))
    def side_a(self, row: Alignment) -> str:
        return f"{row.a.label}{row.a.heading}" if row.a else "—"

    @admin.display(description=_("乙条款"))
    def side_b(self, row: Alignment) -> str:
        return f"{row.b.label}{row.b.heading}" if row.b else "—"

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        more = {"events": history_of_pair(row), "beside": beside(row)} if row else {}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | more)


def beside(row: Alignment) -> str:
    """A link to where both stand beside each other."""
    address = f"{reverse('compare')}?a={row.version_a.address}&b={row.version_b.address}"
    return format_html('<a href="{}#{}--{}">{}</a>', address, row.path_a, row.path_b, _("并排查看和审核"))
