"""Text with all below, and what is a unit, from short texts through the real parser."""

import pytest

from documents.parsing.outline import parse
from documents.storing.rows import counts_of, rows_of

RUN_IN = "一、总体要求\n（一）指导思想。坚持绿色发展。\n（二）基本原则。把握以下原则：\n1.问题导向。逐一整改。\n2.标本兼治。\n"
ALONE = "一、总体要求\n（一）整改目标\n达到以下工作目标。\n一是水质达标。\n二是空气改善。\n"
LAW = "第一章 总则\n第一条 为了优化营商环境，制定本条例。\n第二条 国家鼓励：\n（一）创新；\n（二）开放。\n"


def rows(text: str) -> dict[str, object]:
    outline = parse(text)
    return {row.path: row for row in rows_of(outline, 7, range(1, len(outline.nodes) + 2))}


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        (RUN_IN, "", ""),
        (RUN_IN, "1/1", ""),
        (
            RUN_IN,
            "1/2",
            "（二）基本原则。把握以下原则：\n1.问题导向。逐一整改。\n2.标本兼治。",
        ),
        (
            RUN_IN,
            "1",
            "一、总体要求\n（一）指导思想。坚持绿色发展。\n（二）基本原则。把握以下原则：\n1.问题导向。逐一整改。\n2.标本兼治。",
        ),
        (ALONE, "1/1", "（一）整改目标\n达到以下工作目标。\n一是水质达标。\n二是空气改善。"),
    ],
)
def test_text_with_all_below(text: str, path: str, expected: str) -> None:
    assert rows(text)[path].full_text == expected


@pytest.mark.parametrize(
    ("text", "units"),
    [
        # 1/2 has no sentence of its own: 把握以下原则： only opens the list
        (RUN_IN, ["1/1", "1/2/1", "1/2/2"]),
        # 1/1 has one, so that body is a unit beside the items below it
        (ALONE, ["1/1", "1/1/1", "1/1/2"]),
        (LAW, ["1/1", "1/2/i1", "1/2/i2"]),
        ("为改善环境，制定本方案。\n一、总体要求\n坚持绿色发展。\n", ["1/p1"]),
    ],
)
def test_units(text: str, units: list[str]) -> None:
    assert [path for path, row in rows(text).items() if row.is_unit] == units


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (RUN_IN, {"chapter": 1, "clause": 2, "measure": 2, "provision": 5, "unit": 3}),
        (LAW, {"chapter": 1, "clause": 2, "measure": 2, "provision": 5, "unit": 3}),
    ],
)
def test_counts_are_of_printed_provisions(text: str, counts: dict[str, int]) -> None:
    assert counts_of(rows(text).values()) == counts
