"""What was downloaded."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExportRun(models.Model):
    """One download of the clause list. It has `ended`, `rows` and `sha256` when all of it was handed out, not before.

    `query` is the address's query string, `words` the same in Chinese, `filters` its parts, `columns` keys of columns.
    `data_version` is empty where the data changed while they were read: such a file can't be made again.
    Who downloaded is not kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    query = models.TextField(_("查询"), blank=True)
    words = models.TextField(_("查询说明"), blank=True)
    filters = models.JSONField(_("条件"), default=dict)
    columns = models.JSONField(_("列"), default=list)
    format = models.CharField(_("格式"), max_length=10)
    name = models.CharField(_("文件名"), max_length=100)
    data_version = models.CharField(_("数据版本"), max_length=64)
    engine = models.CharField(_("数据库"), max_length=20)
    rows = models.PositiveBigIntegerField(_("行数"), null=True)
    size = models.PositiveBigIntegerField(_("字节数"), null=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    started = models.DateTimeField(_("开始"), auto_now_add=True, db_index=True)
    ended = models.DateTimeField(_("结束"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("导出记录")
        ordering = ["-started"]

    def __str__(self) -> str:
        return self.name
