"""Paths in reading order → nested set numbers. Pure: no database, no Django."""

from collections.abc import Iterable
from dataclasses import dataclass


class NoTreeError(ValueError):
    """Paths that do not make one tree in reading order; the message names the path."""


@dataclass(slots=True)
class Place:
    """Where a node stands: index of its parent in the list (None for the root), nested set numbers, depth."""

    parent: int | None
    lft: int
    depth: int
    rght: int = 0

    @property
    def below(self) -> int:
        """How many nodes stand below; in reading order they follow at once."""
        return (self.rght - self.lft - 1) // 2


def place(paths: Iterable[str]) -> list[Place]:
    """Places of a root (path "") and the nodes below it, in reading order: "", "1", "1/2", "1/2/s1", "2".

    The parent of a path is the path without its last step, and stands before it. Raises NoTreeError.
    """
    places: list[Place] = []
    seen: set[str] = set()
    open_nodes: list[tuple[str, int]] = []  # from the root to the last node
    number = 0
    for index, path in enumerate(paths):
        if path in seen or (index == 0) != (path == ""):
            raise NoTreeError(path)
        seen.add(path)
        while open_nodes and path.rpartition("/")[0] != open_nodes[-1][0]:
            number += 1
            places[open_nodes.pop()[1]].rght = number
        if path and not open_nodes:
            raise NoTreeError(path)
        number += 1
        parent = open_nodes[-1][1] if open_nodes else None
        places.append(Place(parent, lft=number, depth=len(open_nodes)))
        open_nodes.append((path, index))
    for _, index in reversed(open_nodes):
        number += 1
        places[index].rght = number
    return places
