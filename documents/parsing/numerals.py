"""Chinese and Arabic numerals → int. `二十三` is 23, `１２` is 12, `〇` and `零` are 0, `两` is 2."""

DIGITS = {"〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000}

CHINESE = "〇零○一二两三四五六七八九十百千"


def to_int(numeral: str) -> int | None:
    """Value of a numeral below ten thousand, or None when it is not one (`十二` → 12, `二〇二五` and `二0二五` → 2025)."""
    if numeral.isdecimal():
        return int(numeral)
    if not numeral or any(sign not in CHINESE and sign != "0" for sign in numeral):
        return None
    if not any(sign in UNITS for sign in numeral):
        return int("".join(str(DIGITS.get(sign, 0)) for sign in numeral))
    return _with_units(numeral)


def _with_units(numeral: str) -> int | None:
    total, digit = 0, None
    for sign in numeral:
        if sign in UNITS:
            total += UNITS[sign] * (1 if digit is None else digit)
            digit = None
        else:
            if digit:
                return None
            digit = DIGITS[sign]
    return total + (digit or 0)
