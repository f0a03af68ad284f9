"""Lists as files to download."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate


def csv_download(chunks: Iterator[str], name: str) -> StreamingHttpResponse:
    """`csv_download(chunks, "目标")` is offered as 目标-20260102.csv."""
    response = StreamingHttpResponse(chunks, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(
        True, f"{name}-{localdate():%Y%m%d}.csv"
    )
    return response
