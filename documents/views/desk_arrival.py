"""One arrival: how it was understood, beside its source, with everything that can be corrected."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from documents.desk.alike import alike, must_decide, same_arrivals, same_text
from documents.desk.correct import mark_of, said_of
from documents.desk.evidence import evidence
from documents.desk.lines import rows_of
from documents.desk.understand import Understood, header_of, kinds_of, understand
from documents.models import Arrival, PolicyDocument
from documents.views.compare_asked import checked
from documents.views.desk import may_import
from documents.views.desk_about import AboutForm, about_rows
from documents.views.desk_progress import in_progress, is_stalled
from documents.views.desk_tree import SAYS, part_of, tree
from documents.views.original import saved

State = Arrival.State
MOST_LEFT_OUT = 200  # pieces shown of what reading left out
ROWS = 400  # lines of one page


def arrival_or_404(pk: UUID) -> Arrival:
    """With the document it belongs to, without its bytes."""
    rows = Arrival.objects.select_related("by", "document", "version__document").defer("content")
    rows = rows.defer("content", "version__text", "version__report")
    try:
        return rows.get(pk=pk)
    except Arrival.DoesNotExist:
        raise Http404 from None


@require_safe
@may_import
def desk_arrival(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The preview; while it is being read or published, how far that is; then the document."""
    arrival, asked = arrival_or_404(pk), checked(request.GET, ("part", "line", "waiting"))
    if arrival.version is not None and arrival.version.document.state == PolicyDocument.State.PUBLISHED:
        return _onwards(request, arrival.version.get_absolute_url())
    if request.headers.get("HX-Request") and asked.get("waiting") and not in_progress(arrival):
        return _onwards(request, arrival.get_absolute_url())
    if arrival.state != State.READ:
        context = {
            "arrival": arrival,
            "busy": in_progress(arrival),
            "stalled": is_stalled(arrival),
            "may_retry": arrival.state == State.FAILED and has_file(arrival),
        }
        return render(request, "documents/desk_waiting.html", context)
    return preview(request, arrival)


def has_file(arrival: Arrival) -> bool:
    """Are its bytes still here? They are not asked for themselves."""
    return Arrival.objects.filter(pk=arrival.pk).exclude(content=b"").exists()


def _onwards(request: HttpRequest, address: str) -> HttpResponse:
    """For htmx, which waits on a page, the whole page goes on."""
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def preview(
    request: HttpRequest, arrival: Arrival, form: AboutForm | None = None, status: int = 200
) -> HttpResponse:
    """`?part=2` are the next lines of a long text. `form` is one that was sent with faults."""
    understood = understand(arrival)
    header = header_of(arrival, understood)
    rows = rows_of(understood.outline, said_of(arrival))
    part = part_of(rows, request.GET.get("part", ""), ROWS)
    likely = alike(header)
    form = form or AboutForm.of(arrival, understood.outline.header)
    context = {
        "arrival": arrival,
        "seen": mark_of(arrival),
        "header": header,
        "understood": understood,
        "kinds": kinds_of(understood),
        "part": part,
        "tree": tree(part.rows),
        "says": SAYS,
        "chosen": request.GET.get("line", ""),
        "doubts": [row for row in rows if row.doubts],
        "discarded": [row for row in rows if row.role == "discarded"],
        "corrected": len(arrival.corrections),
        "form": form,
        "about": about_rows(form, understood.outline.header, evidence(understood.outline)),
        "alike": likely,
        "same_text": same_text(arrival),
        "same_arrivals": same_arrivals(arrival),
        "undecided": must_decide(arrival, likely),
        "other_document": arrival.document and all(each.document != arrival.document for each in likely),
        "left_out": arrival.left_out[:MOST_LEFT_OUT],
        "more_left_out": max(len(arrival.left_out) - MOST_LEFT_OUT, 0),
        "sums": sums(understood),
    }
    return render(request, "documents/desk_arrival.html", context, status=status)


def sums(understood: Understood) -> dict[str, int]:
    """What publishing will add, counted."""
    found = understood.findings
    if found is None:
        return {}
    return {"duties": len(found.duties), "targets": len(found.targets), "citations": len(found.citations)}


@require_safe
@may_import
def desk_file(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The bytes as they came, to be saved and never shown: a page from anywhere must not run in this site."""
    rows = Arrival.objects.select_related("version__source").defer("text", "version__text", "version__report")
    try:
        arrival = rows.get(pk=pk)
    except Arrival.DoesNotExist:
        raise Http404 from None
    content = arrival.content or (arrival.version.source.content if arrival.version else b"")
    if not content:
        raise Http404
    return saved(bytes(content), arrival.name)
