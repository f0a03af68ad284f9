"""A document is published, withdrawn, put into the bin or taken out of it; always by somebody, and with a reason."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User

from documents.aligning import align_version
from documents.models import DocumentVersion, PolicyDocument
from documents.search.index import drop_version, index_version
from documents.storing.lock import write_lock

State = PolicyDocument.State
LONGEST = 500  # characters of a reason


class Verb(StrEnum):
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    BIN = "bin"  # hidden from everybody, until it is restored or purged
    RESTORE = "restore"  # as it was before it came into the bin
    PURGE = "purge"  # for good: publishing.purge


FROM: dict[Verb, Collection[str]] = {
    Verb.PUBLISH: {State.DRAFT, State.WITHDRAWN},
    Verb.WITHDRAW: {State.PUBLISHED},
    Verb.BIN: {State.DRAFT, State.PUBLISHED, State.WITHDRAWN},
    Verb.RESTORE: {State.DELETED},
    Verb.PURGE: {State.DELETED},
}
NEEDS_REASON = {Verb.WITHDRAW, Verb.BIN, Verb.PURGE}


@dataclass(slots=True)
class Done:
    """Documents whose state changed, and those left alone because their state was not what the verb is for."""

    changed: list[PolicyDocument] = field(default_factory=list)
    left: list[PolicyDocument] = field(default_factory=list)


def change(documents: Iterable[int], verb: Verb, user: User, reason: str = "") -> Done:
    """Do it to all of some documents, in one transaction. ValueError where a reason is needed and missing.

    What is not published is in no search index; what is published again is indexed and compared with its likes.
    """
    reason = reason.strip()[:LONGEST]
    if verb in NEEDS_REASON and not reason:
        raise ValueError("this needs a reason")
    if verb not in FROM or verb == Verb.PURGE:
        raise ValueError(verb)
    done = Done()
    with write_lock():
        for document in locked(documents):
            if document.state not in FROM[verb]:
                done.left.append(document)
                continue
            document.state = _after(verb, document)
            save(document, user, reason)
            _index(document)
            done.changed.append(document)
    for document in done.changed:
        if document.state == State.PUBLISHED and (version := latest(document)):
            align_version(version)
    return done


def locked(documents: Iterable[int]) -> list[PolicyDocument]:
    """The documents with some ids, locked until the transaction ends."""
    return list(PolicyDocument.objects.select_for_update().filter(pk__in=list(documents)).order_by("pk"))


def save(document: PolicyDocument, user: User, reason: str) -> None:
    changed: Any = document
    changed._history_user = user
    changed._change_reason = reason
    document.save(update_fields=["state"])


def state_before(document: PolicyDocument) -> str:
    """What it was before it came into the bin; a draft where nobody knows."""
    records: Any = PolicyDocument.history.filter(id=document.pk).exclude(state=State.DELETED)
    return (
        records.order_by("-history_date", "-history_id").values_list("state", flat=True).first()
        or State.DRAFT
    )


def latest(document: PolicyDocument) -> DocumentVersion | None:
    return document.versions.filter(is_latest=True).select_related("document").first()


def _after(verb: Verb, document: PolicyDocument) -> str:
    if verb == Verb.RESTORE:
        return state_before(document)
    return {Verb.PUBLISH: State.PUBLISHED, Verb.WITHDRAW: State.WITHDRAWN, Verb.BIN: State.DELETED}[verb]


def _index(document: PolicyDocument) -> None:
    if version := latest(document):
        drop_version(version)
        index_version(version)
