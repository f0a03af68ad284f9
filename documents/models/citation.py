"""References of one document to another."""

from collections.abc import Collection
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.models.document import DocumentVersion, PolicyDocument
from documents.models.located import Located
from documents.models.provision import Provision


class Citation(Located):
    """A document that a provision names; `cited` is the document held here, if it is one.

    `machine_said` keeps the relation and the document that the machine found where a person says otherwise.
    """

    said: ClassVar[tuple[str, ...]] = ("relation", "cited")

    class Relation(models.TextChoices):
        IMPLEMENTS = "implements", _("落实")
        REPEALS = "repeals", _("废止")
        CITES = "cites", _("引用")

    version = models.ForeignKey(
        DocumentVersion, models.CASCADE, related_name="citations", verbose_name=_("文件版本")
    )
    provision = models.ForeignKey(
        Provision, models.SET_NULL, null=True, blank=True, related_name="citations", verbose_name=_("条款")
    )
    title = models.TextField(_("文件名称"), blank=True)
    document_number = models.CharField(_("文号"), max_length=100, blank=True)
    relation = models.CharField(_("关系"), max_length=10, choices=Relation, default=Relation.CITES)
    marks = models.CharField(_("标记"), max_length=10, blank=True)
    cited = models.ForeignKey(
        PolicyDocument,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="cited_by",
        verbose_name=_("库中文件"),
    )
    machine_said = models.JSONField(_("机器识别值"), default=dict)
    history = HistoricalRecords(excluded_fields=["anchor"])

    class Meta:
        verbose_name = verbose_name_plural = _("引用文件")
        ordering = ["version", "words_start", "pk"]

    def __str__(self) -> str:
        return self.title or self.evidence

    @classmethod
    def unsay(cls, rows: Collection[Self]) -> None:
        """The machine's values count again."""
        for row in rows:
            for name, value in row.machine_said.items():
                setattr(row, name, value)
