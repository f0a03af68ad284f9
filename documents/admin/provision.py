"""Provisions: the tree as an indented list, and one provision beside the source lines it came from.

The tree is written whole by an import and never edited here: no adding, no deleting, no dragging.
"""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from documents.admin.filters import AutocompleteFilter, FiltersByTyping
from documents.admin.imported import ImportedAdmin
from documents.admin.provision_duties import WithDuties
from documents.models import Chapter, Clause, Measure, Provision
from documents.views.source_lines import place_in_source, source_lines


@admin.register(Provision)
class ProvisionAdmin(WithDuties, FiltersByTyping, ImportedAdmin):
    list_display = ["indented", "path", "kind", "document", "printed", "is_unit"]
    list_filter = [
        ("version__document", AutocompleteFilter),
        ("version__document__region", AutocompleteFilter),
        "kind",
        "printed",
        "is_unit",
    ]
    list_select_related = ["version__document", "parent"]
    search_fields = ["heading", "text", "version__document__slug", "=path"]
    search_help_text = _("标题、正文、文件地址（dalian）、路径（3/2/m1）或完整地址（dalian/3/2/m1）")
    ordering = ["tree_id", "lft"]
    readonly_fields = ["beside", "document"]
    fieldsets = [
        (None, {"fields": [("document", "path", "kind"), "beside"]}),
        (_("位置"), {"fields": ["version", "parent", ("seq", "printed", "is_unit")]}),
        (
            _("原文位置（字符）"),
            {"fields": [("start", "body_start", "end"), "spans", "runs"], "classes": ["collapse"]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Provision]:
        """Without the long columns that no list shows: a list would fetch whole documents."""
        unused = "full_text", "parent__full_text", "version__text", "version__report"
        return super().get_queryset(request).select_related(*self.list_select_related).defer(*unused)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """`dalian/3/2` finds that provision and those below it; anything else is searched in the fields."""
        slug, _slash, path = search_term.strip().partition("/")
        here = (
            queryset.filter(version__document__slug=slug, path__startswith=path) if path else queryset.none()
        )
        if path and here.exists():
            return here, False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("条款"), ordering="lft")
    def indented(self, provision: Provision) -> SafeString:
        words = words_of(provision)
        text = f"{provision.label}{provision.heading}" or words or str(provision.version.document)
        return format_html('<span class="depth-{}">{}</span>', provision.depth, Truncator(text).chars(50))

    @admin.display(description=_("文件"), ordering="version__document__slug")
    def document(self, provision: Provision) -> str:
        return provision.version.address

    @admin.display(description=_("对照"))
    def beside(self, provision: Provision) -> SafeString:
        lines, more = source_lines(provision.version.text, spans_of(provision))
        context = {"provision": provision, "words": words_of(provision), "lines": lines, "more": more}
        return render_to_string("admin/documents/beside.html", context)


def words_of(provision: Provision) -> str:
    """The own text; of a sentence its piece of the parent's text."""
    if provision.printed or provision.parent is None:
        return provision.text
    return provision.parent.text[provision.body_from : provision.body_to]


def spans_of(provision: Provision) -> list[tuple[int, int]]:
    """Where the source prints it; the root, which stands for the document, has no place of its own."""
    if provision.printed or provision.parent is None:
        return [(start, end) for start, end in provision.spans]
    return place_in_source(provision.parent.runs, provision.body_from or 0, provision.body_to or 0)


@admin.register(Chapter, Clause, Measure)
class KindAdmin(ProvisionAdmin):
    """The provisions of one level, in an entry of their own."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Provision]:
        return super().get_queryset(request).filter(kind__in=self.model.rows.kinds)  # type: ignore[attr-defined]
