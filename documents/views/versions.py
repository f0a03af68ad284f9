"""The versions of a document: a list, and what changed from one to another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.addresses import Address
from documents.comparing.versions import Kind
from documents.exporting.rows import Variant
from documents.models import DocumentVersion, PolicyDocument
from documents.publishing.history import state_changes
from documents.queries.carried import carried
from documents.queries.versions import Change, changes_between, versions_of
from documents.views.access import document_for, sees_hidden
from documents.views.compare_asked import among, checked
from documents.views.compare_csv import download
from documents.views.marks import Beside, beside
from documents.views.paging import numbers, page_of

PAGE_SIZE = 50
DIFFERENT = "different"  # all but the same


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page: a change, or some provisions in a run that are the same (`run`)."""

    change: Change
    run: list[Change] = field(default_factory=list)

    @property
    def beside(self) -> Beside | None:
        """Both texts with what differs marked; None where nothing does."""
        if self.change.kind != Kind.CHANGED or not (self.change.before and self.change.after):
            return None
        return beside(self.change.before.whole, self.change.after.whole)


def kinds() -> dict[str, str]:
    return {
        Kind.CHANGED: _("修改"),
        Kind.ADDED: _("新增"),
        Kind.REMOVED: _("删除"),
        Kind.MOVED: _("移位"),
        Kind.SAME: _("未变"),
    }


@require_safe
def versions(request: HttpRequest, address: Address) -> HttpResponse:
    """`/d/dalian/versions`; who publishes also sees when it was published and withdrawn, by whom and why."""
    if address.number is not None:
        return redirect("versions", address.slug, permanent=True)
    query = checked(request.GET, ("page",))
    document = document_for(request, address.slug)
    page = page_of(versions_of(document), query, PAGE_SIZE)
    for version in page:
        version.document = document
    context = {
        "document": document,
        "page": page,
        "pages": numbers(page),
        "query": query,
        "events": state_changes(document) if sees_hidden(request) else [],
    }
    return render(request, "documents/versions.html", context)


@require_safe
def changes(request: HttpRequest, address: Address, former: int, new: int) -> HttpResponse:
    """`/d/dalian/versions/1..2?kind=changed`."""
    if address.number is not None or former > new:
        return redirect("changes", address.slug, min(former, new), max(former, new), permanent=True)
    query, document, one, other = _asked(request, address, former, new, ("kind",))
    found = changes_between(one, other)
    wanted = among(query, "kind", (*kinds(), DIFFERENT))
    counts = Counter(str(change.kind) for change in found)
    follows = new == former + 1
    may_review = request.user.has_perm("documents.view_responsibility")
    context: dict[str, Any] = {
        "document": document,
        "former": one,
        "new": other,
        "numbers": list(document.versions.order_by("number").values_list("number", flat=True)[:500]),
        "kinds": [(kind, name, counts[kind]) for kind, name in kinds().items()],
        "different": len(found) - counts[Kind.SAME],
        "total": len(found),
        "wanted": wanted,
        "query": query,
        "lines": list(lines(chosen(found, wanted), in_runs=wanted != Kind.SAME)),
        "carried": carried(one, other) if follows and may_review else [],
        "follows": follows,
        "may_review": may_review,
    }
    return render(request, "documents/changes.html", context)


@require_safe
def changes_csv(request: HttpRequest, address: Address, former: int, new: int) -> HttpResponseBase:
    """The rows of the page with the same query string."""
    if address.number is not None or former > new:
        where = reverse("changes_csv", args=[address.slug, min(former, new), max(former, new)])
        return redirect(where, permanent=True)
    query, document, one, other = _asked(request, address, former, new, ("kind", "variant"))
    variant = Variant(among(query, "variant", tuple(Variant)) or Variant.SPREADSHEET)
    rows = chosen(changes_between(one, other), among(query, "kind", (*kinds(), DIFFERENT)))
    headings = [
        _("变化"), _("原地址"), _("原标题"), _("原文"), _("新地址"), _("新标题"), _("新文"), _("数字变化"),
    ]  # fmt: skip
    names = kinds()
    cells = (_cells(Line(row), one, other, names) for row in rows)
    return download(headings, cells, variant, f"{document.slug}@{former}-{new}")


def chosen(changes: Iterable[Change], wanted: str) -> list[Change]:
    if wanted == DIFFERENT:
        return [change for change in changes if change.kind != Kind.SAME]
    return [change for change in changes if not wanted or change.kind == wanted]


def lines(changes: Iterable[Change], *, in_runs: bool) -> Iterator[Line]:
    """Changes one by one; neighbours that are the same as one line."""
    for same, run in groupby(changes, key=lambda change: in_runs and change.kind == Kind.SAME):
        if same:
            several = list(run)
            yield Line(several[0], several)
        else:
            yield from (Line(change) for change in run)


def _asked(
    request: HttpRequest, address: Address, former: int, new: int, known: tuple[str, ...]
) -> tuple[QueryDict, PolicyDocument, DocumentVersion, DocumentVersion]:
    query = checked(request.GET, known)
    document = document_for(request, address.slug)
    found = {version.number: version for version in versions_of(document).filter(number__in=(former, new))}
    if former == new or len(found) < 2:
        raise Http404({"document": document, "address": address})
    for version in found.values():
        version.document = document
    return query, document, found[former], found[new]


def _cells(line: Line, one: DocumentVersion, other: DocumentVersion, names: dict[str, str]) -> list[str]:
    before, after, marks = line.change.before, line.change.after, line.beside
    slug = one.document.slug
    return [
        names[line.change.kind],
        f"{slug}@{one.number}/{before.path}" if before else "",
        before.title if before else "",
        before.whole if before else "",
        f"{slug}@{other.number}/{after.path}" if after else "",
        after.title if after else "",
        after.whole if after else "",
        "；".join(map(str, marks.numbers)) if marks else "",
    ]
