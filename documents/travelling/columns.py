"""The table of decisions: its columns, declared once for both directions."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Column:
    """`needed` says that a table without it cannot be imported; `width` is that of a spreadsheet, in characters."""

    key: str
    heading: str | Promise
    needed: bool = False
    width: int = 14


COLUMNS = (
    Column("slug", _("文件"), needed=True),
    Column("version", _("版本"), width=6),
    Column("path", _("条款路径")),
    Column("address", _("永久地址"), width=26),
    Column("body", _("主体"), needed=True, width=10),
    Column("printed", _("原文名称"), width=18),
    Column("full_name", _("补全名称"), width=18),
    Column("department", _("部门"), needed=True, width=24),
    Column("role", _("角色"), needed=True, width=6),
    Column("verdict", _("结论"), needed=True, width=8),
    Column("who", _("审核人"), width=10),
    Column("when", _("审核时间"), width=26),
    Column("note", _("说明"), width=24),
    Column("evidence", _("依据"), width=40),
    Column("placement", _("定位"), width=10),
    Column("machine_role", _("机器认定角色"), width=12),
    Column("fingerprint", _("条款指纹"), needed=True, width=42),
    Column("copies", _("同文条款数"), needed=True, width=10),
    Column("text", _("全文指纹"), width=42),
    Column("pipeline", _("解析程序"), width=10),
)


def headings() -> list[str]:
    return [str(column.heading) for column in COLUMNS]
