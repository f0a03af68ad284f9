import pytest

from documents.views.source_lines import MOST_LINES, place_in_source, source_lines

TEXT = "题名\n\n\u00a0\u3000（一）指导思想。坚持\n\n— 2 —\n绿色发展。\t\r\n末行"


def drawn(text: str, *spans: tuple[int, int]) -> list[str]:
    """Lines as `3 °□[（一）…]`: own characters in brackets."""
    lines, _ = source_lines(text, spans)
    return [
        f"{line.number} " + "".join(f"[{bit.text}]" if bit.own else bit.text for bit in line.bits)
        for line in lines
    ]


def at(piece: str) -> tuple[int, int]:
    start = TEXT.index(piece)
    return start, start + len(piece)


@pytest.mark.parametrize(
    ("spans", "lines"),
    [
        ([at("题名")], ["1 [题名]"]),
        ([at("（一）指导思想。坚持")], ["3 °□[（一）指导思想。坚持]"]),
        ([at("坚持"), at("绿色")], ["3 °□（一）指导思想。[坚持]", "6 [绿色]发展。→␍"]),
        (
            [(TEXT.index("坚持"), TEXT.index("末"))],
            ["3 °□（一）指导思想。[坚持]", "5 [—][·][2][·][—]", "6 [绿色发展。][→␍]"],
        ),
        ([at("末行")], ["7 [末行]"]),
    ],
)
def test_lines_with_numbers_and_visible_blanks(spans, lines):
    assert drawn(TEXT, *spans) == lines


def test_two_spans_of_one_line_show_it_once():
    assert drawn("甲乙丙\n", (0, 1), (2, 3)) == ["1 [甲]乙[丙]"]


def test_a_very_long_line_is_cut_around_what_is_asked():
    (line,) = drawn("前" * 5000 + "中" + "后" * 5000, (5000, 5001))
    assert line == "1 …" + "前" * 200 + "[中]" + "后" * 200 + "…"


def test_a_very_long_provision_is_cut_and_counted():
    lines, more = source_lines("行\n" * (MOST_LINES + 7), [(0, 2 * MOST_LINES + 14)])
    assert (len(lines), more) == (MOST_LINES, 7)


@pytest.mark.parametrize(
    ("first", "last", "places"),
    [(0, 3, [(10, 13)]), (2, 7, [(12, 15), (20, 22)]), (5, 8, [(20, 23)]), (6, 7, [(21, 22)])],
)
def test_place_in_source(first, last, places):
    """text[0:5] stands at source[10], the rest at source[20], behind a page mark."""
    assert place_in_source([(0, 10), (5, 20)], first, last) == places
