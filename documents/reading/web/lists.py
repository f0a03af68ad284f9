"""Numbers that a browser prints before the items of an <ol>."""

from collections.abc import Mapping


class Lists:
    """The open lists, each with the number of its next item; None for lists without numbers."""

    def __init__(self) -> None:
        self._next: list[int | None] = []

    def enter(self, tag: str, attributes: Mapping[str, str | None]) -> str:
        """`3. ` for the third item of an <ol>; empty for everything else."""
        if tag == "ol":
            self._next.append(_number(attributes.get("start"), 1))
        elif tag != "li":
            self._next.append(None)
        elif self._next and (number := self._next[-1]) is not None:
            number = _number(attributes.get("value"), number)
            self._next[-1] = number + 1
            return f"{number}. "
        return ""

    def leave(self, tag: str) -> None:
        if tag != "li" and self._next:
            self._next.pop()


def _number(written: str | None, otherwise: int) -> int:
    return (
        int(written)
        if written and written.isascii() and written.isdigit() and len(written) < 5
        else otherwise
    )
