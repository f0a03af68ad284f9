"""Reading an arrival: bytes → text, or one sentence that says why not."""

import logging
from dataclasses import asdict
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.desk.understand import understand
from documents.models import Arrival
from documents.reading import Source, Unreadable, read_bytes
from documents.reading.limits import LIMITS

State = Arrival.State
logger = logging.getLogger(__name__)


def read(pk: UUID) -> None:
    """Read the file of an arrival that waits, or whose reading was interrupted. Does nothing for any other."""
    waiting = Arrival.objects.filter(pk=pk, state__in=[State.WAITING, State.READING])
    if not waiting.update(state=State.READING, message="", changed_at=timezone.now()):
        return
    arrival = Arrival.objects.get(pk=pk)
    try:
        source = _source(arrival.name, bytes(arrival.content))
        arrival.text = source.text
        understand(arrival)  # so that the page need not wait
    except Unreadable as refusal:
        told = {"state": State.FAILED, "message": str(refusal), "content": b""}
    except Exception:  # a fault of ours: the file stays, so that it can be tried again
        logger.exception("%s", pk)
        told = {"state": State.FAILED, "message": _("读取时程序出错，文件仍在，可以再试一次。")}
    else:
        told = {
            "state": State.READ,
            "text": source.text,
            "encoding": source.encoding,
            "warnings": list(source.warnings),
            "left_out": [asdict(piece) for piece in source.left_out],
        }
    Arrival.objects.filter(pk=pk, state=State.READING).update(**told, changed_at=timezone.now())


def _source(name: str, content: bytes) -> Source:
    source = read_bytes(name, content, settings.GOVTRACK_MAX_BYTES)
    if len(source.text) > LIMITS.characters:
        raise Unreadable(_("%(name)s：文字超过上限 %(most)d 字") % {"name": name, "most": LIMITS.characters})
    return source


def again(arrival: Arrival) -> bool:
    """Let a refused arrival that still has its file wait once more."""
    refused = Arrival.objects.filter(pk=arrival.pk, state=State.FAILED).exclude(content=b"")
    return bool(refused.update(state=State.WAITING, message="", changed_at=timezone.now()))
