"""What people say of the lines of a text, where the machine read its structure otherwise."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.models.document import DocumentVersion
from documents.models.review import Reviewed
from documents.parsing.corrections import Correction
from documents.parsing.nodes import Says


class StructureCorrection(models.Model):
    """A line of one version and what it is. `start` is where its first printed character stands (code points).

    Applied whenever the text is parsed. A row without a place in its version (`orphan`) is applied nowhere and waits
    for a person; it says where the line stood in the version that it comes from.
    """

    class Kind(models.TextChoices):
        TITLE = Says.TITLE.value, _("标题")
        CHAPTER = Says.CHAPTER.value, _("章")
        CLAUSE = Says.CLAUSE.value, _("条")
        MEASURE = Says.MEASURE.value, _("措施")
        BODY = Says.BODY.value, _("正文")
        JOIN = Says.JOIN.value, _("并入上一行")
        DISCARD = Says.DISCARD.value, _("不是正文")

    Placement = Reviewed.Placement

    version = models.ForeignKey(
        DocumentVersion, models.CASCADE, related_name="corrections", verbose_name=_("文件版本")
    )
    start = models.PositiveIntegerField(_("行首位置"))
    quote = models.TextField(_("行文字"))
    says = models.CharField(_("更正为"), max_length=10, choices=Kind)
    placement = models.CharField(
        _("定位"), max_length=10, choices=Reviewed.Placement, default=Reviewed.Placement.PLACED
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("更正人"),
    )
    at = models.DateTimeField(_("更正时间"), default=timezone.now)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to", verbose_name=_("沿用自")
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = _("结构更正")
        ordering = ["version", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "start"],
                condition=models.Q(placement=Reviewed.Placement.PLACED),
                name="one_correction_a_line",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_says_display()}：{self.quote[:30]}"

    @property
    def correction(self) -> Correction:
        return Correction(self.start, self.quote, Says(self.says))
