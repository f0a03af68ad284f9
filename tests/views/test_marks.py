"""Two texts beside each other, in pieces for the page."""

import pytest

from documents.views.marks import LONGEST, Piece, beside
from documents.views.numbers import Number


def spelled(pieces: tuple[Piece, ...]) -> str:
    """What differs in brackets, what is shown most strongly in double ones."""
    return "".join(
        f"[{piece.before}{f'[{piece.core}]' if piece.core else ''}{piece.after}]"
        if piece.differs
        else piece.text
        for piece in pieces
    )


@pytest.mark.parametrize(
    ("a", "b", "expected_a", "expected_b"),
    [
        ("整治排污口50个。", "整治排污口500个。", "整治排污口[50个]。", "整治排污口[50[0]个]。"),
        ("落实责任。", "落实责任。", "落实责任。", "落实责任。"),
        ("落实（责任）。", "落实(责任)。", "落实（责任）。", "落实(责任)。"),
        ("", "新增。", "", "[新增。]"),
        (
            "PM2.5浓度32微克/立方米",
            "PM2.5浓度29.8微克/立方米",
            "PM2.5浓度[32微克/立方米]",
            "PM2.5浓度[29.8微克/立方米]",
        ),
    ],
)
def test_pieces(a, b, expected_a, expected_b):
    found = beside(a, b)
    assert (spelled(found.a), spelled(found.b)) == (expected_a, expected_b)
    assert "".join(piece.text for piece in found.a) == a
    assert "".join(piece.text for piece in found.b) == b


def test_numbers_are_called_out():
    assert beside(
        "到2025年，PM2.5浓度达到32微克/立方米。", "到2025年，PM2.5浓度达到29.8微克/立方米。"
    ).numbers == (Number("PM2.5浓度", "32微克/立方米", "29.8微克/立方米", "2025", "2025"),)


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("浓度下降到32微克/立方米。", "浓度下降到35微克/立方米。", "浓度 32微克/立方米 → 35微克/立方米"),
        ("到2027年，处理率90%。", "到2027年，处理率95%。", "处理率 90% → 95%（同为2027年）"),
        (
            "到2027年，处理率90%。",
            "到2020年，处理率75%。",
            "处理率 90%（2027年） → 75%（2020年）（年份不同）",
        ),
        (
            "到2027年，处理率90%。",
            "处理率75%。",
            "处理率 90%（2027年） → 75%（本条未写年份）（一边未写年份）",
        ),
    ],
)
def test_numbers_say_for_which_year(a, b, told):
    assert [str(each) for each in beside(a, b).numbers] == [told]


def test_texts_that_hardly_have_anything_in_common():
    assert beside("推进污水管网改造。", "举办文艺演出。").mostly
    assert not beside("推进污水管网改造。", "推进污水管网建设。").mostly


def test_endless_texts_are_not_compared(monkeypatch):
    monkeypatch.setattr("documents.views.marks.changed", None)  # not even their numbers
    text = "污水处理率达到85%。" + "污水" * LONGEST
    found = beside(text, text + "垃圾")
    assert [piece.differs for piece in found.b] == [False]
    assert (found.numbers, found.too_long) == ((), True)


@pytest.mark.parametrize(
    ("a", "b", "heads", "expected_a", "expected_b"),
    [
        (
            "整治排污口。到2025年整治50个。",
            "治理排污口。到2025年整治500个。",
            (6, 6),
            "到2025年整治[50个]。",
            "到2025年整治[50[0]个]。",
        ),
        ("甲乙丙。改造管网。", "改造管网。", (4, 0), "改造管网。", "改造管网。"),
        ("加强监管。严查", "推进治理。严查", (2, 0), "[监管]。严查", "[推进治理]。严查"),
    ],
)
def test_the_body_below_a_heading_that_was_compared_with_it(a, b, heads, expected_a, expected_b):
    found = beside(a, b).bodies(*heads)
    assert (spelled(found.a), spelled(found.b)) == (expected_a, expected_b)


def test_what_is_the_same_and_says_something():
    assert [Piece(text).telling for text in ("。", "，的", "治理", "PM", "、治")] == [
        False,
        False,
        True,
        True,
        False,
    ]
