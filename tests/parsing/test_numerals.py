"""Numerals."""

import pytest

from documents.parsing.numerals import to_int


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("一百零五", 105),
        ("一百二十三", 123),
        ("二〇二五", 2025),
        ("两", 2),
        ("23", 23),
        ("１２", 12),
        ("", None),
        ("甲", None),
        ("一二十", None),
    ],
)
def test_to_int(numeral: str, value: int | None) -> None:
    assert to_int(numeral) == value
