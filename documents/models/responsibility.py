"""Who is responsible for a provision: what the machine read and what a person said of it."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.models.department import Department
from documents.models.document import DocumentVersion
from documents.models.located import Located
from documents.models.provision import Provision


class Responsibility(Located):
    """A provision, a body and its role. `department` and `role` are what counts now: the person's word, else the
    machine's; `machine_department` and `machine_role` stay what the machine said.

    `body` is `department`, `group` (named by kind: 各有关部门) or `none`: a person looked and nobody is named here.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("牵头")
        RESPONSIBLE = "responsible", _("责任")
        SUPPORT = "support", _("配合")
        GUIDE = "guide", _("指导")
        MENTIONED = "mentioned", _("提及")

    class Body(models.TextChoices):
        DEPARTMENT = "department", _("部门")
        GROUP = "group", _("群体")
        NONE = "none", _("无责任单位")

    said = ("department", "role", "body")

    version = models.ForeignKey(
        DocumentVersion, models.CASCADE, related_name="responsibilities", verbose_name=_("文件版本")
    )
    provision = models.ForeignKey(
        Provision,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="responsibilities",
        verbose_name=_("条款"),
    )
    body = models.CharField(_("主体"), max_length=10, choices=Body, default=Body.DEPARTMENT)
    printed = models.CharField(_("原文名称"), max_length=100, blank=True)
    full_name = models.CharField(_("补全名称"), max_length=100, blank=True)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="responsibilities",
        verbose_name=_("部门"),
    )
    role = models.CharField(_("角色"), max_length=12, choices=Role, blank=True)
    machine_department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("机器认定部门")
    )
    machine_role = models.CharField(_("机器认定角色"), max_length=12, choices=Role, blank=True)
    history = HistoricalRecords(excluded_fields=["anchor"])

    class Meta:
        verbose_name = verbose_name_plural = _("责任单位")
        ordering = ["version", "evidence_start", "words_start", "pk"]
        indexes = [
            # Both with all by which responsibilities are chosen: lists are counted without reading any.
            models.Index(
                fields=["department", "provision", "role", "version", "state", "placement", "body"],
                name="duty_by_department",
            ),
            models.Index(
                fields=["provision", "role", "department", "version", "state", "placement", "body"],
                name="duty_by_provision",
            ),
            models.Index(
                fields=["state", "version", "evidence_start", "words_start", "id"],
                name="duty_by_state_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.full_name or self.printed}"

    def say(self, **values: object) -> None:
        """A department that a person names is one, also where the machine saw a group."""
        if values.get("department"):
            values["body"] = self.Body.DEPARTMENT
        super().say(**values)

    @classmethod
    def unsay(cls, rows: Collection[Self]) -> None:
        """The machine's department, or what it was merged into since. One query."""
        ids = {row.machine_department_id for row in rows if row.machine_department_id}
        departments = Department.objects.filter(pk__in=ids).values_list("pk", "merged_into")
        became = {pk: merged or pk for pk, merged in departments}
        for row in rows:
            row.department_id = became[row.machine_department_id] if row.machine_department_id else None
            row.role = row.machine_role
            row.body = cls.Body.DEPARTMENT if row.department_id else cls.Body.GROUP

    @classmethod
    def overruled(cls, rows: Collection[Self]) -> models.QuerySet[Self]:
        """Where a body is confirmed, "checked, nobody named here" no longer holds."""
        places = {row.provision_id for row in rows if row.provision_id and row.body != cls.Body.NONE}
        return cls.objects.filter(provision__in=places, body=cls.Body.NONE, state=cls.State.CONFIRMED)
