"""Provisions: one tree per document version, whose root stands for the document itself."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from mptt.managers import TreeManager
from mptt.models import MPTTModel, TreeForeignKey


class Provision(MPTTModel):
    """A node of a version's tree: a chapter, clause, measure, paragraph, or a sentence of one.

    Rows are written whole by `storing.save`, never one by one: `tree_id` is the id of the version, `seq` the
    reading order. The words of a sentence are not stored: they are `text[body_from:body_to]` of its parent.
    `spans` are [start, end) pairs of the source text, `runs` pairs (offset in `text`, place in the source).
    `full_text` is filled where printed provisions stand below: own words and theirs, as the page shows them.
    """

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("文件")
        PREAMBLE = "preamble", _("引言")
        PART = "part", _("编")
        CHAPTER = "chapter", _("章")
        SECTION = "section", _("节")
        ARTICLE = "article", _("法条")
        CLAUSE = "clause", _("条")
        MEASURE = "measure", _("措施")
        POINT = "point", _("项")
        PARAGRAPH = "paragraph", _("段落")
        CLOSING = "closing", _("结尾")

    version = models.ForeignKey(
        "DocumentVersion", models.CASCADE, related_name="provisions", verbose_name=_("文件版本")
    )
    parent = TreeForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("上级")
    )
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    path = models.CharField(_("路径"), max_length=255, blank=True)
    seq = models.PositiveIntegerField(_("次序"))
    printed = models.BooleanField(_("原文条款"), default=True)
    is_unit = models.BooleanField(_("比较单元"), default=False)
    label = models.CharField(_("序号"), max_length=100, blank=True)
    heading = models.TextField(_("标题"), blank=True)
    text = models.TextField(_("正文"), blank=True)
    full_text = models.TextField(_("全文（含下级）"), blank=True)
    start = models.PositiveIntegerField(_("起点"), default=0)
    body_start = models.PositiveIntegerField(_("正文起点"), default=0)
    end = models.PositiveIntegerField(_("终点"), default=0)
    spans = models.JSONField(_("原文区间"), default=list)
    runs = models.JSONField(_("原文对照"), default=list)
    body_from = models.PositiveIntegerField(null=True, blank=True)
    body_to = models.PositiveIntegerField(null=True, blank=True)

    # Default managers stay unfiltered: mptt walks the tree through them (a filtered one loses descendants).
    objects = TreeManager()

    class MPTTMeta:
        level_attr = "depth"

    class Meta:
        verbose_name = verbose_name_plural = _("条款")
        ordering = ["tree_id", "lft"]
        indexes = [
            models.Index(fields=["tree_id", "lft"], name="provision_tree_order"),
            # With all by which the rows of a list are chosen: they are counted without being read. Not instead of the
            # one before: mptt adds that where it is missing.
            models.Index(
                fields=["tree_id", "lft", "is_unit", "printed", "path"], name="provision_list_order"
            ),
            # The few that have printed ones below: what is said of these holds for those, too.
            models.Index(fields=["id"], condition=~models.Q(full_text=""), name="provision_holders"),
            models.Index(fields=["kind", "tree_id", "lft"], name="provision_kind_order"),
        ]
        constraints = [models.UniqueConstraint(fields=["version", "path"], name="provision_path_once")]

    def __str__(self) -> str:
        return f"{self.label}{self.heading}" or self.text[:30] or self.path

    def get_absolute_url(self) -> str:
        address = self.version.address
        if not self.path:
            return reverse("document", args=[address])
        return reverse("provision", args=[address, self.path])

    @property
    def address(self) -> str:
        """`dalian/3/2/m1`: the URL path, the CSV key, the anchor."""
        return f"{self.version.address}/{self.path}".rstrip("/")


class KindManager(TreeManager):
    """The provisions of some kinds, for the proxies below."""

    def __init__(self, *kinds: str) -> None:
        super().__init__()
        self.kinds = kinds

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(kind__in=self.kinds)


class Chapter(Provision):
    """Chapters 章 and what holds or divides them: parts 编, sections 节."""

    objects = TreeManager()
    rows = KindManager("part", "chapter", "section")

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = _("章")


class Clause(Provision):
    """Clauses 条, articles of a law included."""

    objects = TreeManager()
    rows = KindManager("clause", "article")

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = _("条")


class Measure(Provision):
    """Measures 措施, points of articles included."""

    objects = TreeManager()
    rows = KindManager("measure", "point")

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = _("措施")
