"""The words found, marked in the text as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.search.words.marking import mark


def shown(text: str, words: list[str], width: int | None = None) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in mark(text, words, width))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("推进排污许可制", ["排污许可"], "推进[排污许可]制"),
        ("推进排污许可制", ["排污", "许可", "污许"], "推进[排污许可]制"),
        ("排污、排污", ["排污"], "[排污]、[排污]"),
        ("遏制“两高” 项目", ['两高"项目'], "遏制“[两高” 项目]"),
        ("细颗粒物（ＰＭ２.５）", ["pm2.5"], "细颗粒物（[ＰＭ２.５]）"),
        ("Ⅲ类水体", ["i"], "[Ⅲ]类水体"),
        ("没有", ["水"], "没有"),
        ("没有", [], "没有"),
        ("", ["水"], ""),
    ],
)
def test_mark(text: str, words: list[str], expected: str) -> None:
    assert shown(text, words) == expected


def test_a_long_text_is_cut_round_the_words() -> None:
    text = "甲" * 300 + "水" + "乙" * 100 + "土壤和水" + "丙" * 300
    assert shown(text, ["水", "土壤"], 40) == "…" + "乙" * 13 + "[土壤]和[水]" + "丙" * 23 + "…"
    assert shown(text, ["金"], 10) == "甲" * 10 + "…"
    assert shown(text + "木", ["木"], 10) == "…" + "丙" * 9 + "[木]"


@given(st.text(alphabet="水土“” ⅢA"), st.lists(st.text(alphabet='水土"ia', min_size=1), max_size=4))
def test_the_pieces_are_the_text(text: str, words: list[str]) -> None:
    assert "".join(piece.text for piece in mark(text, words)) == text
