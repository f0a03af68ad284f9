"""Are the stored trees right? Checked against paths and reading order, the two things a reader can see."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.models import DocumentVersion, Provision
from documents.storing.lock import write_lock
from documents.storing.tree import NoTreeError, place

COLUMNS = ("parent_id", "tree_id", "lft", "rght", "depth")
Columns = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the row at `path` of a version. What is not `repairable` needs `reparse`."""

    path: str
    message: str
    repairable: bool = True


def faults_of(version: DocumentVersion) -> Iterator[Fault]:
    """Everything wrong with the tree of one version. One query."""
    rows = list(version.provisions.order_by("seq", "id").only("version_id", "path", *COLUMNS))
    try:
        right = _right_columns(version, rows)
    except NoTreeError as error:
        yield Fault(str(error), _("路径与次序不成树，请重新解析"), repairable=False)
        return
    if not rows:
        yield Fault("", _("没有条款树，请重新解析"), repairable=False)
    for row, columns in zip(rows, right, strict=True):
        if wrong := _wrong(row, columns):
            yield Fault(row.path, "，".join(f"{name} {getattr(row, name)}≠{columns[name]}" for name in wrong))


def repair(version: DocumentVersion) -> int:
    """Write the right numbers and parents into the rows of one version; how many rows were wrong.

    One transaction under the lock. Raises NoTreeError when paths and order make no tree.
    """
    with write_lock():
        rows = list(version.provisions.order_by("seq", "id").only("version_id", "path", *COLUMNS))
        changed = []
        for row, columns in zip(rows, _right_columns(version, rows), strict=True):
            if wrong := _wrong(row, columns):
                for name in wrong:
                    setattr(row, name, columns[name])
                changed.append(row)
        Provision.objects.bulk_update(changed, COLUMNS, batch_size=100)
        return len(changed)


def _wrong(row: Provision, columns: Columns) -> list[str]:
    return [name for name, value in columns.items() if getattr(row, name) != value]


def _right_columns(version: DocumentVersion, rows: list[Provision]) -> list[Columns]:
    return [
        {
            "parent_id": None if here.parent is None else rows[here.parent].id,
            "tree_id": version.id,
            "lft": here.lft,
            "rght": here.rght,
            "depth": here.depth,
        }
        for here in place(row.path for row in rows)
    ]
