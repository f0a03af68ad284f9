"""A file on the import desk: what somebody brought, how it was read, what a person corrected, before anything is stored."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from documents.models.document import DocumentVersion, PolicyDocument


class Arrival(models.Model):
    """One file or pasted text, from its upload until it is published or thrown away.

    `content` are its bytes until they are published (then the version's source has them) or refused (then nobody
    needs them). `text`, `encoding`, `warnings` (sentences) and `left_out` (`{"reason", "text", "page"}`) are what
    reading gave. `given` is what a person states about the document, `corrections` what they say of its lines
    (`{"start", "quote", "says"}`). `slug` is the address that a new document shall have; `document` what this is a new
    version of instead. `revision` counts what people changed, so that two at the same desk notice each other.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("等待读取")
        READING = "reading", _("正在读取")
        READ = "read", _("待核对")
        FAILED = "failed", _("无法读取")
        PUBLISHING = "publishing", _("正在发布")
        PUBLISHED = "published", _("已发布")
        DISCARDED = "discarded", _("已丢弃")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("文件名"), max_length=255)
    size = models.PositiveIntegerField(_("字节数"))
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    content = models.BinaryField(_("原始内容"))
    pasted = models.BooleanField(_("粘贴的文字"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("收件人")
    )
    created_at = models.DateTimeField(_("收件时间"), auto_now_add=True)
    state = models.CharField(_("状态"), max_length=12, choices=State, default=State.WAITING, db_index=True)
    before = models.CharField(_("丢弃前的状态"), max_length=12, blank=True)
    changed_at = models.DateTimeField(_("状态时间"), auto_now=True)
    message = models.TextField(_("说明"), blank=True)
    text = models.TextField(_("解码文本"), blank=True)
    encoding = models.CharField(_("编码"), max_length=20, blank=True)
    warnings = models.JSONField(_("读取提示"), default=list, blank=True)
    left_out = models.JSONField(_("未收入正文"), default=list, blank=True)
    given = models.JSONField(_("登记信息"), default=dict, blank=True)
    corrections = models.JSONField(_("结构更正"), default=list, blank=True)
    slug = models.SlugField(_("地址"), max_length=80, blank=True)
    document = models.ForeignKey(
        PolicyDocument, models.SET_NULL, null=True, related_name="arrivals", verbose_name=_("新版本所属文件")
    )
    decided = models.BooleanField(_("已决定新文件还是新版本"), default=False)
    version = models.ForeignKey(
        DocumentVersion, models.SET_NULL, null=True, related_name="arrivals", verbose_name=_("发布成的版本")
    )
    revision = models.PositiveIntegerField(_("修订次数"), default=0)
    history = HistoricalRecords(excluded_fields=["content", "text", "warnings", "left_out"])

    class Meta:
        verbose_name = verbose_name_plural = _("收件")
        ordering = ["-created_at"]
        default_permissions = ()
        permissions = [("import_documents", _("导入文件"))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("desk_arrival", args=[self.pk])
