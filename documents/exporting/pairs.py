"""Tables of comparison as CSV: the same two variants and the same disarming as the clause list."""

from collections.abc import Iterable, Iterator

from documents.exporting.disarm import disarm
from documents.exporting.rows import Variant, lines


def csv_chunks(headings: list[str], rows: Iterable[list[str]], variant: Variant) -> Iterator[str]:
    """Rows as pieces of one CSV file, headings first."""
    yield ("\ufeff" if variant == Variant.SPREADSHEET else "") + lines([headings])
    for row in rows:
        yield lines([[disarm(cell) for cell in row] if variant == Variant.SPREADSHEET else row])
