"""Marks → depths, without any text."""

import pytest

from documents.parsing.depth import depths
from documents.parsing.markers import Family

F = Family


@pytest.mark.parametrize(
    ("families", "expected"),
    [
        ([F.COMMA, F.PAREN, F.PAREN, F.COMMA], [0, 1, 1, 0]),
        ([F.COMMA, F.PAREN, F.DOT, F.DOT, F.PAREN, F.COMMA, F.DOT], [0, 1, 2, 2, 1, 0, 1]),
        ([F.COMMA, F.DASH, F.DASH, F.COMMA], [0, 1, 1, 0]),
        ([F.COMMA, F.PAREN, F.DASH, F.PAREN, F.FIRSTLY, F.FIRSTLY], [0, 1, 2, 1, 2, 2]),
        ([F.CHAPTER, F.ARTICLE, F.ARTICLE, F.PAREN, F.CHAPTER, F.ARTICLE], [0, 1, 1, 2, 0, 1]),
        ([F.PART, F.CHAPTER, F.SECTION, F.ARTICLE, F.PART], [0, 1, 2, 3, 0]),
        ([F.COMMA, F.ARTICLE, F.ARTICLE, F.COMMA, F.ARTICLE], [0, 1, 1, 0, 1]),
        ([F.CHAPTER, F.ARTICLE, F.COMMA, F.ARTICLE], [0, 1, 2, 1]),
        ([F.COMMA, F.PAREN, F.DOT, F.DIGIT_PAREN, F.CIRCLED, F.DOT], [0, 1, 2, 3, 4, 2]),
        ([F.COMMA, F.ANNEX, F.COMMA, F.PAREN], [0, 0, 1, 2]),
        ([F.DASH, F.COMMA], [0, 0]),
    ],
)
def test_depths(families: list[F], expected: list[int]) -> None:
    assert depths(families) == expected
