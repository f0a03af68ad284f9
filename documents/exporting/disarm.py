"""Cells that a spreadsheet would take for a formula."""

import re

# Full-width signs count too: Excel and WPS read ＝1+1 as a formula. So does a sign after blanks, or after a line break
# inside the cell, where some programs split it.
FORMULA = re.compile(r"\A[ \u00a0\u3000]*[=+\-@\t\r＝＋－＠]")


def disarm(cell: str) -> str:
    """`-5%` → `'-5%`: spreadsheets show what follows the apostrophe as text."""
    return f"'{cell}" if FORMULA.match(cell) else cell
