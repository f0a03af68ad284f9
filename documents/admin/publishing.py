"""Publishing, withdrawing, throwing away: one page for all of it, which shows what it means and asks why."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.forms import Media
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import PolicyDocument
from documents.publishing.history import StateChange, state_changes
from documents.publishing.purge import purge, what_goes
from documents.publishing.states import FROM, LONGEST, NEEDS_REASON, Done, Verb, change
from documents.reviewing.history import Event
from documents.sender import person

MOST = 20  # documents in one go
SAYS = {
    Verb.PUBLISH: gettext_lazy("发布"),
    Verb.WITHDRAW: gettext_lazy("撤回"),
    Verb.BIN: gettext_lazy("移入回收站"),
    Verb.RESTORE: gettext_lazy("从回收站恢复"),
    Verb.PURGE: gettext_lazy("彻底删除"),
}
MEANS = {
    Verb.PUBLISH: gettext_lazy("任何人都能阅读、检索、比较和下载它。"),
    Verb.WITHDRAW: gettext_lazy(
        "它离开检索、列表、比较和下载；原地址告诉读者文件已撤回。版本、审核和历史都保留，可以再次发布。"
    ),
    Verb.BIN: gettext_lazy("谁也看不到它，直到恢复；什么都没有删除，随时可以原样恢复。"),
    Verb.RESTORE: gettext_lazy("恢复成移入回收站之前的状态。"),
    Verb.PURGE: gettext_lazy("下列内容永远删除，不能恢复；只留下何人何时为何删除的记录。"),
}
ASKS_TWICE = {Verb.BIN, Verb.PURGE}


class Publishing(admin.ModelAdmin):
    """For the ModelAdmin of documents: actions, buttons on the page of a document, and the page that asks."""

    actions = ["publish_chosen", "withdraw_chosen", "bin_chosen"]

    @property
    def media(self) -> Media:
        return super().media + Media(css={"all": ["css/admin.css", "css/review.css"]})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.state_view)
        return [path("state/", view, name="documents_policydocument_state"), *super().get_urls()]

    def may(self, request: HttpRequest, verb: Verb) -> bool:
        """Who may publish and withdraw; what can end in deletion takes the right to delete."""
        right = "change" if verb in {Verb.PUBLISH, Verb.WITHDRAW} else "delete"
        return request.user.has_perm(f"documents.{right}_policydocument")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return self.may(request, Verb.PUBLISH)

    def has_bin_permission(self, request: HttpRequest) -> bool:
        return self.may(request, Verb.BIN)

    @admin.action(description=gettext_lazy("发布所选文件…"), permissions=["publish"])
    def publish_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self._ask(request, Verb.PUBLISH, list(queryset[: MOST + 1]))

    @admin.action(description=gettext_lazy("撤回所选文件…"), permissions=["publish"])
    def withdraw_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self._ask(request, Verb.WITHDRAW, list(queryset[: MOST + 1]))

    @admin.action(description=gettext_lazy("所选文件移入回收站…"), permissions=["bin"])
    def bin_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self._ask(request, Verb.BIN, list(queryset[: MOST + 1]))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        document = self.get_object(request, object_id)
        more: dict[str, Any] = {}
        if document:
            verbs = [verb for verb in Verb if document.state in FROM[verb] and self.may(request, verb)]
            changes = state_changes(document)
            more = {
                "verbs": [(verb.value, f"{SAYS[verb]}…") for verb in verbs],
                "last": changes[0] if changes else None,
                "events": _events(changes),
                "subtitle": None,
            }
        return super().change_view(request, object_id, form_url, (extra_context or {}) | more)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The page of a document shows its history."""
        return HttpResponseRedirect(reverse("admin:documents_policydocument_change", args=[object_id]))

    def state_view(self, request: HttpRequest) -> HttpResponse:
        """Asks; and with `sure` does it."""
        if not (self.may(request, Verb.PUBLISH) or self.may(request, Verb.BIN)):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        rows = request.POST.getlist("row")
        verb = next((verb for verb in Verb if verb == request.POST.get("verb")), None)
        if verb is None or not all(row.isascii() and row.isdigit() and len(row) < 19 for row in rows):
            raise BadRequest(_("表单内容无法识别。"))
        if not self.may(request, verb):
            raise PermissionDenied
        documents = list(PolicyDocument.objects.filter(pk__in=rows[: MOST + 1]).order_by("title"))
        return self._ask(request, verb, documents)

    def _ask(self, request: HttpRequest, verb: Verb, documents: list[PolicyDocument]) -> HttpResponse:
        """The page that asks, until it is answered rightly."""
        here = reverse("admin:documents_policydocument_changelist")
        if not documents or len(documents) > MOST:
            words = (
                _("没有选中任何文件。") if not documents else _("一次最多 %(most)d 份文件。") % {"most": MOST}
            )
            messages.error(request, words)
            return HttpResponseRedirect(here)
        fit = [document for document in documents if document.state in FROM[verb]]
        reason = request.POST.get("reason", "").strip()[:LONGEST]
        typed = request.POST.get("typed", "").strip()
        word = (
            (fit[0].slug if len(fit) == 1 else _("%(n)d 份") % {"n": len(fit)}) if verb in ASKS_TWICE else ""
        )
        faults = {}
        if verb in NEEDS_REASON and not reason:
            faults["reason"] = _("请写明缘由。")
        if typed != word:
            faults["typed"] = _("请照样输入“%(word)s”。") % {"word": word}
        if fit and "sure" in request.POST and not faults:
            return self._do(request, verb, fit, reason)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": _("%(what)s：请核对") % {"what": SAYS[verb]},
            "verb": verb.value,
            "says": SAYS[verb],
            "means": MEANS[verb],
            "documents": [(each, what_goes(each) if verb in ASKS_TWICE else None) for each in fit],
            "unfit": [document for document in documents if document not in fit],
            "needs_reason": verb in NEEDS_REASON,
            "reason": reason,
            "word": word,
            "faults": faults if "sure" in request.POST else {},
            "longest": LONGEST,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/documents/state.html", context)

    def _do(
        self, request: HttpRequest, verb: Verb, documents: list[PolicyDocument], reason: str
    ) -> HttpResponse:
        ids, who = [document.pk for document in documents], person(request)
        done = purge(ids, who, reason) if verb == Verb.PURGE else change(ids, verb, who, reason)
        self._tell(request, verb, done)
        list_page = reverse("admin:documents_policydocument_changelist")
        if verb == Verb.PURGE or len(documents) > 1:
            return HttpResponseRedirect(list_page + ("?state=deleted" if verb in ASKS_TWICE else ""))
        return HttpResponseRedirect(reverse("admin:documents_policydocument_change", args=ids))

    def _tell(self, request: HttpRequest, verb: Verb, done: Done) -> None:
        for document in done.left:
            messages.error(request, _("《%(title)s》已有人改动，未作处理。") % {"title": document.title})
        if done.changed:
            titles = "、".join(f"《{document.title}》" for document in done.changed)
            messages.success(request, _("已%(what)s：%(titles)s。") % {"what": SAYS[verb], "titles": titles})


def _events(changes: list[StateChange]) -> list[Event]:
    return [Event(0, each.at, each.who, each.state_name, each.reason, "") for each in changes]
