"""The file that a text came from, as it was given: for those who may see source files."""

import io

from django.contrib.auth.decorators import login_required, permission_required
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from documents.addresses import Address
from documents.views.access import version_for


def saved(content: bytes, name: str) -> FileResponse:
    """Bytes to be saved and never shown: a page from anywhere must not run in this site."""
    return FileResponse(
        io.BytesIO(content), as_attachment=True, filename=name, content_type="application/octet-stream"
    )


@require_safe
@login_required
@permission_required("documents.view_sourcefile", raise_exception=True)
def original(request: HttpRequest, address: Address) -> HttpResponseBase:
    """`/d/dalian/original`, `/d/dalian@1/original`: the bytes whose SHA-256 the page of versions prints."""
    source = version_for(request, address).source
    return saved(bytes(source.content), source.name)
