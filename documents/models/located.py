"""A reviewed row about words of a provision: where they stand, and how the row finds them in the next text."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.review import Reviewed


class Located(Reviewed):
    """`words` and `evidence` are places in the source of the version (code points); `path` is the provision's address
    there. `anchor` is the folded text of the provision when it was decided, by which the row finds its place in the
    next text. A concrete model adds `version` and `provision`.
    """

    if TYPE_CHECKING:
        version: Any
        version_id: int
        provision_id: int | None
        carried_from_id: int | None

    rule = models.CharField(_("识别规则"), max_length=20, blank=True)
    evidence = models.TextField(_("依据"), blank=True)
    evidence_start = models.PositiveIntegerField(null=True, blank=True)
    evidence_end = models.PositiveIntegerField(null=True, blank=True)
    words_start = models.PositiveIntegerField(null=True, blank=True)
    words_end = models.PositiveIntegerField(null=True, blank=True)
    path = models.CharField(_("条款路径"), max_length=255, blank=True)
    anchor = models.TextField(_("条款原文"), blank=True)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to", verbose_name=_("沿用自")
    )

    class Meta:
        abstract = True

    def leave(self) -> None:
        """Let go of a place that was only proposed."""
        self.provision_id = None
