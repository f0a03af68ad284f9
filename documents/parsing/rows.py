"""Rows of tables in plain text: cells that a copy from Word, Excel or a page parts by tabs."""

from collections.abc import Sequence

from documents.parsing.markers import read_mark

FEWEST = 3  # lines of a table of two columns; with more columns two lines are enough


def table_rows(lines: Sequence[str]) -> set[int]:
    """Indices of the lines that are rows: neighbours that are all cut by tabs, blank lines aside.

    One tab alone may also stand behind a label or before the number of a page: `一、<tab>总体要求`, `第一章 总则<tab>3`.
    """
    found: set[int] = set()
    run: list[int] = []
    cuts = [_cuts(line) if "\t" in line else 0 for line in lines]
    for index, number in enumerate([*cuts, 0]):
        if number:
            run.append(index)
            continue
        if index < len(lines) and not lines[index].strip():
            continue
        if _is_table([cuts[each] for each in run]):
            found.update(run)
        run = []
    return found


def _is_table(cuts: Sequence[int]) -> bool:
    wide = sum(number > 1 for number in cuts)
    return wide > 1 or (len(cuts) >= FEWEST and len(set(cuts)) == 1)


def _cuts(line: str) -> int:
    """Tabs between the first and the last printed character; none where one tab stands in a heading."""
    line = line.strip()
    number = line.count("\t")
    return 0 if number == 1 and read_mark(line) is not None else number
