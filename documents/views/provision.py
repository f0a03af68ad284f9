"""One provision: where it stands, what it says, what the source prints."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from documents import queries
from documents.addresses import Address, latest, permanent, plain_path
from documents.exporting.citing import Source
from documents.models import DocumentVersion, Provision
from documents.queries.citations import citations_of
from documents.queries.targets import targets_of
from documents.reviewing.history import Event, history_of
from documents.views.access import version_for
from documents.views.aims import give_aims, mark_words, words_asked
from documents.views.counterparts import see_also
from documents.views.duties import as_of_sentence, give_duties
from documents.views.source_lines import Span, place_in_source, source_lines
from documents.views.standing import standing, vanished
from documents.views.text import shown


@require_safe
def provision(request: HttpRequest, address: Address, path: str) -> HttpResponse:
    """A provision, or a sentence of one, at its permanent address."""
    if path != plain_path(path):
        return redirect(f"{reverse('document', args=[address])}{plain_path(path)}", permanent=True)
    words = words_asked(request.GET)
    version = version_for(request, address)
    found = queries.with_ancestors(version, path)
    if not found:
        if page := vanished(request, version, path):
            return page
        raise Http404({"document": version.document, "address": address})
    *above, node = found
    before, after = queries.neighbours(node)
    lines, more_lines = source_lines(version.text, spans_of(node, above))
    slug, number = version.document.slug, version.number
    context = {
        "address": address,
        "base": reverse("document", args=[address]),
        "version": version,
        "document": version.document,
        "node": node,
        "above": above,
        "standing": standing(version, node if node.printed else above[-1]),
        "before": before,
        "after": after,
        "lines": lines,
        "more_lines": more_lines,
        "permanent": request.build_absolute_uri(permanent(slug, number, path)),
        "latest": request.build_absolute_uri(latest(slug, path)),
        "cited": Source.of(
            version.document,
            number,
            path,
            f"{node.label}{node.heading}" if node.printed else "",
            request.build_absolute_uri(permanent(slug, number, path)),
            localdate(),
        ),
        **text_of(node, above, version),
        **see_also(node, above),
        "events": events_of(request, node, above),
    }
    give_aims([context["own"], *context["rows"]], targets_of(version, node), citations_of(version, node))
    mark_words(context["own"], words)
    return render(request, "documents/provision.html", context)


def text_of(node: Provision, above: list[Provision], version: DocumentVersion) -> dict[str, Any]:
    """The provision with all below it, or, for a sentence, the provision that holds it, with the sentence marked."""
    if not node.printed:
        rows = shown([above[-1], node], version.text)
        give_duties(rows, queries.duties_of(version, node), above[:-1])
        return {"own": rows[0], "rows": [], "marked": node, "duties": as_of_sentence(rows[0])}
    rows = shown([node, *queries.below(node)], version.text, node.depth)
    give_duties(rows, queries.duties_of(version, node), above)
    return {"own": rows[0], "rows": rows[1:], "marked": None, "duties": rows[0].duties}


def events_of(request: HttpRequest, node: Provision, above: list[Provision]) -> list[Event]:
    """Who said what when of the responsibilities here: names of colleagues, so for colleagues only."""
    if not request.user.has_perm("documents.view_responsibility"):
        return []
    return history_of(node if node.printed else above[-1])


def spans_of(node: Provision, above: list[Provision]) -> list[Span]:
    """Where the provision's own words stand in the source; of a chapter that is its heading."""
    if not node.printed:
        return place_in_source(above[-1].runs, node.body_from or 0, node.body_to or 0)
    return [(span[0], span[1]) for span in node.spans] or [(node.start, node.end)]
