"""The road of a text: read, parse, enrich, store, compare."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from documents.aligning import align_version
from documents.enriching.enrich import enrich
from documents.models import DocumentVersion
from documents.parsing.nodes import Doubt
from documents.parsing.outline import parse
from documents.reading import Source, read_path
from documents.storing.given import Given
from documents.storing.save import Outcome, replace_outline, save_outline, unchanged_version


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one text: address, number of printed provisions, what the reader should check."""

    address: str
    outcome: Outcome
    provisions: int
    warnings: tuple[str, ...] = ()


def ingest(path: Path, given: Given | None = None, *, dry_run: bool = False) -> Ingested:
    """Import the file at `path`. Raises Unreadable, and then nothing is stored."""
    return ingest_source(read_path(path, settings.GOVTRACK_MAX_BYTES), given, dry_run=dry_run)


def ingest_source(source: Source, given: Given | None = None, *, dry_run: bool = False) -> Ingested:
    """Import what was read. Does nothing when text, pipeline version and statements are those stored.

    `given` None states nothing and keeps what was stated before. With `dry_run` all is tried and undone.
    """
    if version := unchanged_version(source, given):
        return _told(version, Outcome.UNCHANGED, source.warnings)
    outline = parse(source.text)
    version, outcome = save_outline(source, outline, given, findings=enrich(outline), dry_run=dry_run)
    if not dry_run:
        align_version(version)
    return _told(version, outcome, source.warnings, outline.doubts)


def reparse(version: DocumentVersion) -> Ingested:
    """Parse a stored text again with the pipeline of today."""
    outline = parse(version.text)
    replace_outline(version, outline, enrich(outline))
    align_version(version)
    return _told(version, Outcome.REPARSED, (), outline.doubts)


def _told(
    version: DocumentVersion, outcome: Outcome, told: tuple[str, ...], doubts: Iterable[Doubt] = ()
) -> Ingested:
    lines = [
        _("第 %(line)d 行：%(message)s") % {"line": doubt.line, "message": doubt.message} for doubt in doubts
    ]
    return Ingested(version.address, outcome, version.counts["provision"], (*told, *lines))
