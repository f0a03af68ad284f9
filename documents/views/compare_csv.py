"""Tables of comparison as downloads."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.exporting.pairs import csv_chunks
from documents.exporting.rows import Variant
from documents.models import Alignment
from documents.views.compare_asked import KNOWN, among, checked
from documents.views.compare_rows import filtered, relations
from documents.views.compared import Compared, Line, compared_at


@require_safe
def compare_csv(request: HttpRequest) -> HttpResponseBase:
    """The table of the page with the same query string."""
    query = checked(request.GET, (*KNOWN, "variant"))
    variant = Variant(among(query, "variant", tuple(Variant)) or Variant.SPREADSHEET)
    compared = compared_at(query)
    lines = filtered(compared, query).lines
    names = relations()
    headings = [
        _("甲地址"), _("甲标题"), _("甲正文"), _("关系"), _("得分"), _("机器识别的关系"),
        _("审核状态"), _("说明"), _("乙地址"), _("乙标题"), _("乙正文"), _("数字变化"),
    ]  # fmt: skip
    rows = (_cells(line, compared, names) for line in lines)
    return download(headings, rows, variant, f"{compared.a.address}-{compared.b.address}")


def download(
    headings: list[str], rows: Iterable[list[str]], variant: Variant, name: str
) -> StreamingHttpResponse:
    response = StreamingHttpResponse(
        csv_chunks(headings, rows, variant), content_type="text/csv; charset=utf-8"
    )
    file = _("比较") + f"-{name}-{localdate():%Y%m%d}.csv"
    response.headers["Content-Disposition"] = content_disposition_header(True, file)
    return response


def _cells(line: Line, compared: Compared, names: dict[str, str]) -> list[str]:
    pair = line.pair
    states = dict(Alignment.State.choices)
    return [
        f"{compared.a.address}/{line.a.path}" if line.a else "",
        line.a.title if line.a else "",
        line.a.whole if line.a else "",
        names[line.relation],
        pair.score_text if pair else "",
        pair.machine_relation_name if pair else "",
        str(states[pair.state]) if pair else "",
        pair.note if pair else "",
        f"{compared.b.address}/{line.b.path}" if line.b else "",
        line.b.title if line.b else "",
        line.b.whole if line.b else "",
        _numbers(line, compared),
    ]


def _numbers(line: Line, compared: Compared) -> str:
    """With the regions where they differ: the numbers are not of the same place."""
    told = "；".join(map(str, line.beside.numbers))
    return f"{told}（{compared.regions_differ}）" if told and compared.regions_differ else told
