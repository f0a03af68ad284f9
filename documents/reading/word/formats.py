"""A number as Word prints it in a list: 12 → `十二`, `12`, `⑫`, `xii`."""

DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def printed(number: int, form: str) -> str:
    """`form` is Word's numFmt. Unknown ones are printed as decimals, as Word does."""
    if number < 0 or number > 9999:
        return str(number)
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand",
                "taiwaneseCounting", "koreanCounting"):  # fmt: skip
        return _counted(number) if number < 100 or form != "chineseCounting" else _spelled(number)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital"):
        return _spelled(number)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _counted(number, LEGAL, "拾佰仟", short=False)
    if form == "ideographTraditional":
        return _one_of(number, STEMS)
    if form == "ideographZodiac":
        return _one_of(number, BRANCHES)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"):
        return _sign(number, 20, "①") if number <= 20 else str(number)
    if form == "decimalEnclosedParen":
        return _sign(number, 20, "⑴")
    if form == "decimalEnclosedFullstop":
        return _sign(number, 20, "⒈")
    if form == "ideographEnclosedCircle":
        return _sign(number, 10, "㊀")
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return "" if form in ("none", "bullet") else str(number)


def _counted(number: int, digits: str = DIGITS, units: str = "十百千", *, short: bool = True) -> str:
    """23 → 二十三, 105 → 一百零五; `short`: 10 is 十 and not 一十."""
    if number == 0:
        return "零"
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + (units[power - 1] if power else "")
        gap = not digit
    return text[1:] if short and text.startswith(digits[1] + units[0]) else text


def _spelled(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _one_of(number: int, signs: str) -> str:
    return signs[(number - 1) % len(signs)] if number else "0"


def _sign(number: int, last: int, first: str) -> str:
    return chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in ROMAN:
        text += sign * (number // value)
        number %= value
    return text
