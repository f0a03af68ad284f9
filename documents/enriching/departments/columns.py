"""Duties in task tables: 牵头单位, 责任单位 and 配合单位 as heads of columns."""

from collections.abc import Iterator

from documents.enriching.departments.groups import Duty, is_name
from documents.enriching.departments.names import split_names
from documents.enriching.departments.roles import ANY_LABEL, Role, listed
from documents.enriching.tables import Cell, rows


def find_columns(text: str) -> list[Duty]:
    """All duties that the columns of a provision's tables print."""
    return [duty for row in rows(text) for cell in row.cells for duty in _of_cell(text, cell)]


def _of_cell(text: str, cell: Cell) -> Iterator[Duty]:
    roles = {str(found.lastgroup) for found in ANY_LABEL.finditer(cell.head)}
    if len(roles) != 1:  # 牵头单位和配合单位 in one column: who is who is not printed
        return
    for piece in listed(text, cell.span, Role(roles.pop())):
        for name in split_names(text, piece.names.start, piece.names.end):
            if is_name(name):
                yield Duty(name, piece.role or Role.RESPONSIBLE, cell.span, "表格")
