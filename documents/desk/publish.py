"""From the desk into the knowledge base: by the one road, in one transaction."""

import logging
import re
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.desk.receive import Refused
from documents.desk.understand import Understood, corrections_of, given_of
from documents.ingest import ingest_source
from documents.models import Arrival, DocumentVersion, PolicyDocument
from documents.parsing.nodes import Header
from documents.reading import Source
from documents.reading.source import LeftOut
from documents.storing.identity import free_slug

State = Arrival.State
Record: Any = PolicyDocument.history.model
logger = logging.getLogger(__name__)


def ask(pk: UUID, revision: int, understood: Understood) -> Arrival:
    """Let an arrival be published, as the person saw it. Raises Refused when it changed since, or cannot be."""
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update(of=("self",)).select_related("document").get(pk=pk)
        if arrival.state != State.READ:
            raise Refused(_("这件收件现在不能发布：%(state)s。") % {"state": arrival.get_state_display()})
        if arrival.revision != revision:
            raise Refused(_("在您打开页面之后已有人改动，尚未发布；请看现在的状态。"))
        if arrival.document is None:
            arrival.slug = arrival.slug or suggested_slug(arrival, understood.outline.header)
            if PolicyDocument.objects.filter(slug=arrival.slug).exists():
                raise Refused(_("地址 %(slug)s 已有别的文件，请改一个。") % {"slug": arrival.slug})
        arrival.state, arrival.message = State.PUBLISHING, ""
        arrival.save(update_fields=["state", "message", "slug", "changed_at"])
        return arrival


def publish(pk: UUID) -> None:
    """Store what `ask` let through, or what was interrupted in that. A fault leaves nothing stored, and says so."""
    arrival = Arrival.objects.select_related("document", "by").filter(pk=pk, state=State.PUBLISHING).first()
    if arrival is None:
        return
    try:
        version = _store(arrival)
    except Exception as fault:
        if not isinstance(fault, Refused):
            logger.exception("%s", pk)
        told = (
            str(fault)
            if isinstance(fault, Refused)
            else _("发布时程序出错，没有存入任何内容，可以再试一次。")
        )
        _settle(arrival, state=State.READ, message=told)
    else:
        _settle(arrival, state=State.PUBLISHED, version=version, content=b"", text="", message="")


def _store(arrival: Arrival) -> DocumentVersion:
    source = Source(
        arrival.name,
        bytes(arrival.content),
        arrival.sha256,
        arrival.encoding,
        arrival.text,
        tuple(arrival.warnings),
        tuple(LeftOut(**piece) for piece in arrival.left_out),
    )
    given = given_of(arrival)
    there = PolicyDocument.objects.filter(slug=given.slug).first()
    ours = there and there.versions.filter(is_latest=True, source__sha256=arrival.sha256).exists()
    if arrival.document is None and there and not ours:  # `ours`: interrupted before it could be said
        raise Refused(_("地址 %(slug)s 已有别的文件，请改一个。") % {"slug": given.slug})
    begun = timezone.now()
    ingest_source(
        source,
        given,
        into=arrival.document,
        corrections=corrections_of(arrival),
        by=arrival.by,
        state=PolicyDocument.State.PUBLISHED,
    )
    version = DocumentVersion.objects.select_related("document").get(
        document__slug=given.slug, is_latest=True
    )
    # The thread has no request to tell the history who it works for.
    told = Record.objects.filter(id=version.document_id, history_user=None, history_date__gte=begun)
    told.update(history_user=arrival.by)
    return version


def _settle(arrival: Arrival, **fields: object) -> None:
    Arrival.objects.filter(pk=arrival.pk).update(**fields, changed_at=timezone.now())


def suggested_slug(arrival: Arrival, header: Header) -> str:
    """A free address: the file's name where it is in Latin letters, else what the title is about, in pinyin.

    `吉林省人民政府关于推进美丽吉林建设的意见` → `tui-jin-mei-li-ji-lin-jian-she-de-yi-jian`
    """
    stem = arrival.name.rpartition(".")[0]
    latin = stem.isascii() and sum(sign.isalpha() for sign in stem) >= 3
    title = arrival.given.get("title") or header.title
    about = title.partition("关于")[2] if any(title.startswith(organ) for organ in header.issuers) else title
    return free_slug(arrival.name if latin or not about else f"{re.sub(r'[/.]', '', about)}.txt")
