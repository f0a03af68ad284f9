"""What a document aims at, by when, who is to do it, and what it stands on."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import queries
from documents.addresses import Address
from documents.models import DocumentVersion, Responsibility, Target
from documents.queries.citations import chain_above, chain_below, citations_of, cited_by
from documents.queries.targets import by_year, targets_of
from documents.strict import refuse_all
from documents.views.access import version_for
from documents.views.pictures import years_picture

MOST_ROWS = 300  # of each table; the lists hold all
MOST_DEPARTMENTS = 40


@require_safe
def dashboard(request: HttpRequest, address: Address) -> HttpResponse:
    """The same number of questions for a small and a large document; the chain asks one for each of its steps."""
    version = version_for(request, address)
    refuse_all(request.GET)
    slug = version.document.slug
    years = by_year(targets_of(version))
    rows = list(targets_of(version)[: MOST_ROWS + 1])
    for row in rows:
        row.version = version
    links = list(citations_of(version)[:MOST_ROWS])
    context = {
        "address": address,
        "base": reverse("document", args=[address]),
        "version": version,
        "document": version.document,
        "years": years,
        "picture": years_picture(
            years,
            lambda year: f"{reverse('timeline')}?document={slug}&year={year}#list",
            name="years",
            title=_("按完成时限的目标数"),
            height=200,
        ),
        "targets": [row for row in rows[:MOST_ROWS] if row.kind == Target.Kind.TARGET],
        "milestones": sorted(
            (row for row in rows[:MOST_ROWS] if row.kind == Target.Kind.MILESTONE),
            key=lambda row: (not row.deadline, row.deadline),
        ),
        "more": len(rows) > MOST_ROWS,
        "departments": departments_of(version),
        "citations": by_relation(links),
        "cited_by": list(cited_by(version.document)[:MOST_ROWS]),
        "above": chain_above(version),
        "below": chain_below(version),
    }
    return render(request, "documents/dashboard.html", context)


def departments_of(version: DocumentVersion) -> list[tuple[str, list[tuple[int | None, str, int]]]]:
    """By role, lead first: (department's id, name, at how many provisions), most first."""
    named = Counter(
        (duty.role, duty.department_id, duty.department.name)
        for duty in queries.duties_of(version)
        if duty.department
    )
    found = []
    for role, label in Responsibility.Role.choices:
        rows = [(pk, name, number) for (each, pk, name), number in named.most_common() if each == role]
        if rows:
            found.append((str(label), rows[:MOST_DEPARTMENTS]))
    return found


def by_relation(rows: list) -> list[tuple[str, list]]:
    """Citations as (落实, rows), (废止, rows), (引用, rows); a document that is named often once."""
    groups: dict[str, dict[str, object]] = {}
    for row in rows:
        groups.setdefault(row.relation, {}).setdefault(row.title or row.document_number or row.evidence, row)
    labels = dict(type(rows[0]).Relation.choices) if rows else {}
    return [(str(label), list(groups[name].values())) for name, label in labels.items() if name in groups]
