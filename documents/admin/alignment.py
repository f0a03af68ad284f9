"""Pairs of provisions: a list to search and filter, decisions that lost their place among them; what was said of each.

They are decided where both texts stand beside each other, on the page of comparison.
"""

from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from documents.addresses import plain_path
from documents.admin.alignment_search import ADDRESS, at
from documents.admin.imported import ImportedAdmin
from documents.admin.last_review import remember
from documents.admin.reviewed import Reviewing
from documents.models import Alignment, DocumentVersion, PolicyDocument
from documents.queries.alignments import anchor, score_text, seen
from documents.reviewing.candidates import Candidate, like
from documents.reviewing.pair_history import history_of_pair
from documents.reviewing.pairs import lost_sides, place
from documents.sender import person

SAID = ("version_a__document", "version_b__document", "a", "b", "decided_by")
HEAVY = [f"{side}__{name}" for side in "ab" for name in ("text", "full_text", "spans", "runs")]
HEAVY += [f"version_{side}__{name}" for side in "ab" for name in ("text", "report")]


class DocumentFilter(admin.SimpleListFilter):
    """On either side; it appears once it is asked for by `document=slug`."""

    title = _("文件")
    parameter_name = "document"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        slug = request.GET.get("document", "").replace("\x00", "")
        found = list(PolicyDocument.objects.filter(slug=slug).values_list("slug", "title")) if slug else []
        return found or ([(slug, slug)] if slug else [])

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not (slug := self.value()):
            return queryset
        return queryset.filter(Q(version_a__document__slug=slug) | Q(version_b__document__slug=slug))


@admin.register(Alignment)
class AlignmentAdmin(Reviewing, ImportedAdmin):
    change_form_template = "admin/documents/alignment.html"
    list_display = [
        "pair",
        "side_a",
        "side_b",
        "relation",
        "state",
        "decider",
        "note",
        "score_forth",
        "score_back",
        "machine_relation",
        "placement",
    ]
    list_filter = ["state", "placement", "relation", "machine", DocumentFilter]
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["=path_a", "=path_b", "note", "=version_a__document__slug", "=version_b__document__slug"]
    search_help_text = _("条款地址（liaoning/2/9）、文件短名、条款路径（3/2/m1），或说明中的文字")
    ordering = ["-pk"]
    fields = [
        "version_a",
        "a",
        "version_b",
        "b",
        "relation",
        "machine_relation",
        "score_forth",
        "score_back",
        "why",
        "state",
        "placement",
        "decider",
        "decided_at",
        "note",
    ]
    readonly_fields = ["score_forth", "score_back", "why", "decider"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Alignment]:
        rows = super().get_queryset(request).select_related(*SAID)
        return rows.defer("anchor_a", "anchor_b", *HEAVY)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Addresses as the list prints them, one or both; what else is typed as in any list."""
        words = search_term.replace("→", " ").split()
        rest = [word for word in words if not ADDRESS.fullmatch(word)]
        for word in words:
            if found := ADDRESS.fullmatch(word):
                queryset = queryset.filter(at(word, found))
        return super().get_search_results(request, queryset, " ".join(rest))

    @admin.display(description=_("条款对应"))
    def pair(self, row: Alignment) -> str:
        return f"{row.version_a.address}/{row.path_a} → {row.version_b.address}/{row.path_b}"

    @admin.display(description=_("得分（甲到乙）"), ordering="forth")
    def score_forth(self, row: Alignment) -> str:
        return score_text(row.forth) or "—"

    @admin.display(description=_("得分（乙到甲）"), ordering="back")
    def score_back(self, row: Alignment) -> str:
        return score_text(row.back) or "—"

    @admin.display(description=_("甲条款"))
    def side_a(self, row: Alignment) -> str:
        return f"{row.a.label}{row.a.heading}" if row.a else "—"

    @admin.display(description=_("乙条款"))
    def side_b(self, row: Alignment) -> str:
        return f"{row.b.label}{row.b.heading}" if row.b else "—"

    @admin.display(description=_("依据"))
    def why(self, row: Alignment) -> str:
        """Why the machine says so, as the page of comparison tells it."""
        pair = seen(row, turned=False)
        if pair.share_a is None or pair.share_b is None:
            return "—"
        shares = {"a": round(pair.share_a * 100), "b": round(pair.share_b * 100)}
        told = _("前者 %(a)d%% 的用语见于后者，后者 %(b)d%% 见于前者") % shares
        return "；".join([told, *([_("共有：") + "、".join(pair.terms)] if pair.terms else [])])

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        more: dict[str, Any] = {}
        if row:
            more = {"events": history_of_pair(row), "beside": beside(row), "row": row}
            more["subtitle"] = row.with_documents
            if row.state != Alignment.State.SUGGESTED:
                more["lost"] = [lost(row, side) for side in lost_sides(row)]
            more["may_decide"] = request.user.has_perm("documents.change_alignment")
        return super().change_view(request, object_id, form_url, (extra_context or {}) | more)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.place_view)
        return [path("<int:pk>/place/", view, name="documents_alignment_place"), *super().get_urls()]

    def place_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put one side of a decision where a person says it belongs."""
        if not request.user.has_perm("documents.change_alignment"):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = get_object_or_404(Alignment.objects.select_related("version_a", "version_b"), pk=pk)
        sent, side = request.POST, request.POST.get("side", "")
        if side not in lost_sides(row) or side == "" or not sent.get("revision", "").isdecimal():
            raise BadRequest(_("表单内容无法识别。"))
        version = row.version_a if side == "a" else row.version_b
        wanted = plain_path((sent.get("path") or sent.get("typed", ""))[:255].replace("\x00", ""))
        target = version.provisions.filter(path=wanted, printed=True).exclude(path="").first()
        if target is None:
            messages.error(request, _("现行文本中没有这一条款。"))
        else:
            remember(request, place(row, int(sent["revision"]), side, target, person(request)))
        return HttpResponseRedirect(reverse("admin:documents_alignment_change", args=[pk]))


class Lost(NamedTuple):
    """A side without a sure place: what it said, and where in today's text that may be."""

    side: str
    name: str
    version: DocumentVersion
    anchor: str
    candidates: list[Candidate]


def lost(row: Alignment, side: str) -> Lost:
    version = row.version_a if side == "a" else row.version_b
    anchor = row.anchor_a if side == "a" else row.anchor_b
    name = _("甲条款") if side == "a" else _("乙条款")
    return Lost(side, str(name), version, anchor, like(version, anchor))


def beside(row: Alignment) -> str:
    """A link to where both stand beside each other; none where one of them has no place.

    A suggestion stands on the page of the direction in which it is sure enough, a rejected pair where such are asked for.
    """
    if row.a_id is None or row.b_id is None:
        return ""
    sides = [(row.version_a.address, row.path_a), (row.version_b.address, row.path_b)]
    if not seen(row, turned=False).stands and seen(row, turned=True).stands:
        sides.reverse()
    (a, path_a), (b, path_b) = sides
    query = f"?a={a}&b={b}" + ("&relation=rejected" if row.state == Alignment.State.REJECTED else "")
    address = f"{reverse('compare')}{query}#{anchor(path_a, path_b)}"
    return format_html('<a href="{}">{}</a>', address, _("并排查看和审核"))
