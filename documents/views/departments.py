"""Departments: the index, and all that one of them is responsible for."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import queries
from documents.addresses import ancestor_paths
from documents.filters import DepartmentFilter
from documents.models import Department, Provision, Responsibility
from documents.queries.departments import (
    documents_naming,
    duties_named,
    known_departments,
    numbers_of,
    units_of,
)
from documents.strict import BadQuery, Fault, ask, plain, surface_faults
from documents.views.paging import numbers, page_of

INDEX_SIZE = 100
PAGE_SIZE = 50
MOST_RELATED = 50  # departments below one that are listed
ROLES = {value: str(label) for value, label in Responsibility.Role.choices}


@require_safe
def departments(request: HttpRequest) -> HttpResponse:
    """All departments by function line and level."""
    asked = ask(DepartmentFilter, request.GET, known_departments(), besides={"page"})
    query = plain(request.GET, {"page": "1"})
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    page = page_of(asked.qs.prefetch_related("aliases"), query, INDEX_SIZE)
    found = list(page.object_list)
    counts = numbers_of([one.pk for one in found])
    listed = [(one, *counts.get(one.pk, (0, 0))) for one in found]
    context = {
        "filter": asked,
        "query": query,
        "page": page,
        "pages": numbers(page),
        "filtered": any(name != "page" for name in query),
        "lines": [(line, list(group)) for line, group in groupby(listed, key=lambda row: row[0].function)],
    }
    return render(request, "documents/departments.html", context)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of a department's table: role → at how many provisions it is named in that role."""

    slug: str
    title: str
    counts: dict[str, int]

    def cells(self) -> list[tuple[str, int]]:
        return [(role, self.counts.get(role, 0)) for role in ROLES]


@require_safe
def department(request: HttpRequest, pk: int) -> HttpResponse:
    """One department; a merged one leads to what it became."""
    found = Department.objects.select_related("region__parent", "parent", "merged_into").filter(pk=pk).first()
    if not found:
        raise Http404
    if found.merged_into:
        return redirect(found.merged_into)  # not for good: a merge can be undone
    query = plain(request.GET, {"page": "1"})
    refuse_unknown(request)
    if query != request.GET:
        return redirect(f"{request.path}?{query.urlencode()}" if query else request.path)
    duties = duties_named(found)
    table = document_rows(duties)
    page = page_of(chosen(duties, query.get("role", ""), query.get("document", ""), table), query, PAGE_SIZE)
    context = {
        "department": found,
        "aliases": found.aliases.all(),
        "children": found.children.exclude(status=Department.Status.MERGED)[:MOST_RELATED],
        "roles": ROLES,
        "table": table,
        "query": query,
        "chosen_role": ROLES.get(query.get("role", "")),
        "chosen_document": next((row for row in table if row.slug == query.get("document")), None),
        "page": page,
        "pages": numbers(page),
        "groups": grouped(list(page.object_list)),
        "units": units_of(found),
    }
    return render(request, "documents/department.html", context)


def refuse_unknown(request: HttpRequest) -> None:
    """Raises BadQuery for parameters that this page has not."""
    known = {"page", "role", "document"}
    faults = [each for name in request.GET for each in surface_faults(name, request.GET.getlist(name), known)]
    if faults:
        raise BadQuery(faults)


def document_rows(duties: QuerySet[Responsibility]) -> list[DocumentRow]:
    """The table documents × roles."""
    rows: dict[str, DocumentRow] = {}
    for slug, title, role, n in documents_naming(duties):
        rows.setdefault(slug, DocumentRow(slug, title, {})).counts[role] = n
    return list(rows.values())


def chosen(
    duties: QuerySet[Responsibility], role: str, document: str, table: list[DocumentRow]
) -> QuerySet[Responsibility]:
    """Those of one role, of one document. Raises BadQuery for others than there are."""
    if role and role not in ROLES:
        raise BadQuery([Fault("role", role, _("没有这个值。"))])
    if document and document not in {row.slug for row in table}:
        raise BadQuery([Fault("document", document, _("这份文件里没有提到这个部门。"))])
    if role:
        duties = duties.filter(role=role)
    return duties.filter(version__document__slug=document) if document else duties


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """What one document says of a department in one role."""

    role: str
    label: str
    first_of_role: bool
    slug: str
    title: str
    places: list["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A provision that names the department, and what stands above it."""

    duty: Responsibility
    crumbs: list[Provision]


def grouped(duties: list[Responsibility]) -> list[DocumentGroup]:
    """A page of responsibilities by role and document, in the order they come; one query for what stands above."""
    nodes = [duty.provision for duty in duties if duty.provision]
    titles = queries.titles_above(nodes)
    groups: list[DocumentGroup] = []
    for (role, slug), alike in groupby(duties, key=lambda one: (one.role, one.version.document.slug)):
        found = [Place(duty, above(duty, titles)) for duty in alike]
        first = not groups or groups[-1].role != role
        title = found[0].duty.version.document.title
        groups.append(DocumentGroup(role, ROLES[role], first, slug, title, found))
    return groups


def above(duty: Responsibility, titles: dict[tuple[int, str], Provision]) -> list[Provision]:
    node = duty.provision
    return [titles[node.tree_id, path] for path in ancestor_paths(node.path)] if node else []
