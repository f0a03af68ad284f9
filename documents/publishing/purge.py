"""Removing a document for good, with all that hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from documents.models import (
    Aligned,
    Alignment,
    Arrival,
    Citation,
    DocumentVersion,
    PolicyDocument,
    Provision,
    Responsibility,
    ReviewBatch,
    Reviewed,
    ReviewStep,
    SourceFile,
    StructureCorrection,
    Target,
)
from documents.publishing.states import FROM, Done, Verb, locked
from documents.search.index import drop_version
from documents.storing.lock import write_lock

LOCATED: tuple[Any, ...] = (Responsibility, Target, Citation)
DECIDED = ~Q(state=Reviewed.State.SUGGESTED)
PART = 500  # ids in a query


@dataclass(frozen=True, slots=True)
class Goes:
    """What goes with a document: numbers of rows; `files` are those that no other document came from.

    `cited_by` is how many citations in other documents will point at nothing.
    """

    versions: int
    provisions: int
    duties: int
    targets: int
    citations: int
    decided: int
    corrections: int
    pairs: int
    verdicts: int
    files: int
    cited_by: int


def what_goes(document: PolicyDocument) -> Goes:
    """Counted now. A constant number of queries."""
    versions = document.versions.values("pk")
    rows = [model._default_manager.filter(version__in=versions) for model in LOCATED]
    pairs = Alignment.objects.filter(Q(version_a__in=versions) | Q(version_b__in=versions))
    return Goes(
        versions=document.versions.count(),
        provisions=Provision.objects.filter(version__in=versions, printed=True).count(),
        duties=rows[0].count(),
        targets=rows[1].count(),
        citations=rows[2].count(),
        decided=sum(each.filter(DECIDED).count() for each in rows),
        corrections=StructureCorrection.objects.filter(version__in=versions).count(),
        pairs=pairs.count(),
        verdicts=pairs.filter(DECIDED).count(),
        files=_files(document).count(),
        cited_by=_citing(document).exclude(version__in=versions).count(),
    )


def purge(documents: Iterable[int], user: User, reason: str) -> Done:
    """Remove documents that lie in the bin; of each only the note stays who removed it, when and why.

    All in one transaction. ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("this needs a reason")
    done = Done()
    with write_lock():
        for document in locked(documents):
            if document.state in FROM[Verb.PURGE]:
                _remove(document, user, reason)
                done.changed.append(document)
            else:
                done.left.append(document)
    return done


def _remove(document: PolicyDocument, user: User, reason: str) -> None:
    versions = list(document.versions.values_list("pk", flat=True))
    for version in document.versions.defer("text", "report"):
        drop_version(version)
    _forget_citations(document, versions, user)
    either = Q(version_a__in=versions) | Q(version_b__in=versions)
    _remove_reviewed(Alignment, either)
    Aligned.objects.filter(either).delete()
    for model in LOCATED:
        _remove_reviewed(model, Q(version__in=versions))
    StructureCorrection.history.filter(version__in=versions).delete()
    corrections = StructureCorrection.objects.filter(version__in=versions)
    corrections._raw_delete(corrections.db)
    arrivals = Arrival.objects.filter(version__in=versions)
    Arrival.history.filter(id__in=arrivals.values("pk")).delete()
    arrivals._raw_delete(arrivals.db)
    files = list(_files(document).values_list("pk", flat=True))
    provisions = Provision.objects.filter(version__in=versions)
    provisions._raw_delete(
        provisions.db
    )  # whatever points at them is gone; keys among them are checked at the end
    DocumentVersion.objects.filter(pk__in=versions).delete()
    SourceFile.objects.filter(pk__in=files).delete()
    pk, gone = document.pk, _with_note(document, user, reason)
    gone.delete()
    records = PolicyDocument.history.filter(id=pk).exclude(history_type="-")
    records.delete()
    document.pk = pk


def _with_note(document: PolicyDocument, user: User, reason: str) -> Any:
    noted: Any = document
    noted._history_user, noted._change_reason = user, reason.strip()
    return noted


def _remove_reviewed(model: Any, which: Q) -> None:
    """Rows, what was ever said of them, and the steps of the batches that said it; batches of nothing else, too."""
    rows, told = model._default_manager.filter(which), model.history.filter(which)
    ids = sorted({*rows.values_list("pk", flat=True), *told.values_list("id", flat=True)})
    for at in range(0, len(ids), PART):
        steps = ReviewStep.objects.filter(model=model._meta.label_lower, row__in=ids[at : at + PART])
        batches = set(steps.order_by().values_list("batch", flat=True))
        steps.delete()
        ReviewBatch.objects.filter(pk__in=batches, steps=None).delete()
    told.delete()
    rows._raw_delete(rows.db)  # without a note in the history of each


def _files(document: PolicyDocument) -> QuerySet[SourceFile]:
    """Files from which no other document came."""
    others = DocumentVersion.objects.exclude(document=document)
    mine = SourceFile.objects.filter(versions__document=document).exclude(pk__in=others.values("source"))
    return mine.distinct()


def _citing(document: PolicyDocument) -> QuerySet[Citation]:
    return Citation._default_manager.filter(Q(cited=document) | Q(machine_said__cited_id=document.pk))


def _forget_citations(document: PolicyDocument, versions: list[int], user: User) -> None:
    """Citations in other documents name it still, but lead nowhere."""
    rows = list(_citing(document).exclude(version__in=versions))
    for row in rows:
        if row.cited_id == document.pk:
            row.cited = None
        if row.machine_said.get("cited_id") == document.pk:
            row.machine_said = {**row.machine_said, "cited_id": None}
    if rows:
        bulk_update_with_history(
            rows,
            Citation,
            ["cited", "machine_said"],
            default_user=user,
            default_change_reason=_("所引文件已彻底删除"),
        )
