"""What kept its order when things were moved about."""

from bisect import bisect_left
from collections.abc import Sequence


def backbone(pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Of pairs (place before, place after), sorted by the former, the longest run that rises in both: former places.

    `[(0, 0), (1, 3), (2, 1), (3, 2)]` → [0, 2, 3]: the second was moved behind the others.
    """
    ends: list[int] = []  # place after of the last of the best run of each length
    at: list[int] = []  # its index in `pairs`
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [index]
        before.append(at[length - 1] if length else -1)
    found: list[int] = []
    index = at[-1] if at else -1
    while index >= 0:
        found.append(pairs[index][0])
        index = before[index]
    return found[::-1]
