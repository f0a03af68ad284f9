"""Which columns a download has: all of the list, those that were named, or the 任务分解表."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import queries
from documents.addresses import ancestor_paths
from documents.exporting.columns import COLUMNS, Column, Words
from documents.exporting.wording import by_when, in_a_line
from documents.models import Provision
from documents.queries import ClauseRow
from documents.queries.targets import targets_by_row

NUMBER, CLAUSE, DUE, TARGET = (
    "n",
    "clause",
    "due",
    "target",
)  # filled by `tables`: they need more than the row
LABEL = "label"
CLAUSES = {Provision.Kind.CLAUSE, Provision.Kind.ARTICLE}


def nothing(row: ClauseRow, words: Words) -> str:
    return ""


def task(row: ClauseRow, words: Words) -> str:
    """What is to be done: heading and text of the row, `推进园区改造。到2025年全部完成。`."""
    return row.heading + ("。" if row.heading and row.text else "") + row.text


ONLY_TASKS = (
    Column(NUMBER, gettext_lazy("行号"), nothing),
    Column(CLAUSE, gettext_lazy("条"), nothing),
    Column("task", gettext_lazy("任务内容"), task),
    Column(DUE, gettext_lazy("完成时限"), nothing),
    Column(TARGET, gettext_lazy("量化目标"), nothing),
)
KNOWN = {column.key: column for column in (*ONLY_TASKS, *COLUMNS)}
TASKS = "tasks"
TASK_KEYS = (
    "n",
    "document",
    "document_number",
    "chapter",
    "clause",
    "task",
    "lead",
    "responsible",
    "support",
    "due",
    "target",
    "review",
    "link",
)


class UnknownColumn(ValueError):  # noqa: N818 - says what is the matter
    """A name that is no column's or preset's."""


def chosen(names: str = "", preset: str = "") -> tuple[Column, ...]:
    """`address,text` → these columns in this order; nothing → all of the list. Raises UnknownColumn."""
    if preset not in ("", TASKS):
        raise UnknownColumn(_("没有这种表：%(name)s。") % {"name": preset[:40]})
    if preset and not names:
        return tuple(KNOWN[key] for key in TASK_KEYS)
    if not names:
        return COLUMNS
    keys = list(dict.fromkeys(names.split(",")))
    if unknown := [key for key in keys if key not in KNOWN]:
        raise UnknownColumn(_("没有这一列：%(names)s。") % {"names": "、".join(unknown)[:40]})
    return tuple(KNOWN[key] for key in keys)


def headings(columns: Sequence[Column], preset: str) -> list[str]:
    """序号 is the running number in a 任务分解表; but the label that the text prints, where that is there, too."""
    numbered = preset == TASKS and LABEL not in [column.key for column in columns]
    return [_("序号") if numbered and column.key == NUMBER else str(column.heading) for column in columns]


def tables(
    chunks: Iterable[list[ClauseRow]], columns: tuple[Column, ...], site: str
) -> Iterator[list[list[str]]]:
    """Chunks of rows as chunks of cells. A number counts through; clauses and targets are asked for once a chunk."""
    words, keys, done = Words.at(site), [column.key for column in columns], 0
    for rows in chunks:
        table = [[column.cell(row, words) for column in columns] for row in rows]
        if NUMBER in keys:
            for number, cells in enumerate(table, done + 1):
                cells[keys.index(NUMBER)] = str(number)
        if CLAUSE in keys:
            for name, cells in zip(clauses_of(rows), table, strict=True):
                cells[keys.index(CLAUSE)] = name
        if DUE in keys or TARGET in keys:
            for by_column, cells in zip(aims_of(rows), table, strict=True):
                for key in {DUE, TARGET} & set(keys):
                    cells[keys.index(key)] = by_column[key]
        done += len(rows)
        yield table


def clauses_of(rows: list[ClauseRow]) -> Iterator[str]:
    """`（三）治理工业废水` of each row: the innermost clause or article that holds it or is it."""
    titles = queries.titles_above(rows)
    for row in rows:
        above = [titles[row.tree_id, path] for path in ancestor_paths(row.path)]
        found = [node.label + node.heading for node in above if node.kind in CLAUSES]
        yield row.label + row.heading if row.kind in CLAUSES else found[-1] if found else ""


def aims_of(rows: list[ClauseRow]) -> Iterator[dict[str, str]]:
    """Deadlines and targets of each row, each once: `2025 年`, `细颗粒物浓度 下降 10%；排污许可全覆盖`."""
    found = targets_by_row((row.pk, row.tree_id, row.path) for row in rows)
    for row in rows:
        aims = found.get(row.pk, [])
        yield {
            DUE: "；".join(dict.fromkeys(filter(None, map(by_when, aims)))),
            TARGET: "；".join(dict.fromkeys(map(in_a_line, aims))),
        }
