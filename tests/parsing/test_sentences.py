"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing.sentences import bracket_end, bracket_ends, is_duty, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("加强监管。", ["加强监管。"]),
        ("加强监管。严格执法。", ["加强监管。", "严格执法。"]),
        ("加强监管", ["加强监管"]),
        ("落实“谁污染、谁付费。”的原则。完成。", ["落实“谁污染、谁付费。”的原则。", "完成。"]),
        ("依据（见《办法》。）执行。完成！", ["依据（见《办法》。）执行。", "完成！"]),
        ('按照"以气定改"原则。推进"公转铁"。', ['按照"以气定改"原则。', '推进"公转铁"。']),
        ("“一网登记。完善机制。推动解决。", ["“一网登记。", "完善机制。", "推动解决。"]),
        ("加强监管。(牵头单位:省生态环境厅;责任单位:省水利厅等)", ["加强监管。"]),
        ("加强监管。（生态环境部指导）推广技术。（工业和信息化部负责）", ["加强监管。", "推广技术。"]),
        ("第一段。\n第二段。", ["第一段。", "第二段。"]),
        ("他说：“好。”", ["他说：“好。”"]),
    ],
)
def test_split_sentences(text: str, sentences: list[str]) -> None:
    assert [text[span.start : span.end] for span in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（牵头单位：省科技厅）", True),
        ("〔市生态环境局牵头，市发展和改革局参与（不含直属）。〕", True),
        ("(省发展改革委、省财政厅等按照职责分工负责)", True),
        ("（PPP）", False),
        ("（牵头单位：省科技厅）等", False),
        ("牵头单位：省科技厅", True),
        ("责任单位：市水利局、市财政局。", True),
        ("牵头单位要压实责任。", False),
        ("", False),
    ],
)
def test_is_duty(text: str, expected: bool) -> None:
    assert is_duty(text) is expected


@given(st.text("（）()[]〔〕市、", max_size=14), st.integers(0, 14), st.integers(0, 14))
def test_brackets_end_in_one_go_where_they_end_one_by_one(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    ends = bracket_ends(text, start, end)
    assert all(ends.get(index, index) == bracket_end(text[:end], index) for index in range(start, end))
