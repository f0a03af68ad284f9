"""A curator's word on a pair, from the page that shows it."""

from dataclasses import replace
from typing import NamedTuple

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.aligning import align_at_once
from documents.models import Alignment, Provision
from documents.queries.alignments import anchor
from documents.reviewing import Outcome, Verdict
from documents.reviewing.outcome import Why
from documents.reviewing.pairs import add, find, say
from documents.sender import person
from documents.strict import BadQuery
from documents.views.compare_asked import provision_of
from documents.views.compare_told import Told, back_at, form_of, named, remember

VERDICTS = {"confirm", "reject", "change", "reopen", "accept", "decline"}
# After these there may be no such row: who said it goes on at the unit of A.
LEAVES = {"add", "decline", "reopen"}
LONGEST = 500


class Sent(NamedTuple):
    verdict: str
    one: str
    other: str
    revision: int
    relation: str
    note: str
    against: str


@require_POST
@permission_required("documents.change_alignment", raise_exception=True)
def compare_say(request: HttpRequest) -> HttpResponse:
    """`one`, `other` (addresses), `verdict`, for what is seen `revision`, and `relation`, `note`, `back`.

    A pair that is added may say `against` which document its `other` must be.
    """
    sent = _sent(request)
    one = provision_of("one", sent.one)
    told = _add(request, sent, one) if sent.verdict == "add" else _say(request, sent, one)
    remember(request, replace(told, a=one.version_id))
    return HttpResponseRedirect(back_at(request, told.place))


def _sent(request: HttpRequest) -> Sent:
    """Raises BadRequest for what no form sends."""
    # no database takes a null
    sent = {name: str(value).replace("\x00", "") for name, value in request.POST.items()}
    verdict, revision, relation = (sent.get(name, "") for name in ("verdict", "revision", "relation"))
    if verdict not in VERDICTS | {"add"} or (revision and not _is_number(revision)):
        raise BadRequest(_("表单内容无法识别。"))
    if verdict in {"change", "add"} and relation not in Alignment.Relation:
        raise BadRequest(_("没有这种关系。"))
    note = sent.get("note", "").strip()[:LONGEST]
    one, other, against = (sent.get(name, "") for name in ("one", "other", "against"))
    return Sent(verdict, one, other, int(revision or 0), relation, note, against)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def _say(request: HttpRequest, sent: Sent, one: Provision) -> Told:
    other = provision_of("other", sent.other)
    pair = anchor(one.path, other.path)
    if find(one, other)[0] is None and not align_at_once(one.version, other.version):
        words = _("这两份文件条款过多，须先由管理员运行 align 比较，才能审核。")
        return Told(words, pair, pair, failed=True, b=other.version_id)
    verdict, user = Verdict(sent.verdict), person(request)
    outcome = say(verdict, one, other, user, revision=sent.revision, relation=sent.relation, note=sent.note)
    return _told(sent.verdict, outcome, one, other)


def _add(request: HttpRequest, sent: Sent, one: Provision) -> Told:
    """What cannot be added is told where it was typed."""
    typed = {"other": sent.other, "relation": sent.relation, "note": sent.note}
    place = form_of(one.path)
    try:
        other = provision_of("other", sent.other.strip())
    except BadQuery:
        words = _("没有这一条款：%(address)s。请核对地址，或从列表中选取。") % {
            "address": sent.other[:LONGEST]
        }
        return Told(words, place=place, failed=True, typed=typed)
    if sent.against and other.version.address != sent.against:
        words = _("请填写乙的条款地址：%(address)s/…") % {"address": sent.against[:LONGEST]}
        return Told(words, place=place, failed=True, typed=typed)
    try:
        outcome = add(one, other, sent.relation, person(request), sent.note)
    except ValueError:
        words = _("请选另一份文件的条款，并写明理由。")
        return Told(words, place=place, failed=True, typed=typed)
    told = _told("add", outcome, one, other)
    if not outcome.batch:
        return Told(told.words, place=place, failed=True, typed=typed, b=other.version_id)
    return told


def _told(verdict: str, outcome: Outcome, one: Provision, other: Provision) -> Told:
    pair = anchor(one.path, other.path)
    unit = anchor(one.path, "")
    place = unit if verdict in LEAVES else pair
    if not outcome.batch:
        return Told(_why_not(verdict, outcome), pair, place, failed=True, b=other.version_id)
    words = _("已完成：%(verb)s %(pair)s。") % {
        "verb": outcome.batch.get_verb_display(),
        "pair": named(one, other),
    }
    again = unit if verdict == "add" else pair
    return Told(words, pair, place, batch=outcome.batch.pk, again=again, b=other.version_id)


def _why_not(verdict: str, outcome: Outcome) -> str:
    if verdict == "add":
        return _("这一对应已经确认，关系也相同，未作处理。")
    told = {
        Why.MOVED: _("在您打开页面之后已有人改动，未作处理；请看现在的状态。"),
        Why.GONE: _("这一对应已不存在：文本已重新解析。"),
        Why.UNFIT: _("不适用此操作，未作处理。"),
        Why.CARRIED: _("已沿用到新版本，请在新版本中更改。"),
    }
    return " ".join(told[conflict.why] for conflict in outcome.conflicts)
