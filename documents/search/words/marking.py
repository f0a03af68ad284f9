"""The words found, marked in the text as it is printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.search.words.folding import fold_with_places

BEFORE = 24  # characters shown before the first word found
WIDTH = 120  # characters of a snippet


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked where it was looked for."""

    text: str
    marked: bool = False


def mark(text: str, words: Iterable[str], width: int | None = None) -> tuple[Piece, ...]:
    """All of `text`, or `width` characters of it round the words found, as pieces; `…` where text was left out.

    Words are folded. `推进“两高” 项目治理` with `两高"项` → 推进“ · 两高” 项 (marked) · 目治理.
    """
    spans = found(text, words)
    start, end = (0, len(text)) if width is None or len(text) <= width else _window(spans, len(text), width)
    pieces = [Piece("…")] if start else []
    at = start
    for begin, stop in spans:
        begin, stop = max(begin, at), min(stop, end)
        if begin >= stop:
            continue
        if begin > at:
            pieces.append(Piece(text[at:begin]))
        pieces.append(Piece(text[begin:stop], marked=True))
        at = stop
    if at < end:
        pieces.append(Piece(text[at:end]))
    return tuple(pieces) if end == len(text) else (*pieces, Piece("…"))


def found(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words stand in `text`, [start, end), in order; those that touch or overlap are one."""
    folded, places = fold_with_places(text)
    spans = sorted(
        (places[at], places[at + len(word) - 1] + 1)
        for word in set(words)
        if word
        for at in _all_places(folded, word)
    )
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _all_places(folded: str, word: str) -> Iterable[int]:
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + len(word))


def _window(spans: Sequence[tuple[int, int]], length: int, width: int) -> tuple[int, int]:
    """The stretch of `width` that holds most marked characters, the first of those."""
    best, most = 0, -1
    for index, (begin, _) in enumerate(spans):
        start = max(0, min(begin - min(BEFORE, width // 3), length - width))
        marked = sum(max(0, min(end, start + width) - at) for at, end in spans[index : index + 50])
        if marked > most:
            best, most = start, marked
    return best, min(length, best + width)
