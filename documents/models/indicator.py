"""Indicators: what targets measure, by one name across documents and years."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Indicator(models.Model):
    """A quantity that policies set targets for: 细颗粒物浓度, less is better, in 微克/立方米."""

    class Better(models.TextChoices):
        MORE = "more", _("越高越好")
        LESS = "less", _("越低越好")

    class Status(models.TextChoices):
        KNOWN = "known", _("已收录")
        CANDIDATE = "candidate", _("待认定")
        MERGED = "merged", _("已合并")

    name = models.CharField(_("名称"), max_length=200, unique=True)
    better = models.CharField(_("方向"), max_length=4, choices=Better, blank=True)
    unit = models.CharField(_("常用单位"), max_length=30, blank=True)
    function = models.CharField(_("条线"), max_length=20, blank=True)
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.CANDIDATE)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("并入")
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = _("指标")
        ordering = ["name"]
        permissions = [("merge_indicator", _("可以合并指标"))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicator", args=[self.pk])


class IndicatorAlias(models.Model):
    """Another wording of an indicator, folded as `storing.indicators` folds: PM2.5浓度."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="aliases", verbose_name=_("指标"))
    name = models.CharField(_("别名"), max_length=200, unique=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = _("指标别名")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
