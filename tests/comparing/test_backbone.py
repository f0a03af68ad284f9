import pytest

from documents.comparing.backbone import backbone


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([], []),
        ([0, 1, 2], [0, 1, 2]),
        ([0, 3, 1, 2], [0, 2, 3]),
        ([3, 0, 1, 2], [1, 2, 3]),
        ([2, 1, 0], [2]),
        ([5, 6, 0, 7, 1, 8], [0, 1, 3, 5]),
    ],
)
def test_backbone(places: list[int], kept: list[int]) -> None:
    assert backbone(list(enumerate(places))) == kept
