"""A body that is larger than any file may be is refused before it is read."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

SLACK = 1024 * 1024  # for the other fields; a file just above the limit gets a message beside its field


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """The answer to an upload beyond `GOVTRACK_MAX_BYTES` is 400, and nothing of it comes to the disk."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 - Django names it so
        content_length: int,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        if content_length > settings.GOVTRACK_MAX_BYTES + SLACK:
            raise RequestDataTooBig("upload larger than GOVTRACK_MAX_BYTES")
