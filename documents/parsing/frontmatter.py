"""What stands between --- lines at the head of a Markdown file: `title: …`, `date: …`, said of the text by who keeps it."""

import re
from datetime import date

BLOCK = re.compile(r"\s*---[ \t]*\r?\n(?:[ \t]*(?:[\w-]+:|- )[^\n]*\r?\n)+---[ \t]*(?=\r?\n|$)")


def stated(source: str, name: str) -> str:
    """The value of an entry at the first level, without quotation marks; empty where there is none."""
    block = BLOCK.match(source)
    found = re.search(rf"^{name}:[ \t]*(\S[^\r\n]*)$", block[0], re.M) if block else None
    return found[1].strip().strip("\"'") if found else ""


def stated_date(source: str) -> str:
    """`2018-08-27`, of a time as well; empty for no day of the calendar."""
    try:
        return date.fromisoformat(stated(source, "date")[:10]).isoformat()
    except ValueError:
        return ""
