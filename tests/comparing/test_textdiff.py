"""Marks on real sentences and on what must never be split. ⟦…⟧ differs; ⟨…⟩ in it is the part to show most strongly."""

import csv
from pathlib import Path

import pytest

from documents.comparing.textdiff import Mark, textdiff
from tests.score import gold

SENTENCES = Path(__file__).parent / "sentences.tsv"


def rows() -> list[list[str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def shown(text: str, marks: tuple[Mark, ...]) -> str:
    result, at = [], 0
    for mark in marks:
        result.append(text[at : mark.start])
        if (mark.core.start, mark.core.end) == (mark.start, mark.end):
            result.append(f"⟦{text[mark.start : mark.end]}⟧")
        else:
            before, core, after = mark.start, mark.core, mark.end
            result.append(
                f"⟦{text[before : core.start]}⟨{text[core.start : core.end]}⟩{text[core.end : after]}⟧"
            )
        at = mark.end
    return "".join([*result, text[at:]])


def plain(marked: str) -> str:
    return marked.translate(dict.fromkeys(map(ord, "⟦⟧⟨⟩")))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]}-{row[1]}")
def test_real_sentences(row: list[str]) -> None:
    a, b, left, right = row
    found = textdiff(plain(left), plain(right))
    assert (shown(plain(left), found.a), shown(plain(right), found.b)) == (left, right)
    for address, marked in ((a, left), (b, right)):
        slug, _, path = address.partition("/")
        assert plain(marked) in next(node.text for node in gold.outline_of(slug).nodes if node.path == path)


def test_there_are_enough_of_them() -> None:
    assert len({(row[0], row[1]) for row in rows()}) >= 60


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("新增⟦50⟨⟩个⟧", "新增⟦50⟨0⟩个⟧"),
        ("⟦150⟨⟩万吨⟧以上", "⟦150⟨0⟩万吨⟧以上"),
        ("⟦1⟨⟩00家⟧", "⟦1⟨1⟩00家⟧"),
        ("达到⟦90%⟧以上", "达到⟦95%⟧以上"),
        ("到⟦2025年⟧,不超过⟦32微克/立方米⟧", "到⟦2027年⟧，不超过⟦29.8微克/立方米⟧"),
        ("⟦50吨⟧", "⟦500万吨⟧"),
        ("⟦2022年9月底⟧前", "⟦2022年10月底⟧前"),
        ("达到⟦64%⟧,⟦19⟨0⟩万千瓦⟧", "达到⟦46%⟧,⟦19⟨⟩万千瓦⟧"),
        ("由⟦市生态环境局⟧牵头", "由⟦市自然资源局⟧牵头"),
        ("按照⟦《水污染防治行动计划》⟧", "按照⟦《土壤污染防治行动计划》⟧"),
        ("⟦PM2.5⟧浓度", "⟦PM10⟧浓度"),
        ("开展创建⟦活动⟧。", "开展创建⟦行动⟧。"),
        ("通报、考核机制", "通报、考核⟦、奖惩⟧机制"),
        ("⟦加大投入⟧", "⟦严格执法⟧"),
        ("", "⟦新增一条⟧"),
        ("⟦删去一条⟧", ""),
    ],
)
def test_what_is_never_split(left: str, right: str) -> None:
    found = textdiff(plain(left), plain(right))
    assert (shown(plain(left), found.a), shown(plain(right), found.b)) == (left, right)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("到2025年,优良率达到90%。", "到 2025 年，优良率达到９０％。"),
        ("“三线一单”(试行)", '"三线一单"（试行）'),
        ("二〇二五年", "二○二五年"),
        ("加强\n监管", "加强监管"),
        ("〔2021〕40号", "［2021］40 号"),
        ("", ""),
    ],
)
def test_the_same_after_folding_has_no_mark(a: str, b: str) -> None:
    found = textdiff(a, b)
    assert (found.a, found.b) == ((), ())


def test_long_texts_with_frequent_characters_still_meet() -> None:
    a = "推进的、加强的、完善的、" * 60
    found = textdiff(a, a + "提高的。")
    assert shown(a, found.a) == a
    assert shown(a + "提高的。", found.b) == a + "⟦提高的。⟧"
