"""Printed numbers → plain ones: `1,300` → 1300, `百分之九十` → 90, `半` → 0.5, `零` → 0; `**` stays, it is redacted."""

import re
from decimal import Decimal

from documents.parsing.numerals import DIGITS, to_int

ARABIC = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?(?!\d)|\d{1,12}(?:\.\d{1,6})?"
REDACTED = r"\*{1,4}|[×X]{2,4}"
CHINESE = r"[一二三四五六七八九十百千两]+(?:点[〇零一二三四五六七八九]+)?|半"


def plain(printed: str) -> str:
    """The number in Arabic digits as a decimal string: `二十三` → `23`, `七点五` → `7.5`; redacted ones as printed."""
    if re.fullmatch(ARABIC, printed):
        return printed.replace(",", "")
    if printed == "半":
        return "0.5"
    whole, point, part = printed.partition("点")
    number = to_int(whole)
    if number is None:
        return printed
    return f"{number}.{''.join(str(DIGITS[sign]) for sign in part)}" if point else str(number)


def decimal(value: str) -> Decimal | None:
    """The value of a plain number, None for a redacted one (`**`, `XX`)."""
    return Decimal(value) if re.fullmatch(r"\d+(?:\.\d+)?", value) else None
