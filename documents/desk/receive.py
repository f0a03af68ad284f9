"""What is brought to the desk: bounded, and thrown away again."""

import hashlib
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import Arrival
from documents.reading.files import base_name

MOST_OPEN = 50  # arrivals of one person that wait to be read, looked at or published
MOST_KEPT = 50  # refused ones and discarded ones of one person, the newest
MOST_PASTED = 300_000  # characters
KEPT_DAYS = 7  # discarded ones can be taken back for so long
TITLE = 40  # characters of a pasted text's first line that name it
State = Arrival.State
CLOSED = (State.FAILED, State.PUBLISHED, State.DISCARDED)


class Refused(ValueError):  # noqa: N818 - reads as what became of it
    """The desk does not take it; the message is a sentence for the person."""


def receive(name: str, content: bytes, by: User, *, pasted: bool = False) -> Arrival:
    """Keep a file until somebody looks at it. Raises Refused when the person has too many open already."""
    with transaction.atomic():
        sweep(by)
        User.objects.select_for_update().get(pk=by.pk)  # two uploads at once count each other
        if Arrival.objects.filter(by=by).exclude(state__in=CLOSED).count() >= MOST_OPEN:
            told = _("您的收件台上已有 %(most)d 件待处理，请先发布或丢弃一些。")
            raise Refused(told % {"most": MOST_OPEN})
        return Arrival.objects.create(
            name=base_name(name) or _("未命名"),
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            pasted=pasted,
            by=by,
        )


def receive_pasted(text: str, by: User) -> Arrival:
    """A pasted text is a file named after its first line. Raises Refused for an empty or a very long one."""
    text = text.replace("\r\n", "\n")
    if not text.strip():
        raise Refused(_("没有粘贴文字。"))
    if len(text) > MOST_PASTED:
        told = _("粘贴的文字有 %(length)d 字，上限是 %(most)d 字；请存成文件上传。")
        raise Refused(told % {"length": len(text), "most": MOST_PASTED})
    name = text.split("\n", 1)[0] if text.split("\n", 1)[0].strip() else text.strip().split("\n", 1)[0]
    stem = base_name(name.replace("/", "").replace("\\", "").strip())[:TITLE]
    return receive(f"{stem or _('粘贴的文字')}.txt", text.encode("utf-8", "replace"), by, pasted=True)


def sweep(by: User) -> None:
    """Let go of what was discarded long ago, and of all but the newest that were refused or discarded."""
    own = Arrival.objects.filter(by=by)
    own.filter(state=State.DISCARDED, changed_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).delete()
    for state in (State.FAILED, State.DISCARDED):
        rows = own.filter(state=state).order_by("-changed_at").values_list("pk", flat=True)
        own.filter(pk__in=list(rows[MOST_KEPT:])).delete()


def listed() -> QuerySet[Arrival]:
    """Arrivals without what makes them large."""
    return Arrival.objects.defer("content", "text", "left_out", "corrections", "given").select_related(
        "by", "document", "version__document"
    )


def discard(arrival: Arrival) -> bool:
    """Take it off the desk; it can be taken back. False when it is being worked on, or was published."""
    open_ones = (State.WAITING, State.READ, State.FAILED)
    if arrival.state not in open_ones:
        return False
    arrival.before, arrival.state = arrival.state, State.DISCARDED
    arrival.save(update_fields=["before", "state", "changed_at"])
    return True


def take_back(arrival: Arrival) -> bool:
    """Undo `discard`."""
    if arrival.state != State.DISCARDED:
        return False
    arrival.state, arrival.before = arrival.before or State.WAITING, ""
    arrival.save(update_fields=["before", "state", "changed_at"])
    return True
