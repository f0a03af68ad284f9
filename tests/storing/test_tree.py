"""Paths in, nested set numbers out."""

import pytest

from documents.storing.tree import NoTreeError, place


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([""], [(None, 1, 2, 0)]),
        (["", "0", "1"], [(None, 1, 6, 0), (0, 2, 3, 1), (0, 4, 5, 1)]),
        (
            ["", "1", "1/1", "1/1/s1", "1/1/s2", "1/2", "2"],
            [
                (None, 1, 14, 0),
                (0, 2, 11, 1),
                (1, 3, 8, 2),
                (2, 4, 5, 3),
                (2, 6, 7, 3),
                (1, 9, 10, 2),
                (0, 12, 13, 1),
            ],
        ),
        (
            ["", "1", "1/p1", "1/1", "1/p2"],
            [(None, 1, 10, 0), (0, 2, 9, 1), (1, 3, 4, 2), (1, 5, 6, 2), (1, 7, 8, 2)],
        ),
        ([], []),
    ],
)
def test_numbers(paths: list[str], expected: list[tuple[int | None, int, int, int]]) -> None:
    places = place(paths)
    assert [(each.parent, each.lft, each.rght, each.depth) for each in places] == expected


def test_nodes_below() -> None:
    assert [each.below for each in place(["", "1", "1/1", "1/2", "2"])] == [4, 2, 0, 0, 0]


@pytest.mark.parametrize(
    ("paths", "path"),
    [
        (["1"], "1"),  # no root
        (["", "1/1"], "1/1"),  # no parent
        (["", "1", "1"], "1"),  # twice
        (["", ""], ""),  # two roots
        (["", "1", "2", "1/1"], "1/1"),  # the parent's part of the text is over
    ],
)
def test_paths_that_are_no_tree(paths: list[str], path: str) -> None:
    with pytest.raises(NoTreeError) as error:
        place(paths)
    assert str(error.value) == path
