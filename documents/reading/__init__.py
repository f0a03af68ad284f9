"""A file's bytes → text. The only place that knows file formats and encodings."""

from documents.reading.files import base_name, content_of, is_readable, read_bytes, read_path
from documents.reading.source import Source, Unreadable

__all__ = [
    "Source",
    "Unreadable",
    "base_name",
    "content_of",
    "is_readable",
    "read_bytes",
    "read_path",
]
