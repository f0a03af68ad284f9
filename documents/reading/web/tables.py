"""Tables of a page: those with data become marked rows, those that only lay out the page are no tables."""

from collections.abc import Iterator, Sequence

from documents.reading.tables import row_text
from documents.reading.web.boxes import Box, PageLine

ONE_CELL = 0.6  # share of a table's text in one cell from which the table is a frame round a text
LONG = 300  # characters


def with_rows(lines: Sequence[PageLine]) -> Iterator[str]:
    """The text of the lines; those of one row of a data table as one: `【表格】指标｜单位｜目标值`."""
    frames = _frames(lines)
    row: Box | None = None
    cells: dict[int, list[str]] = {}
    for line in lines:
        here = _row(line.box, frames)
        if row is not None and here is not row:
            yield _joined(row, cells)
            cells = {}
        row = here
        if row is None:
            yield "\n" + line.text if line.gap else line.text
        else:
            cells.setdefault(_column(line.box, row), []).append(line.text)
    if row is not None:
        yield _joined(row, cells)


def _row(box: Box, frames: set[int]) -> Box | None:
    """The row of the outermost data table that a box stands in."""
    rows = [each for each in box.chain() if each.tag == "tr"]
    tables = [each.nearest("table") for each in rows]
    found = [
        row for row, table in zip(rows, tables, strict=True) if table is not None and id(table) not in frames
    ]
    return found[-1] if found else None


def _column(box: Box, row: Box) -> int:
    inside = list(box.chain())
    inside = inside[: next(index for index, each in enumerate(inside) if each is row)]
    return inside[-1].column if inside else 0


def _joined(row: Box, cells: dict[int, list[str]]) -> str:
    return row_text([" ".join(cells.get(column, [])) for column in range(1, row.cells + 1)] or [""])


def _frames(lines: Sequence[PageLine]) -> set[int]:
    """Tables (by id) that lay out the page: with a table in them, of one column, or with one cell that is the text."""
    size: dict[int, int] = {}
    tables: dict[int, Box] = {}
    cells: dict[int, dict[int, int]] = {}
    wide: set[int] = set()
    for line in lines:
        cell: Box | None = None
        for box in line.box.chain():
            if box.tag in ("td", "th") and cell is None:
                cell = box
            if box.tag == "tr" and box.cells > 1 and (table := box.nearest("table")) is not None:
                wide.add(id(table))
            if box.tag == "table":
                tables[id(box)] = box
                size[id(box)] = size.get(id(box), 0) + len(line.text)
                if cell is not None:
                    of = cells.setdefault(id(box), {})
                    of[id(cell)] = of.get(id(cell), 0) + len(line.text)
                cell = None
    return {
        key
        for key, box in tables.items()
        if box.nests or key not in wide or _is_one_cell(size[key], cells.get(key, {}))
    }


def _is_one_cell(size: int, cells: dict[int, int]) -> bool:
    largest = max(cells.values(), default=0)
    return largest > LONG and largest > ONE_CELL * size
