"""Which provision of one document answers which of another."""

from collections.abc import Collection
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.models.document import DocumentVersion
from documents.models.provision import Provision
from documents.models.review import Reviewed

LONGEST_TITLE = 40
MIRROR = {"narrower": "broader", "broader": "narrower"}


class Alignment(Reviewed):
    """A pair of units. A is in the document with the smaller id (of one document: in the former version).

    `relation` counts, `machine_relation` is the machine's; both say what B is to A: seen from B, narrower is broader.
    A against B is not the mirror of B against A: `forth` says how likely B answers A, `back` how likely A answers B
    (0 to 1, None where only a person says so). `signals` are what both were made from. The reason that a person gives
    is the `note`. A side without provision has no place in today's text: `anchor_…` is what it said; `doubtful` names
    the sides (`a`, `b`, `ab`) whose place is only proposed. What has no counterpart has no row.
    """

    said: ClassVar[tuple[str, ...]] = ("relation",)

    class Relation(models.TextChoices):
        EQUAL = "equal", _("一致")
        NARROWER = "narrower", _("细化")
        BROADER = "broader", _("扩展")
        INTERSECT = "intersect", _("部分对应")

    version_a = models.ForeignKey(
        DocumentVersion, models.CASCADE, related_name="alignments_as_a", verbose_name=_("甲文件版本")
    )
    version_b = models.ForeignKey(
        DocumentVersion, models.CASCADE, related_name="alignments_as_b", verbose_name=_("乙文件版本")
    )
    a = models.ForeignKey(
        Provision, models.SET_NULL, null=True, related_name="answered_by", verbose_name=_("甲条款")
    )
    b = models.ForeignKey(
        Provision, models.SET_NULL, null=True, related_name="answers", verbose_name=_("乙条款")
    )
    path_a = models.CharField(_("甲条款路径"), max_length=255)
    path_b = models.CharField(_("乙条款路径"), max_length=255)
    anchor_a = models.TextField(_("甲条款原文"), blank=True)
    anchor_b = models.TextField(_("乙条款原文"), blank=True)
    doubtful = models.CharField(_("位置待核对"), max_length=2, blank=True)
    relation = models.CharField(_("关系"), max_length=10, choices=Relation)
    machine_relation = models.CharField(_("机器识别的关系"), max_length=10, choices=Relation, blank=True)
    forth = models.FloatField(_("得分（甲到乙）"), null=True)
    back = models.FloatField(_("得分（乙到甲）"), null=True)
    signals = models.JSONField(_("依据"), default=dict, blank=True)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to", verbose_name=_("沿用自")
    )
    history = HistoricalRecords(excluded_fields=["anchor_a", "anchor_b", "signals"])

    class Meta:
        verbose_name = verbose_name_plural = _("条款对应")
        ordering = ["version_a", "version_b", "pk"]
        indexes = [
            models.Index(fields=["version_a", "version_b"], name="alignment_by_versions"),
            models.Index(fields=["state", "id"], name="alignment_by_state"),
        ]
        constraints = [models.UniqueConstraint(fields=["a", "b"], name="alignment_once")]

    def __str__(self) -> str:
        return f"{self.path_a} → {self.path_b}"

    @property
    def with_documents(self) -> str:
        """《辽宁省…实施方案》1/4 → 《禹州市…实施意见》2/6: for those who do not see both documents."""
        a, b = (shortened(version.document.title) for version in (self.version_a, self.version_b))
        return f"《{a}》{self.path_a} → 《{b}》{self.path_b}"

    @classmethod
    def unsay(cls, rows: Collection[Self]) -> None:
        """The machine's relation counts again."""
        for row in rows:
            row.relation = row.machine_relation

    def leave(self) -> None:
        """Let go of the places that were only proposed."""
        for side in self.doubtful:
            setattr(self, f"{side}_id", None)
        self.doubtful = ""

    def undone(self, columns: Collection[str]) -> None:
        """Where the row left a place again, it may have taken over what the machine suggests there: that is to be found anew."""
        if {"a_id", "b_id"} & set(columns) and None in {self.a_id, self.b_id}:
            Aligned.objects.filter(version_a=self.version_a_id, version_b=self.version_b_id).delete()


def shortened(title: str) -> str:
    """So that two of them fit into the name of a batch."""
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"


class Aligned(models.Model):
    """Two versions whose units were compared as they stand; A as in Alignment. It goes when either is read anew."""

    version_a = models.ForeignKey(DocumentVersion, models.CASCADE, related_name="+")
    version_b = models.ForeignKey(DocumentVersion, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = _("已比较的文件")
        constraints = [models.UniqueConstraint(fields=["version_a", "version_b"], name="aligned_once")]

    def __str__(self) -> str:
        return f"{self.version_a_id} → {self.version_b_id}"
