"""Cells that a spreadsheet would take for a formula, disarmed so that reading them undoes it."""

from documents.exporting.disarm import FORMULA, disarm


def armoured(cell: str) -> str:
    """`=1+1` → `'=1+1`. What looks disarmed already gets one more apostrophe, so that `bare` returns it as it was."""
    return f"'{cell}" if _is_disarmed(cell) else disarm(cell)


def bare(cell: str) -> str:
    """`'=1+1` → `=1+1`; the apostrophe of `'90s` stays."""
    return cell[1:] if _is_disarmed(cell) else cell


def _is_disarmed(cell: str) -> bool:
    return cell.startswith("'") and bool(FORMULA.match(cell.lstrip("'")))
