"""What this person did last: shown on the next pages, with what was left alone, what to do next, and the way back."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import Department, Responsibility, ReviewBatch
from documents.reviewing import Conflict, Outcome
from documents.reviewing.history import Event, history_of_rows, name_of
from documents.reviewing.outcome import Why

KEY = "last_review"
MOST_TOLD = 20
FOR = timedelta(hours=1)
CONFIRMING = {ReviewBatch.Verb.CONFIRM, ReviewBatch.Verb.CHANGE, ReviewBatch.Verb.ADD}


@dataclass(frozen=True, slots=True)
class LastReview:
    """`offer` is a department, `waiting` the number of other provisions where it waits for a verdict.

    `failed`: nothing changed, and why.
    """

    said: str
    failed: bool
    batch: ReviewBatch | None
    conflicts: list[str]
    more: int
    offer: Department | None
    waiting: int


def remember(request: HttpRequest, outcome: Outcome, *, undone: bool = False) -> None:
    """Keep an outcome in the session, in place of the one before."""
    told = _with_authors(outcome.conflicts[:MOST_TOLD]) if outcome.conflicts else []
    request.session[KEY] = {
        "batch": outcome.batch.pk if outcome.batch else None,
        "changed": len(outcome.changed),
        "undone": undone,
        "conflicts": told,
        "more": max(0, len(outcome.conflicts) - MOST_TOLD),
        "offer": _only_department(outcome) if outcome.batch and not undone else None,
    }


def last_review(request: HttpRequest) -> LastReview | None:
    """For the pages: what was remembered. No query where nothing was, three at most."""
    kept: dict[str, Any] | None = request.session.get(KEY)
    if not kept:
        return None
    batch = ReviewBatch.objects.filter(pk=kept["batch"]).first() if kept["batch"] else None
    if batch and not kept["undone"] and batch.made_at < timezone.now() - FOR:
        return None
    offer, waiting = _offer(kept["offer"]) if batch and not batch.undone_at else (None, 0)
    undoable = batch if batch and not batch.undone_at else None
    failed = bool(kept["conflicts"]) and not kept["changed"]
    return LastReview(_said(kept, batch), failed, undoable, kept["conflicts"], kept["more"], offer, waiting)


def _said(kept: dict[str, Any], batch: ReviewBatch | None) -> str:
    if batch is None:
        return _("没有改动。")
    words = {"what": str(batch), "number": kept["changed"]}
    if kept["undone"] and not batch.undone_at:
        return _("没有撤销“%(what)s”：没有可以恢复的，原因见下。") % words
    if kept["undone"]:
        return _("已撤销“%(what)s”，恢复 %(number)d 条。") % words
    if not kept["changed"]:
        return _("已完成：%(what)s。") % words
    return _("已完成：%(what)s，%(number)d 条。") % words


def _with_authors(conflicts: tuple[Conflict, ...]) -> list[str]:
    """Who changed each row last, and to what."""
    rows = [each.pk for each in conflicts if isinstance(each.row, Responsibility)]
    latest: dict[int, Event] = {}
    for event in history_of_rows(rows):
        latest.setdefault(event.row, event)
    told = []
    for each in conflicts:
        by = ""
        if (said := latest.get(each.pk)) and each.why in {Why.MOVED, Why.UNFIT} and not each.later:
            by = f"（{said.who} {timezone.localtime(said.at):%H:%M:%S} {said.what}）"
        told.append(f"{tell(each)}{by}")
    return told


def tell(conflict: Conflict) -> str:
    row = conflict.row
    if row is None:
        return _("有一条已不存在：文本已重新解析。")
    where = f"{row.path} " if isinstance(row, Responsibility) else ""
    if conflict.later:
        return f"{where}{row}：{stands(conflict.later)}"
    why = {
        Why.MOVED: _("在您打开页面之后已被改动，未作处理"),
        Why.UNFIT: _("不适用此操作，未作处理"),
        Why.CARRIED: _("已沿用到新版本，请在新版本中更改"),
        Why.GONE: _("已不存在"),
    }
    return f"{where}{row}：{why[conflict.why]}"


def stands(later: ReviewBatch) -> str:
    """Why an earlier batch is not undone."""
    return _("此后的批次 #%(pk)d（%(who)s：%(what)s）仍然有效，未作恢复；先撤销那一批，才能撤销这一批。") % {
        "pk": later.pk,
        "who": name_of(later.made_by),
        "what": later,
    }


def _only_department(outcome: Outcome) -> int | None:
    """The department of all rows of a confirmation, if it is one."""
    if outcome.batch is None or outcome.batch.verb not in CONFIRMING:
        return None
    rows = Responsibility.objects.filter(pk__in=outcome.changed).order_by()
    found = list(rows.values_list("department", flat=True).distinct()[:2])
    return found[0] if len(found) == 1 else None


def _offer(pk: int | None) -> tuple[Department | None, int]:
    if pk is None:
        return None, 0
    rows = Responsibility.objects.filter(
        department=pk, state=Responsibility.State.SUGGESTED, version__is_latest=True
    )
    waiting = rows.order_by().values("provision").distinct().count()
    return (Department.objects.filter(pk=pk).first(), waiting) if waiting else (None, 0)
