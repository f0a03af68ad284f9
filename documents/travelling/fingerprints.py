"""The texts that decisions stand in, seen as fingerprints: what a provision says, whatever its address is."""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from documents.models import DocumentVersion, Provision
from documents.storing.curation import folded

LENGTH = 32  # hexadecimal digits; the prefix keeps spreadsheets from reading 1234…e5 as a number
PREFIX = "sha256:"


class Spot(NamedTuple):
    """A printed provision."""

    id: int
    path: str


@dataclass(slots=True)
class Text:
    """The latest version of a document: which fingerprint stands at a path, and which provisions have it."""

    id: int
    slug: str
    number: int
    whole: str
    pipeline: str
    region: str
    prints: dict[str, str] = field(default_factory=dict)
    spots: dict[str, list[Spot]] = field(default_factory=lambda: defaultdict(list))


def fingerprint(text: str) -> str:
    """Of a text folded as `storing.curation` does: `sha256:9f86d081884c7d659a2feaa0c55ad015`."""
    return PREFIX + hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def whole_print(text_sha256: str) -> str:
    return PREFIX + text_sha256[:LENGTH]


def latest_texts(slugs: Collection[str]) -> dict[str, Text]:
    """Slug → its latest text. Two queries for any number of documents; a slug that does not exist is left out."""
    columns = ("id", "document__slug", "number", "text_sha256", "pipeline_version", "document__region_id")
    versions = DocumentVersion.objects.filter(is_latest=True, document__slug__in=slugs).order_by()
    texts = {
        pk: Text(pk, slug, number, whole_print(digest), pipeline, region or "")
        for pk, slug, number, digest, pipeline, region in versions.values_list(*columns)
    }
    provisions = Provision.objects.filter(version__in=texts, printed=True).exclude(path="").order_by("id")
    for pk, version, path, heading, text in provisions.values_list(
        "id", "version_id", "path", "heading", "text"
    ).iterator():
        there = texts[version]
        there.prints[path] = print_ = fingerprint(folded(heading, text))
        there.spots[print_].append(Spot(pk, path))
    return {text.slug: text for text in texts.values()}
