"""How provisions are printed: heads, stops, sentences, outline."""

import pytest

from documents import queries
from documents.models import Provision
from documents.views.text import outline, shown
from tests.samples import PLAN


@pytest.fixture
def rows(make_document):
    def read(text: str):
        version = make_document(text)
        return {row.node.path: row for row in shown(queries.nodes_of(version), version.text)}

    return read


def test_heads_as_the_source_prints_them(rows):
    read = rows(PLAN)
    assert {path: (row.stop, row.run_in) for path, row in read.items()} == {
        "0": ("", True),
        "1": ("", False),
        "1/1": ("。", True),
        "1/2": ("", False),
        "1/2/1": ("。", False),
        "1/2/2": ("。", False),
        "2": ("", False),
        "2/3": ("。", True),
    }


def test_a_heading_alone_on_its_line_does_not_run_in(rows):
    read = rows(
        "大连市工作方案\n\n一、总体要求\n（一）指导思想\n坚持绿色发展，推动转型。\n（二）目标。完成任务。\n"
    )
    assert not read["1/1"].run_in
    assert read["1/2"].run_in


def test_gap_after_the_label(rows):
    read = rows(
        "大连市环境条例\n\n第一章 总则\n第一条 为了保护环境，制定本条例。\n第二条　本条例自公布之日起施行。\n"
    )
    assert read["1"].gap
    assert read["1/1"].gap
    assert not rows(PLAN)["1/1"].gap


def test_pieces_joined_are_the_text(rows):
    for row in rows(PLAN).values():
        assert "".join(piece.text for piece in row.pieces()) == row.node.text
    pieces = list(rows(PLAN)["1/1"].pieces())
    assert [(piece.text, piece.sentence and piece.sentence.path) for piece in pieces] == [
        ("坚持绿色发展。", "1/1/s1"),
        ("坚持系统治理。", "1/1/s2"),
    ]


def test_outline_nests_and_closes(rows):
    read = rows(PLAN)
    assert [(entry.node.path, entry.opens, entry.closes) for entry in outline(read.values())] == [
        ("0", False, 0),
        ("1", True, 0),
        ("1/1", False, 0),
        ("1/2", True, 0),
        ("1/2/1", False, 0),
        ("1/2/2", False, 2),
        ("2", True, 0),
        ("2/3", False, 1),
    ]
    assert outline([]) == []


def test_the_lines_of_a_closing_are_one_entry(rows):
    read = rows(f"{PLAN}\n附件：任务清单\n\n大连市人民政府办公室\n2025年3月1日\n")
    assert [path for path in read if path.startswith("c")] == ["c1", "c2", "c3"]
    assert [entry.node.path for entry in outline(read.values())][-2:] == ["2/3", "c1"]


@pytest.mark.parametrize(
    ("title_depth", "levels"),
    [(0, {"1": 2, "1/1": 3, "1/1/1": 4, "1/1/2": 4, "1/2": 3}), (2, {"1/1/1": 2, "1/1/2": 2})],
)
def test_levels_of_headings(title_depth, levels):
    """Levels follow the headings that are printed, so none is left out where a provision has none."""
    nodes = [Provision(path=path, depth=path.count("/") + 1, heading="题") for path in levels]
    assert {row.node.path: row.heading_level for row in shown(nodes, "", title_depth)} == levels


def test_a_provision_without_heading_takes_no_level():
    nodes = [
        Provision(path="1", depth=1, heading="题"),
        Provision(path="1/1", depth=2),
        Provision(path="1/1/1", depth=3, heading="题"),
    ]
    assert [row.heading_level for row in shown(nodes, "")] == [2, 3, 3]
