"""Tables of comparison as CSV: the same two variants and the same disarming as the clause list."""

from collections.abc import Iterable, Iterator

from documents.exporting.disarm import disarmed
from documents.exporting.rows import Variant, lines


def csv_chunks(headings: list[str], rows: Iterable[list[str]], variant: Variant) -> Iterator[str]:
    """Rows as pieces of one CSV file, headings first."""
    guarded, mark = (disarmed, "\ufeff") if variant == Variant.SPREADSHEET else (list, "")
    yield mark + lines(guarded([headings]))
    for row in rows:
        yield lines(guarded([row]))
