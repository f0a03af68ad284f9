"""The road of a text: read, parse, enrich, store, compare."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from documents.aligning import align_version
from documents.enriching.enrich import enrich
from documents.models import DocumentVersion, PolicyDocument
from documents.parsing.corrections import Correction
from documents.parsing.nodes import Doubt, Outline
from documents.parsing.outline import parse
from documents.reading import Source, base_name, content_of, read_bytes
from documents.storing.corrections import NOTHING_SAID, CorrectionsMovedError, Said, kept
from documents.storing.given import Given
from documents.storing.identity import find_document, find_file, find_version, same_number
from documents.storing.reading import Reading
from documents.storing.save import (
    Outcome,
    is_current,
    latest_of,
    replace_outline,
    save_outline,
    text_hash,
)

TRIES = 3


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one text: address, number of printed provisions, what the reader should check."""

    address: str
    outcome: Outcome
    provisions: int
    warnings: tuple[str, ...] = ()


def ingest(path: Path, given: Given | None = None, *, align: bool = True, dry_run: bool = False) -> Ingested:
    """Import the file at `path`. Raises Unreadable, and then nothing is stored.

    A file that is stored already is not even read, also where a later version followed it: a folder may be imported
    again and again. `align` False leaves the comparing to later.
    """
    limit = settings.GOVTRACK_MAX_BYTES
    content = content_of(path, limit)
    version = find_file(hashlib.sha256(content).hexdigest(), given)
    if version and (is_current(version, given, NOTHING_SAID) if version.is_latest else given is None):
        return _told(version, Outcome.UNCHANGED, Reading.stored(version).warnings)
    source = read_bytes(base_name(str(path)), content, limit)
    return ingest_source(source, given, align=align, dry_run=dry_run)


def ingest_source(
    source: Source,
    given: Given | None = None,
    *,
    into: PolicyDocument | None = None,
    corrections: Iterable[Correction] | None = None,
    by: AbstractBaseUser | None = None,
    state: str = "",
    align: bool = True,
    dry_run: bool = False,
) -> Ingested:
    """Import what was read. Does nothing when text, pipeline version, statements and corrections are those stored.

    `given` None states nothing and keeps what was stated before. `into` is the document that this is a text of,
    whatever it prints. `corrections` are what `by` says of lines of this text, in place of all that was said of it;
    None keeps or carries that. `state` is that of a new document. With `dry_run` all is tried and undone.
    """
    said = None if corrections is None else Said.now(source.text, corrections, by)
    same = find_version(text_hash(source.text), given, into)
    if same and is_current(same, given, said or NOTHING_SAID):
        return _told(same, Outcome.UNCHANGED, source.warnings)

    def attempt() -> Ingested:
        outline, holds, document = _parsed(source, given, into, said)
        version, outcome = save_outline(
            source,
            outline,
            given,
            findings=enrich(outline),
            said=holds,
            into=document,
            state=state,
            dry_run=dry_run,
        )
        if align and not dry_run:
            align_version(version)
        return _told(version, outcome, source.warnings, outline.doubts)

    return _again_if_moved(attempt)


def correct(
    version: DocumentVersion,
    corrections: Iterable[Correction],
    by: AbstractBaseUser | None = None,
    *,
    seen: Iterable[Correction] | None = None,
) -> Ingested:
    """Parse a stored text again by what `by` says of its lines, in place of all that was said of it before.

    `seen` are the corrections that the person saw: raises CorrectionsMovedError where others are stored by now.
    """
    said = Said.now(version.text, corrections, by, seen)
    if is_current(version, None, said) and not said.lost:
        return _told(version, Outcome.UNCHANGED, ())
    return _parsed_again(version, said)


def reparse(version: DocumentVersion) -> Ingested:
    """Parse a stored text again with the pipeline of today, and what people said of its lines."""
    return _again_if_moved(lambda: _parsed_again(version, kept(version.text, version, None)))


def _parsed_again(version: DocumentVersion, said: Said) -> Ingested:
    outline = parse(version.text, said.fit)
    replace_outline(version, outline, enrich(outline), said)
    align_version(version)
    return _told(version, Outcome.REPARSED, (), outline.doubts)


def _parsed(
    source: Source, given: Given | None, into: PolicyDocument | None, said: Said | None
) -> tuple[Outline, Said, PolicyDocument | None]:
    """The outline, the corrections that were applied, and the document that is meant for sure."""
    if said is not None:
        return parse(source.text, said.fit), said, into
    same = find_version(text_hash(source.text), given, into)
    if same is not None:
        said = kept(source.text, same, None)
        return parse(source.text, said.fit), said, into
    outline = parse(source.text)
    document = find_document(source.name, outline.header, given, into)
    said = kept(source.text, None, latest_of(document))
    if not said.fit:
        return outline, said, into
    return parse(source.text, said.fit), said, document


def _again_if_moved(attempt: Callable[[], Ingested]) -> Ingested:
    """Somebody may correct the structure between parsing and storing: then by the new word."""
    for _try in range(TRIES - 1):
        try:
            return attempt()
        except CorrectionsMovedError:
            continue
    return attempt()


def _told(
    version: DocumentVersion, outcome: Outcome, told: tuple[str, ...], doubts: Iterable[Doubt] = ()
) -> Ingested:
    lines = [
        _("第 %(line)d 行：%(message)s") % {"line": doubt.line, "message": doubt.message} for doubt in doubts
    ]
    twin = same_number(version.document) if outcome is Outcome.CREATED else None
    if twin:
        lines.insert(0, _("文号与已有文件 %(slug)s 相同，可能是同一份文件") % {"slug": twin.slug})
    return Ingested(version.address, outcome, version.counts["provision"], (*told, *lines))
