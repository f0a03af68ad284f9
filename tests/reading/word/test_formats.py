"""Numbers as Word prints them."""

import pytest

from documents.reading.word.formats import printed


@pytest.mark.parametrize(
    ("form", "numbers", "expected"),
    [
        ("decimal", (1, 12), ("1", "12")),
        ("chineseCounting", (1, 10, 12, 20, 23, 99, 105), ("一", "十", "十二", "二十", "二十三", "九十九", "一〇五")),
        ("chineseCountingThousand", (0, 10, 23, 100, 105, 110, 1003), ("零", "十", "二十三", "一百", "一百零五", "一百一十", "一千零三")),
        ("ideographDigital", (1, 10, 23), ("一", "一〇", "二三")),
        ("chineseLegalSimplified", (1, 10, 23), ("壹", "壹拾", "贰拾叁")),
        ("ideographTraditional", (1, 10, 11), ("甲", "癸", "甲")),
        ("ideographZodiac", (1, 12), ("子", "亥")),
        ("decimalEnclosedCircleChinese", (1, 20, 21), ("①", "⑳", "21")),
        ("decimalEnclosedParen", (1, 20), ("⑴", "⒇")),
        ("decimalEnclosedFullstop", (1, 20), ("⒈", "⒛")),
        ("ideographEnclosedCircle", (1, 10), ("㊀", "㊉")),
        ("decimalZero", (1, 12), ("01", "12")),
        ("decimalFullWidth", (1, 12), ("１", "１２")),
        ("upperLetter", (1, 26, 27), ("A", "Z", "AA")),
        ("lowerRoman", (1, 4, 9, 14), ("i", "iv", "ix", "xiv")),
        ("none", (1,), ("",)),
        ("hebrew1", (7,), ("7",)),  # unknown: decimal
        ("chineseCounting", (12345, -1), ("12345", "-1")),
    ],
)  # fmt: skip
def test_printed(form: str, numbers: tuple[int, ...], expected: tuple[str, ...]) -> None:
    assert tuple(printed(number, form) for number in numbers) == expected
