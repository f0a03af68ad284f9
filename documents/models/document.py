"""A policy document (the identity), its versions, and the files they came from."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class SourceFile(models.Model):
    """The bytes of a file as they were given, kept once per content."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    name = models.CharField(_("文件名"), max_length=255)
    size = models.PositiveIntegerField(_("字节数"))
    encoding = models.CharField(_("编码"), max_length=20)
    content = models.BinaryField(_("原始内容"))

    class Meta:
        verbose_name = verbose_name_plural = _("源文件")

    def __str__(self) -> str:
        return self.name


class PolicyDocument(models.Model):
    """What stays the same through all versions of a text.

    `given` holds what a person stated where the text prints nothing or something else (`{"title": "…"}`); it
    wins each time the text is read. The other fields, but for `state`, are the result of both. The state changes by
    `publishing` alone, which keeps who changed it and why.
    """

    class Level(models.TextChoices):
        NATIONAL = "national", _("国家")
        PROVINCE = "province", _("省级")
        PREFECTURE = "prefecture", _("市级")
        COUNTY = "county", _("县级")

    class Status(models.TextChoices):
        ISSUED = "issued", _("已印发")
        DRAFT = "draft", _("征求意见稿")

    class State(models.TextChoices):
        DRAFT = "draft", _("待发布")
        PUBLISHED = "published", _("已发布")
        WITHDRAWN = "withdrawn", _("已撤回")
        DELETED = "deleted", _("回收站")

    slug = models.SlugField(_("地址"), max_length=80, unique=True)
    title = models.CharField(_("标题"), max_length=500)
    issuers = models.JSONField(_("发文机关"), default=list, blank=True)
    document_number = models.CharField(_("文号"), max_length=100, blank=True)
    region = models.ForeignKey(
        "Region", models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("地区")
    )
    level = models.CharField(_("层级"), max_length=12, choices=Level, blank=True)
    document_type = models.CharField(_("文种"), max_length=50, blank=True)
    status = models.CharField(_("文本状态"), max_length=12, choices=Status, default=Status.ISSUED)
    state = models.CharField(_("发布状态"), max_length=12, choices=State, default=State.PUBLISHED)
    issued_on = models.DateField(_("成文日期"), null=True, blank=True)
    given = models.JSONField(_("登记信息"), default=dict, blank=True)
    history = HistoricalRecords(history_change_reason_field=models.TextField(null=True))

    class Meta:
        verbose_name = verbose_name_plural = _("政策文件")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.slug])


class DocumentVersion(models.Model):
    """One text of a document, and how it was understood."""

    document = models.ForeignKey(
        PolicyDocument, models.CASCADE, related_name="versions", verbose_name=_("文件")
    )
    number = models.PositiveIntegerField(_("版次"))
    is_latest = models.BooleanField(_("现行版本"), default=True)
    source = models.ForeignKey(SourceFile, models.PROTECT, related_name="versions", verbose_name=_("源文件"))
    text = models.TextField(_("解码文本"))
    text_sha256 = models.CharField(_("文本 SHA-256"), max_length=64)
    pipeline_version = models.CharField(_("解析程序版本"), max_length=20)
    report = models.JSONField(_("解析报告"), default=dict)
    counts = models.JSONField(_("条款数"), default=dict)
    created_at = models.DateTimeField(_("入库时间"), auto_now_add=True)
    parsed_at = models.DateTimeField(_("解析时间"), auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = _("文件版本")
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(is_latest=True), name="one_latest_version"
            ),
        ]
        indexes = [
            # All that tells which texts are in force. SQLite would read through the text to what stands behind it.
            models.Index(
                fields=["is_latest", "document", "number", "text_sha256", "pipeline_version", "parsed_at"],
                name="latest_texts",
            )
        ]

    def __str__(self) -> str:
        return gettext("%(address)s（第 %(number)d 版）") % {"address": self.address, "number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.address])

    @property
    def address(self) -> str:
        """`dalian` for the latest version, `dalian@1` for a former one."""
        return self.document.slug if self.is_latest else f"{self.document.slug}@{self.number}"
