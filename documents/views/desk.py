"""The import desk: what lies on it, and a form for more."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents.desk.read import read
from documents.desk.receive import KEPT_DAYS, MOST_OPEN, MOST_PASTED, Refused, listed, receive, receive_pasted
from documents.models import Arrival
from documents.reading.files import READERS
from documents.views.compare_asked import checked
from documents.views.desk_progress import in_progress, start_soon
from documents.views.paging import numbers, page_of

RIGHT = "documents.import_documents"
PAGE_SIZE = 50
SOON = 1.5  # seconds that an upload of one file waits for it to be read, so that it can be shown at once


def may_import(view):  # type: ignore[no-untyped-def]
    """For those with the right: others are sent to sign in, or refused."""
    return login_required(permission_required(RIGHT, raise_exception=True)(view))


@require_http_methods(["GET", "HEAD", "POST"])
@may_import
def desk(request: HttpRequest) -> HttpResponse:
    """`?page=`; posted `files` and `text` are received."""
    if request.method == "POST":
        return _receive(request)
    query = checked(request.GET, ("page",))
    page = page_of(listed().order_by("-created_at", "pk"), query, PAGE_SIZE)
    rows = list(page)
    return render(
        request,
        "documents/desk.html",
        {
            "page": page,
            "pages": numbers(page),
            "query": query,
            "rows": rows,
            "busy": any(in_progress(row) for row in rows),
            "formats": [suffix for suffix in READERS if suffix != ".htm"],
            "accept": ",".join(READERS),
            "most_bytes": settings.GOVTRACK_MAX_BYTES,
            "most_mega": f"{settings.GOVTRACK_MAX_BYTES / 2**20:g}",
            "most_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
            "most_pasted": MOST_PASTED,
            "most_open": MOST_OPEN,
            "kept_days": KEPT_DAYS,
        },
    )


def _receive(request: HttpRequest) -> HttpResponse:
    """To the arrival when there is one, to the desk when there are several or none."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101
    received: list[Arrival] = []
    text = request.POST.get("text", "")
    files = request.FILES.getlist("files")
    try:
        received += [receive(file.name or "", file.read(), user) for file in files]
        if text.strip() or not files:
            received.append(receive_pasted(text, user))
    except Refused as refusal:
        messages.error(request, str(refusal))
    patience = SOON if len(received) == 1 else 0
    for arrival in received:
        start_soon(read, arrival.pk, patience)
    if len(received) == 1:
        return HttpResponseRedirect(received[0].get_absolute_url())
    if received:
        messages.success(request, _("已收件 %(number)d 件。") % {"number": len(received)})
    return HttpResponseRedirect(reverse("desk"))
