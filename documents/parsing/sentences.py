"""Where sentences end: at 。！？ outside brackets and quotation marks."""

import re

from documents.parsing.fold import fold
from documents.parsing.nodes import Span

ENDERS = "。！？!?"
PAIRS = {")": "(", "”": "“", "’": "‘", "》": "《", "〉": "〈", "」": "「", "』": "『", "]": "[", "}": "{"}
OPENERS = frozenset(PAIRS.values())
CLOSERS = frozenset(PAIRS) | {'"'}

# （牵头单位：…）, 〔…按职责分工负责〕: says who is responsible, belongs to what stands before it.
RESPONSIBLE = re.compile(r"牵头|责任单位|负责|配合|参与|指导|落实|参加|单位[:]")
DUTY_LINE = re.compile(
    r"^(?:(?:整改|主体|监管|属地|行业)?(?:牵头|责任|主办|负责|承办|配合|协办|参与|参加|实施|指导|督导|督办)(?:责任)?(?:单位|部门)"
    r"|(?:责任|牵头|分管|包保)(?:人|领导)|(?:整改|完成|办结|落实)(?:完成)?(?:时限|期限)|完成时间)\s?:\s?\S"
)


def enclosed(text: str) -> list[bool]:
    """For each character: does it stand inside brackets or quotation marks that are closed again?

    An opening mark that is never closed encloses nothing, so a lost ” does not swallow the rest of a text.
    """
    inside = [0] * (len(text) + 1)
    opened: list[int] = []
    straight: int | None = None
    for index, sign in enumerate(fold(text)):
        if sign == '"':
            straight = _pair_straight(inside, text, straight, index)
        elif sign in OPENERS:
            opened.append(index)
        elif sign in PAIRS:
            _close_match(inside, opened, text, index, PAIRS[sign])
    depth, result = 0, []
    for change in inside[:-1]:
        depth += change
        result.append(depth > 0)
    return result


def _close(inside: list[int], start: int, end: int) -> None:
    inside[start] += 1
    inside[end] -= 1


def _pair_straight(inside: list[int], text: str, start: int | None, index: int) -> int | None:
    """Straight quotes open and close alike: a pair never spans a sentence, or one lost mark would turn all others."""
    if start is None or "。" in text[start:index]:
        return index
    _close(inside, start, index)
    return None


def _close_match(inside: list[int], opened: list[int], text: str, index: int, opener: str) -> None:
    folded = [fold(text[at]) for at in opened[-8:]]
    if opener not in folded:
        return
    while opened:
        start = opened.pop()
        if fold(text[start]) == opener:
            _close(inside, start, index)
            return


def bracket_end(text: str, start: int) -> int:
    """Index after the bracket that opens at `start`, or `start` when none opens there or it is never closed."""
    if start >= len(text) or fold(text[start]) not in "([":
        return start
    depth = 0
    for index in range(start, len(text)):
        sign = fold(text[index])
        depth += (sign in "([") - (sign in ")]")
        if depth == 0:
            return index + 1
    return start


def bracket_ends(text: str, start: int, end: int) -> dict[int, int]:
    """The same of every bracket in text[start:end] that is closed there, in one go: opening index → index after it.

    `（市水利局（含）、市财政局` → only the inner one.
    """
    ends: dict[int, int] = {}
    opened: list[int] = []
    for index in range(start, end):
        sign = fold(text[index])
        if sign in "([":
            opened.append(index)
        elif sign in ")]" and opened:
            ends[opened.pop()] = index + 1
    return ends


def is_duty(text: str) -> bool:
    """Does the whole text only name who is responsible?

    `（牵头单位:省科技厅;责任单位:省教育厅等）`, `责任单位：市水利局、市财政局。`
    """
    text = text.rstrip("。;；")
    if DUTY_LINE.match(fold(text)):
        return "。" not in text
    return bool(text) and bracket_end(text, 0) == len(text) and RESPONSIBLE.search(fold(text)) is not None


def split_sentences(text: str) -> list[Span]:
    """Sentences as spans of `text`, without the brackets that name who is responsible.

    `加强监管。严格执法。（省水利厅负责）` → 加强监管。 | 严格执法。
    """
    inside = enclosed(text)
    spans, start, index = [], 0, 0
    while index < len(text):
        if text[index] == "\n" or (text[index] in ENDERS and not inside[index]):
            end = index + 1
            while end < len(text) and (text[end] in ENDERS or (text[end] in CLOSERS and not inside[end])):
                end += 1
            spans.append(Span(start, end))
            start = _skip_duty(text, end)
            index = max(start, end)
        else:
            index += 1
    spans.append(Span(start, len(text)))
    return [span for span in (_trim(text, each) for each in spans) if span.start < span.end]


def _skip_duty(text: str, start: int) -> int:
    end = bracket_end(text, start)
    return end if end > start and is_duty(text[start:end]) else start


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    if is_duty(piece.strip()):
        return Span(span.end, span.end)
    left = span.start + len(piece) - len(piece.lstrip())
    return Span(left, left + len(piece.strip()))
