"""Outline → rows: a whole version in one transaction under the lock, or nothing."""

import hashlib
from collections import Counter
from dataclasses import asdict
from enum import StrEnum
from itertools import islice

from django.db import transaction

from documents.enriching.enrich import Findings
from documents.models import DocumentVersion, PolicyDocument, Provision, Region, SourceFile
from documents.parsing import PIPELINE_VERSION
from documents.parsing.nodes import Header, Outline
from documents.parsing.regions import lookup
from documents.parsing.report import report_of
from documents.reading import Source
from documents.search.index import drop_version, index_version
from documents.storing import pairs
from documents.storing.corrections import NOTHING_SAID, Said, check_said, corrections_of, store_said
from documents.storing.findings import let_go, put_down, take_up
from documents.storing.given import Given, to_date
from documents.storing.identity import find_document, find_version, free_slug, title_of
from documents.storing.lock import reserve_ids, write_lock
from documents.storing.reading import Reading
from documents.storing.rows import counts_of, rows_of

NOTHING = Findings()
BATCH = 1000  # rows an INSERT on PostgreSQL; SQLite takes fewer by itself


class Outcome(StrEnum):
    """What saving did."""

    CREATED = "created"
    NEW_VERSION = "new_version"
    REPARSED = "reparsed"
    UNCHANGED = "unchanged"


def is_current(version: DocumentVersion, given: Given | None, said: Said) -> bool:
    """Was it parsed by this pipeline, and under the statements of `given` and the corrections of `said`?"""
    same_statements = given is None or version.document.given == given.as_json()
    same_pipeline = version.pipeline_version == PIPELINE_VERSION
    return same_statements and same_pipeline and (not said.fresh or corrections_of(version) == said.fit)


def save_outline(
    source: Source,
    outline: Outline,
    given: Given | None = None,
    *,
    findings: Findings = NOTHING,
    said: Said = NOTHING_SAID,
    into: PolicyDocument | None = None,
    state: str = "",
    dry_run: bool = False,
) -> tuple[DocumentVersion, Outcome]:
    """Store a parsed text as the latest version of its document, and say what that was.

    The same text as before keeps its version and gets new provisions; another text is the next version.
    `into` is the document it is a text of, whatever it prints; `given` replaces what was stated before, None keeps
    that; `state` is that of a new document. `said` was applied when the text was parsed: raises CorrectionsMovedError
    when it is no longer what people say. With `dry_run` all of it is undone at the end.
    """
    with write_lock():
        same = find_version(text_hash(source.text), given, into)
        if same and is_current(
            same, given, said
        ):  # another process may have stored it since the caller looked
            return same, Outcome.UNCHANGED
        document = same.document if same else find_document(source.name, outline.header, given, into)
        former = None if same else latest_of(document)
        check_said(said, source.text, same, former)
        outcome = Outcome.REPARSED if same else Outcome.NEW_VERSION if document else Outcome.CREATED
        document = document or _new_document(source, given, state)
        _describe(document, source.name if same is None else same.source.name, outline.header, given)
        version = same or _next_version(document, source, former)
        _fill(version, outline, findings, Reading.of(source, same), former)
        store_said(said, version, former)
        if dry_run:
            transaction.set_rollback(True)
        return version, outcome


def replace_outline(
    version: DocumentVersion, outline: Outline, findings: Findings = NOTHING, said: Said = NOTHING_SAID
) -> None:
    """Store a stored text parsed again, of the latest or of a former version, `said` applied as in `save_outline`."""
    with write_lock():
        check_said(said, version.text, version, None)
        version.document.refresh_from_db(fields=["state"])  # withdrawn meanwhile, it stays withdrawn
        if version.is_latest:
            _describe(version.document, version.source.name, outline.header, None)
        _fill(version, outline, findings, Reading.stored(version), None)
        store_said(said, version, None)


def text_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def latest_of(document: PolicyDocument | None) -> DocumentVersion | None:
    """The version that a new text of a document would follow."""
    return document.versions.order_by("-number").first() if document else None


def _new_document(source: Source, given: Given | None, state: str) -> PolicyDocument:
    slug = (given and given.slug) or free_slug(source.name)
    return PolicyDocument(slug=slug, state=state or PolicyDocument.State.PUBLISHED)


def _describe(document: PolicyDocument, file_name: str, header: Header, given: Given | None) -> None:
    """Set the document's fields from what is printed and what is stated."""
    if given is not None:
        document.given = given.as_json()
    header = Given.from_table(document.given).over(header)
    document.title = title_of(file_name, header)
    document.issuers = list(header.issuers)
    document.document_number = header.document_number[:100]
    document.document_type = header.document_type[:50]
    document.issued_on = to_date(header.issued_on)
    document.status = header.status
    document.level = header.level
    document.region = _region(header.regions)
    document.save()


def _region(names: tuple[str, ...]) -> Region | None:
    region = None
    for code, name in lookup(names) if names else ():
        region, _ = Region.objects.get_or_create(code=code, defaults={"name": name, "parent": region})
    return region


def _next_version(
    document: PolicyDocument, source: Source, former: DocumentVersion | None
) -> DocumentVersion:
    document.versions.filter(is_latest=True).update(is_latest=False)
    file, _ = SourceFile.objects.get_or_create(
        sha256=source.sha256,
        defaults={
            "name": source.name,
            "size": len(source.content),
            "encoding": source.encoding,
            "content": source.content,
        },
    )
    return DocumentVersion(
        document=document,
        number=former.number + 1 if former else 1,
        source=file,
        text=source.text,
        text_sha256=text_hash(source.text),
    )


def _fill(
    version: DocumentVersion,
    outline: Outline,
    findings: Findings,
    reading: Reading,
    former: DocumentVersion | None,
) -> None:
    """Put outline and findings into the version.

    What people decided is taken from the text before: this version's own, or that of the version it follows.
    """
    before = version if version.pk else former
    taken, taken_pairs = take_up(before, outline), pairs.take_up(before, outline)
    version.report = reading.over(report_of(outline)) | {"header": asdict(outline.header)}
    version.pipeline_version = PIPELINE_VERSION
    version.save()
    let_go(version)
    pairs.let_go(version)
    drop_version(version)
    _delete_provisions(version)
    where = store_rows(version, outline)
    put_down(version, findings, where, taken)
    pairs.put_down(version, where, taken_pairs)
    index_version(version)


def store_rows(version: DocumentVersion, outline: Outline) -> dict[str, int]:
    """Write the tree of a version that has none, and count it; path → id of each row. Call it under the lock."""
    ids = reserve_ids(Provision, len(outline.nodes) + 1)
    rows = rows_of(outline, version.id, ids)
    counts: Counter[str] = Counter()
    while batch := list(islice(rows, BATCH)):
        Provision.objects.bulk_create(batch)
        counts.update(counts_of(batch))
    version.counts = dict(counts)
    version.save(update_fields=["counts"])
    return {node.path: ids[index] for index, node in enumerate(outline.nodes, 1)}


def _delete_provisions(version: DocumentVersion) -> None:
    """One DELETE: whatever points at them was let go, and the keys among them are checked at the commit."""
    rows = version.provisions.all()
    rows._raw_delete(rows.db)
