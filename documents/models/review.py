"""What a machine suggests and a person decides: the one mechanism for tags, alignments, targets, citations."""

from collections.abc import Collection
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reviewed(models.Model):
    """A row with a machine's word and a person's, kept apart.

    `state` is the verdict; `machine` says whether today's pipeline still finds the row. `placement` says whether a
    decided row stands in the text of its version: a new text may leave it to be placed by a person. `revision`
    counts decisions, so that two people at the same row notice each other. `said` names the fields that a person
    may state otherwise than the machine did.
    """

    said: ClassVar[tuple[str, ...]] = ()

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("待审核")
        CONFIRMED = "confirmed", _("已确认")
        REJECTED = "rejected", _("已否定")

    class Placement(models.TextChoices):
        PLACED = "placed", _("已定位")
        PROPOSED = "proposed", _("文字有变，待核对")
        ORPHAN = "orphan", _("无处安放")

    state = models.CharField(_("审核状态"), max_length=10, choices=State, default=State.SUGGESTED)
    placement = models.CharField(_("定位"), max_length=10, choices=Placement, default=Placement.PLACED)
    machine = models.BooleanField(_("机器识别"), default=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("审核人"),
    )
    decided_at = models.DateTimeField(_("审核时间"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    revision = models.PositiveIntegerField(_("修订次数"), default=0)

    class Meta:
        abstract = True

    def say(self, **values: object) -> None:
        """Let the person's values count."""
        for name, value in values.items():
            setattr(self, name, value)

    @classmethod
    def unsay(cls, rows: Collection[Self]) -> None:
        """Let the machine's values count again."""

    def leave(self) -> None:
        """Let go of a place that was only proposed."""

    def undone(self, columns: Collection[str]) -> None:
        """What else follows when undo put these columns of the row back."""

    @classmethod
    def overruled(cls, rows: Collection[Self]) -> models.QuerySet[Self]:
        """Decided rows that cannot hold beside `rows` once those are confirmed."""
        return cls._default_manager.none()


class ReviewBatch(models.Model):
    """What one person did in one go, so that it can be shown and undone."""

    class Verb(models.TextChoices):
        CONFIRM = "confirm", _("确认")
        REJECT = "reject", _("否定")
        CHANGE = "change", _("更改")
        REOPEN = "reopen", _("退回待审核")
        ACCEPT = "accept", _("认可新位置")
        DECLINE = "decline", _("不认可新位置")
        PLACE = "place", _("定位")
        ADD = "add", _("人工添加")
        NOBODY = "nobody", _("核对无责任单位")
        KNOWN = "known", _("收录部门")
        NO_DEPARTMENT = "no_department", _("认定不是部门")
        MERGE = "merge", _("合并部门")
        KNOWN_INDICATOR = "known_indicator", _("收录指标")
        MERGE_INDICATOR = "merge_indicator", _("合并指标")
        IMPORT = "import", _("导入标注")

    verb = models.CharField(_("操作"), max_length=20, choices=Verb)
    about = models.CharField(_("对象"), max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("操作人")
    )
    made_at = models.DateTimeField(_("时间"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("撤销人")
    )
    undone_at = models.DateTimeField(_("撤销时间"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("审核批次")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.about}".strip()


class ReviewStep(models.Model):
    """One row of a batch: the fields that changed, before and after. No `before` means that the row was made.

    `model` is a label (`documents.responsibility`): a batch may touch rows of several kinds. The values are those
    of the columns, dates in ISO format.
    """

    batch = models.ForeignKey(ReviewBatch, models.CASCADE, related_name="steps", verbose_name=_("审核批次"))
    model = models.CharField(_("类型"), max_length=50)
    row = models.BigIntegerField(_("编号"))
    before = models.JSONField(_("之前"), null=True)
    after = models.JSONField(_("之后"), default=dict)

    class Meta:
        verbose_name = verbose_name_plural = _("审核步骤")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.model} {self.row}"
