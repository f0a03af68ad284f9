"""Decisions → rows of the table."""

from collections.abc import Iterator, Sequence

from django.db.models import F, QuerySet
from django.utils.timezone import localtime

from documents.addresses import permanent
from documents.models import Responsibility
from documents.travelling.chunks import CHUNK, chunks
from documents.travelling.columns import COLUMNS
from documents.travelling.fingerprints import Text, fingerprint, latest_texts

LONGEST_EVIDENCE = 2000
Placement = Responsibility.Placement


def decisions(slugs: Sequence[str] = ()) -> QuerySet[Responsibility]:
    """What people decided, in reading order. Former versions are left out: the latest holds what was decided there."""
    rows = Responsibility.objects.filter(version__is_latest=True).exclude(
        state=Responsibility.State.SUGGESTED
    )
    if slugs:
        rows = rows.filter(version__document__slug__in=slugs)
    rows = rows.select_related("version__document", "department", "decided_by")
    place = F("provision__seq").asc(nulls_last=True)
    return rows.defer("version__text", "version__report").order_by("version__document__slug", place, "pk")


def table(rows: QuerySet[Responsibility], site: str = "") -> Iterator[list[str]]:
    """One list of cells a decision, in the order of the columns. `site` is `https://host`. Three queries a chunk."""
    for chunk in chunks(rows.iterator(chunk_size=CHUNK)):
        texts = latest_texts({row.version.document.slug for row in chunk})
        for row in chunk:
            values = _values(row, texts[row.version.document.slug], site)
            yield [values[column.key] for column in COLUMNS]


def _values(row: Responsibility, text: Text, site: str) -> dict[str, str]:
    slug = row.version.document.slug
    print_, copies = _what_it_is_about(row, text)
    return {
        "slug": slug,
        "version": str(row.version.number),
        "path": row.path,
        "address": site + permanent(slug, row.version.number, row.path),
        "body": str(row.get_body_display()),
        "printed": row.printed,
        "full_name": row.full_name,
        "department": row.department.name if row.department else "",
        "role": str(row.get_role_display()),
        "verdict": str(row.get_state_display()),
        "who": row.decided_by.get_username() if row.decided_by else "",
        "when": localtime(row.decided_at).isoformat(timespec="seconds") if row.decided_at else "",
        "note": row.note,
        "evidence": row.evidence[:LONGEST_EVIDENCE],
        "placement": str(row.get_placement_display()),
        "machine_role": str(row.get_machine_role_display()),
        "fingerprint": print_,
        "copies": str(copies),
        "text": text.whole,
        "pipeline": text.pipeline,
    }


def _what_it_is_about(row: Responsibility, text: Text) -> tuple[str, int]:
    """The fingerprint, and how many provisions of the text have it.

    A decision that waits for its place is about a text that is gone. A place is proposed only where that text stood
    once; of the others it is not known: 0.
    """
    if row.placement == Placement.PLACED and row.path in text.prints:
        print_ = text.prints[row.path]
        return print_, len(text.spots[print_])
    return fingerprint(row.anchor), int(row.placement == Placement.PROPOSED)
