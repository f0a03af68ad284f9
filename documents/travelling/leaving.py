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
Body, Role, State = Responsibility.Body, Responsibility.Role, Responsibility.State
Placement = Responsibility.Placement
Labels = dict[str, dict[str, str]]


def decisions(slugs: Sequence[str] = ()) -> QuerySet[Responsibility]:
    """What people decided, in reading order. Former versions are left out: the latest holds what was decided there."""
    rows = Responsibility.objects.filter(version__is_latest=True).exclude(state=State.SUGGESTED)
    if slugs:
        rows = rows.filter(version__document__slug__in=slugs)
    rows = rows.select_related("version__document", "department", "decided_by")
    place = F("provision__seq").asc(nulls_last=True)
    return rows.defer("version__text", "version__report").order_by("version__document__slug", place, "pk")


def table(rows: QuerySet[Responsibility], site: str = "") -> Iterator[list[str]]:
    """One list of cells a decision, in the order of the columns. `site` is `https://host`. Three queries a chunk."""
    labels = _labels()
    for chunk in chunks(rows.iterator(chunk_size=CHUNK)):
        texts = latest_texts({row.version.document.slug for row in chunk})
        for row in chunk:
            values = _values(row, texts[row.version.document.slug], labels, site)
            yield [values[column.key] for column in COLUMNS]


def _labels() -> Labels:
    """What people read, by field and value, looked up once: row by row it takes half of the time."""
    fields = {"body": Body, "role": Role, "machine_role": Role, "state": State, "placement": Placement}
    return {name: {"": ""} | {v: str(label) for v, label in them.choices} for name, them in fields.items()}


def _values(row: Responsibility, text: Text, labels: Labels, site: str) -> dict[str, str]:
    slug = row.version.document.slug
    print_, copies = _what_it_is_about(row, text)
    return {
        "slug": slug,
        "version": str(row.version.number),
        "path": row.path,
        "address": site + permanent(slug, row.version.number, row.path),
        "body": labels["body"][row.body],
        "printed": row.printed,
        "full_name": row.full_name,
        "department": row.department.name if row.department else "",
        "role": labels["role"][row.role],
        "verdict": labels["state"][row.state],
        "who": row.decided_by.get_username() if row.decided_by else "",
        "when": localtime(row.decided_at).isoformat(timespec="seconds") if row.decided_at else "",
        "note": row.note,
        "evidence": row.evidence[:LONGEST_EVIDENCE],
        "placement": labels["placement"][row.placement],
        "machine_role": labels["machine_role"][row.machine_role],
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
