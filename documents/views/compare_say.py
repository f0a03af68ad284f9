"""A curator's word on a pair, from the page that shows it."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.aligning import align_at_once
from documents.models import Alignment
from documents.queries.alignments import anchor
from documents.reviewing import Outcome, Verdict
from documents.reviewing.outcome import Why
from documents.reviewing.pairs import add, find, say
from documents.strict import BadQuery
from documents.views.compare_asked import provision_of

VERDICTS = {"confirm", "reject", "change", "reopen", "accept", "decline"}
LEAVES = {
    "add",
    "decline",
    "reopen",
}  # after which there may be no such row: who said it goes on at the unit of A
LONGEST = 500


@require_POST
@permission_required("documents.change_alignment", raise_exception=True)
def compare_say(request: HttpRequest) -> HttpResponse:
    """`one`, `other` (addresses), `verdict`, for what is seen `revision`, and `relation`, `note`, `back`."""
    # no database takes a null
    sent = {name: str(value).replace("\x00", "") for name, value in request.POST.items()}
    user = request.user
    assert isinstance(user, User)  # noqa: S101
    verdict, relation, note = (
        sent.get("verdict", ""),
        sent.get("relation", ""),
        sent.get("note", "").strip()[:LONGEST],
    )
    revision = sent.get("revision", "")
    if verdict not in VERDICTS | {"add"} or (revision and not (revision.isascii() and revision.isdigit())):
        raise BadRequest(_("表单内容无法识别。"))
    if verdict in {"change", "add"} and relation not in Alignment.Relation:
        raise BadRequest(_("没有这种关系。"))
    try:
        one, other = provision_of("one", sent.get("one", "")), provision_of("other", sent.get("other", ""))
    except BadQuery:
        if verdict != "add":
            raise
        messages.error(request, _("没有这一条款，请核对路径。"))
        return HttpResponseRedirect(_back(request))
    if verdict == "add":
        try:
            outcome = add(one, other, relation, user, note)
        except ValueError:
            messages.error(request, _("请选另一份文件的条款，并写明理由。"))
            return HttpResponseRedirect(_back(request))
    else:
        if find(one, other)[0] is None and not align_at_once(one.version, other.version):
            messages.error(request, _("这两份文件条款过多，须先由管理员运行 align 比较，才能审核。"))
            return HttpResponseRedirect(_back(request))
        seen = int(revision or 0)
        outcome = say(Verdict(verdict), one, other, user, revision=seen, relation=relation, note=note)
    _tell(request, outcome)
    return HttpResponseRedirect(_back(request, anchor(one.path, "") if verdict in LEAVES else ""))


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    told = {
        Why.MOVED: _("在您打开页面之后已有人改动，未作处理；请看现在的状态。"),
        Why.GONE: _("这一对应已不存在：文本已重新解析。"),
        Why.UNFIT: _("不适用此操作，未作处理。"),
        Why.CARRIED: _("已沿用到新版本，请在新版本中更改。"),
    }
    for conflict in outcome.conflicts:
        messages.error(request, told[conflict.why])
    if outcome.batch:
        messages.success(request, _("已完成：%(what)s。") % {"what": outcome.batch})


def _back(request: HttpRequest, place: str = "") -> str:
    """The page that sent the form, at the row that it named, or at another place."""
    back = request.POST.get("back", "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    if not (here and back.startswith("/")):
        return reverse("compare")
    return f"{back.partition('#')[0]}#{place}" if place else back
