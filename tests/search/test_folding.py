"""What counts as the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.search.words.folding import fold, fold_with_places, has_letters


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＰＭ２．５", "pm2.5"),
        ("到 2025 年，\n全市", "到2025年,全市"),
        ("辽委发〔2022〕8号", "辽委发(2022)8号"),
        ("辽委发[2022]8号", "辽委发(2022)8号"),
        ("辽委发【２０２２】８号", "辽委发(2022)8号"),
        ("二○二五年", "二0二五年"),
        ("二〇二五年", "二0二五年"),
        ("“两高”项目", '"两高"项目'),
        ('"两高"项目', '"两高"项目'),
        ("「两高」项目", '"两高"项目'),
        ("〈水污染防治法〉", "《水污染防治法》"),
        ("Ⅲ类、㎡、①", "iii类、m2、1"),
        ("——大气", "--大气"),
        ("10%～20%", "10%~20%"),
        ("绿色\u200b低碳\ufeff\u3000发展\x00", "绿色低碳发展"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(), st.text(), st.text())
def test_a_piece_of_a_text_stays_a_piece(before: str, text: str, after: str) -> None:
    assert fold(before + text + after) == fold(before) + fold(text) + fold(after)


@given(st.text())
def test_folding_again_changes_nothing_but_what_was_composed(text: str) -> None:
    folded, places = fold_with_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded)
    assert all(text[place] and sign in fold(text[place]) for sign, place in zip(folded, places, strict=True))


def test_places() -> None:
    assert fold_with_places("到Ⅲ 类") == ("到iii类", [0, 1, 1, 1, 3])


@pytest.mark.parametrize(
    ("text", "letters"), [("，。", False), ("+-*/", False), ("a", True), ("%5", True), ("水", True)]
)
def test_has_letters(text: str, letters: bool) -> None:
    assert has_letters(text) is letters
