"""Departments: who they are, what they were called, which line of work they belong to."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.models.document import PolicyDocument


class Department(models.Model):
    """A public body: 辽宁省生态环境厅. A merged one stays as a signpost to the other."""

    class Status(models.TextChoices):
        KNOWN = "known", _("已收录")
        CANDIDATE = "candidate", _("待认定")
        REJECTED = "rejected", _("不是部门")
        MERGED = "merged", _("已合并")

    name = models.CharField(_("规范名称"), max_length=100, unique=True)
    function = models.CharField(_("条线"), max_length=20, blank=True, db_index=True)
    level = models.CharField(_("层级"), max_length=12, choices=PolicyDocument.Level, blank=True)
    region = models.ForeignKey(
        "Region", models.PROTECT, null=True, blank=True, related_name="departments", verbose_name=_("地区")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级部门")
    )
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.KNOWN)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("并入")
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = _("部门")
        ordering = ["name"]
        permissions = [("merge_department", _("可以合并部门"))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("department", args=[self.pk])


class DepartmentAlias(models.Model):
    """Another name of a department, and for how long: 辽宁省环境保护厅, until 2018."""

    department = models.ForeignKey(Department, models.CASCADE, related_name="aliases", verbose_name=_("部门"))
    name = models.CharField(_("别名"), max_length=100, unique=True)
    valid_from = models.PositiveSmallIntegerField(_("起始年"), null=True, blank=True)
    valid_to = models.PositiveSmallIntegerField(_("终止年"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = verbose_name_plural = _("部门别名")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
