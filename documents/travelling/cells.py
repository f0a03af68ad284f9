"""Cells that a spreadsheet would take for a formula, disarmed so that reading them undoes it."""

import re

from documents.exporting.disarm import FIRST, LATER, LINE_END

# Apostrophes that stand there already make no difference, so what is added is seen again.
AT_FIRST, AT_LATER = re.compile(f"(?='*{FIRST})"), re.compile(f"{LINE_END}(?='*{LATER})")


def armoured(cell: str) -> str:
    """`=1+1` → `'=1+1`. What looks disarmed already gets one more apostrophe, so that `bare` returns it as it was."""
    cell = AT_LATER.sub(r"\1'", cell)
    return f"'{cell}" if AT_FIRST.match(cell) else cell


def bare(cell: str) -> str:
    """`'=1+1` → `=1+1`; the apostrophe of `'90s` stays."""
    if cell.startswith("'") and AT_FIRST.match(cell):
        cell = cell[1:]
    return re.sub(f"{AT_LATER.pattern}'", r"\1", cell)
