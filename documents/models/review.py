"""What a machine suggests and a person decides: the one mechanism for tags, alignments, targets, citations."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reviewed(models.Model):
    """A row with a machine's word and a person's, kept apart.

    `state` is the verdict; `machine` says whether today's pipeline still finds the row. `placement` says whether a
    decided row stands in the text of its version: a new text may leave it to be placed by a person. `revision`
    counts decisions, so that two people at the same row notice each other.
    """

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
