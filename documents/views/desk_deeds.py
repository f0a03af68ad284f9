"""What a person does with an arrival: each a form of its page, which it leads back to."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.desk import correct
from documents.desk.alike import alike, must_decide
from documents.desk.publish import ask, publish
from documents.desk.read import again, read
from documents.desk.receive import Refused, discard, take_back
from documents.desk.understand import header_of, understand
from documents.models import Arrival, PolicyDocument
from documents.parsing.nodes import Says
from documents.views.desk import SOON, may_import
from documents.views.desk_about import AboutForm
from documents.views.desk_arrival import arrival_or_404, preview
from documents.views.desk_progress import is_stalled, start_soon

State = Arrival.State


@require_POST
@may_import
def desk_line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`start` of a line and what it `says`, `machine` to let the machine decide again; `forget` for all lines."""
    arrival = arrival_or_404(pk)
    sent = request.POST
    part = f"?part={sent['part']}" if sent.get("part", "").isdecimal() and sent["part"] != "1" else ""
    start, says = sent.get("start", ""), sent.get("says", "")
    if says != "forget" and not start:
        messages.error(request, _("请先选一行。"))
        return HttpResponseRedirect(f"{arrival.get_absolute_url()}{part}#lines")
    if says not in {*Says, "machine", "forget"} or not (start.isascii() and start.isdecimal() or not start):
        raise BadRequest(_("表单内容无法识别。"))
    try:
        if says == "forget":
            correct.forget_lines(pk)
            return HttpResponseRedirect(f"{arrival.get_absolute_url()}{part}#lines")
        correct.correct_line(pk, int(start[:9]), None if says == "machine" else Says(says))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(f"{arrival.get_absolute_url()}{part}")
    chosen = f"{'&' if part else '?'}line={start}"
    return HttpResponseRedirect(f"{arrival.get_absolute_url()}{part}{chosen}#at-{start}")


@require_POST
@may_import
def desk_about(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is stated about the document."""
    arrival = arrival_or_404(pk)
    if arrival.state != State.READ:
        raise BadRequest(_("这件收件现在不能更改。"))
    form = AboutForm(arrival, understand(arrival).outline.header, request.POST)
    if not form.is_valid():
        return preview(request, arrival, form, status=422)
    try:
        correct.state(pk, form.stated(), form.cleaned_data.get("slug"), request.POST.get("seen", ""))
        messages.success(request, _("登记信息已保存。"))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(f"{arrival.get_absolute_url()}#about")


@require_POST
@may_import
def desk_identity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`document=` empty for a new document, a slug for a new version of that; `other` is one that was typed."""
    arrival = arrival_or_404(pk)
    if "document" not in request.POST:
        raise BadRequest(_("表单内容无法识别。"))
    slug = request.POST["document"]
    if slug == "other":
        slug = request.POST.get("other", "").strip().removeprefix("/d/").strip("/")
        if not slug:
            messages.error(request, _("请写明是哪份文件的新版本。"))
            return HttpResponseRedirect(f"{arrival.get_absolute_url()}#identity")
    kept = PolicyDocument.objects.exclude(state=PolicyDocument.State.DELETED)
    document = kept.filter(slug=slug[:80]).first() if slug else None
    if slug and document is None:
        messages.error(request, _("没有地址是 %(slug)s 的文件。") % {"slug": slug[:80]})
        return HttpResponseRedirect(f"{arrival.get_absolute_url()}#identity")
    try:
        _arrival, lost = correct.belongs_to(pk, document)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if lost:
            told = _("旧版的结构更正有 %(number)d 处在新文本中找不到原来的行，请核对。")
            messages.warning(request, told % {"number": lost})
    return HttpResponseRedirect(f"{arrival.get_absolute_url()}#identity")


@require_POST
@may_import
def desk_publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`revision` is what the person saw."""
    arrival = arrival_or_404(pk)
    revision = request.POST.get("revision", "")
    if not (revision.isascii() and revision.isdecimal()):
        raise BadRequest(_("表单内容无法识别。"))
    try:
        if arrival.state != State.READ:
            raise Refused(_("这件收件现在不能发布：%(state)s。") % {"state": arrival.get_state_display()})
        understood = understand(arrival)
        if must_decide(arrival, alike(header_of(arrival, understood))):
            raise Refused(_("请先定下是新文件还是新版本，再发布。"))
        ask(pk, int(revision[:9]), understood)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        start_soon(publish, pk, SOON)
    return HttpResponseRedirect(arrival.get_absolute_url())


@require_POST
@may_import
def desk_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`to`: `discard`, `take_back` (undo that), `again` (try what failed or was interrupted)."""
    arrival = get_object_or_404(Arrival.objects.defer("content", "text"), pk=pk)
    to = request.POST.get("to", "")
    if to == "discard":
        if discard(arrival):
            told = _("已丢弃“%(name)s”。")
            messages.success(request, told % {"name": arrival.name}, extra_tags=f"undo {arrival.pk}")
        else:
            messages.error(request, _("这件收件现在不能丢弃。"))
        return HttpResponseRedirect(reverse("desk"))
    if to == "take_back":
        if not take_back(arrival):
            messages.error(request, _("这件收件没有被丢弃。"))
        return HttpResponseRedirect(arrival.get_absolute_url())
    if to == "again":
        if again(arrival) or is_stalled(arrival):
            task = publish if arrival.state == State.PUBLISHING else read
            start_soon(task, arrival.pk, SOON)
        return HttpResponseRedirect(arrival.get_absolute_url())
    raise BadRequest(_("表单内容无法识别。"))
