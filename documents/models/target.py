"""How much and by when: targets and milestones that provisions set."""

from collections.abc import Collection
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.models.document import DocumentVersion
from documents.models.indicator import Indicator
from documents.models.located import Located
from documents.models.provision import Provision


class Target(Located):
    """A value to reach, or a thing to be done by a date (`milestone`).

    The columns are what counts now; `machine_said` keeps what the machine read where a person says otherwise.
    `value` is as printed (29.8, ** where redacted), `number` the same as a decimal. `deadline` and `baseline` are
    `2025`, `2017-12` or empty; `deadline_year` is for sorting and charts.
    """

    said: ClassVar[tuple[str, ...]] = (
        "indicator",
        "comparator",
        "value",
        "number",
        "unit",
        "deadline",
        "deadline_year",
        "baseline",
    )

    class Kind(models.TextChoices):
        TARGET = "target", _("量化目标")
        MILESTONE = "milestone", _("任务节点")

    version = models.ForeignKey(
        DocumentVersion, models.CASCADE, related_name="targets", verbose_name=_("文件版本")
    )
    provision = models.ForeignKey(
        Provision, models.SET_NULL, null=True, blank=True, related_name="targets", verbose_name=_("条款")
    )
    kind = models.CharField(_("类型"), max_length=10, choices=Kind, default=Kind.TARGET)
    printed = models.TextField(_("原文指标"), blank=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="targets", verbose_name=_("指标")
    )
    comparator = models.CharField(_("比较"), max_length=2, blank=True)
    value = models.CharField(_("数值"), max_length=40, blank=True)
    number = models.DecimalField(_("数"), max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(_("单位"), max_length=30, blank=True)
    deadline = models.CharField(_("完成时限"), max_length=10, blank=True)
    deadline_year = models.PositiveSmallIntegerField(_("时限年份"), null=True, blank=True)
    baseline = models.CharField(_("基期"), max_length=10, blank=True)
    machine_said = models.JSONField(_("机器识别值"), default=dict)
    history = HistoricalRecords(excluded_fields=["anchor"])

    class Meta:
        verbose_name = verbose_name_plural = _("目标")
        ordering = ["version", "words_start", "pk"]
        indexes = [
            models.Index(fields=["indicator", "deadline_year"], name="target_by_indicator"),
            models.Index(
                fields=["deadline_year", "deadline", "version", "words_start", "id"],
                name="target_by_deadline",
            ),
            models.Index(
                fields=["deadline_year", "kind", "version", "state", "placement"],
                name="target_counts_by_year",
            ),
            models.Index(fields=["state", "version", "words_start", "id"], name="target_by_state_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.printed}{self.comparator}{self.value}{self.unit}"

    @classmethod
    def unsay(cls, rows: Collection[Self]) -> None:
        """The machine's values count again."""
        for row in rows:
            for name, value in row.machine_said.items():
                setattr(row, name, value)
