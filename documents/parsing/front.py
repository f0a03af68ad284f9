"""What stands above the first numbered item: web furniture, a cover letter, the title, the preamble."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.parsing import furniture
from documents.parsing.fold import fold
from documents.parsing.headlines import (
    ATTACHED,
    BARE_TYPE,
    BEGINS_ORGAN,
    COVER,
    DATE_LINE,
    HALF,
    ORGAN_LINE,
    TITLE,
    is_label,
    is_plain,
    opens_cover,
    reads_like_a_title,
    without_number,
)
from documents.parsing.letters import letter_end, orders, sends
from documents.parsing.lines import Line, Look, squeeze
from documents.parsing.named import start_by_name
from documents.parsing.nodes import Says


@dataclass(slots=True)
class Front:
    """The lines above the body, sorted. `title` may be several printed lines."""

    title: list[Line] = field(default_factory=list)
    block: list[Line] = field(default_factory=list)
    preamble: list[Line] = field(default_factory=list)
    discarded: list[tuple[Line, str]] = field(default_factory=list)
    doubts: list[tuple[Line, str]] = field(default_factory=list)


def read_front(lines: Sequence[Line], numbered: bool, sent: range, own: bool = True) -> Front:
    """Sort the lines above the first mark; every line goes to exactly one list (title lines are also in `block`).

    `numbered`: a mark follows these lines, so a lone short line is a title and not the whole text. `sent`: where the title
    of what a letter sends is known to stand. `own`: what follows is not only an annex.
    """
    front = Front()
    above, front.title, rest = _parted(lines, numbered, front, sent)
    _sort_above(above, front)
    front.block += front.title
    letter = letter_end(rest)
    if not _sends(rest[letter:], numbered and own):
        letter = 0
    _sort_letter(rest[:letter], front)
    del rest[:letter]
    while rest and (is_label(rest[0]) or furniture.reason(rest[0])):
        _put(rest.pop(0), front)
    for line in rest:
        why = furniture.reason(line)
        if why:
            front.discarded.append((line, why))
        else:
            front.preamble.append(line)
    if len(plain_lines(lines)) < len(lines):
        _put_said(lines, front)
    return front


def _sends(below: Sequence[Line], own: bool) -> bool:
    """Is it a letter that has this below it? 现将…予以公布。 above nothing, or above an annex, is the text itself."""
    return not ATTACHED.match(fold(below[0].text)) if below else own


def plain_lines(lines: Sequence[Line]) -> list[Line]:
    """Those of which no person says what they are."""
    return [line for line in lines if line.says is None]


def _parted(
    lines: Sequence[Line], numbered: bool, front: Front, sent: range
) -> tuple[Sequence[Line], list[Line], list[Line]]:
    """What stands above the title, the title, what stands below, without lines of which people speak otherwise."""
    plain = plain_lines(lines)
    if said := [index for index, line in enumerate(lines) if line.says is Says.TITLE]:
        last = said[-1]
        return plain_lines(lines[:last]), [lines[index] for index in said], plain_lines(lines[last:])
    start, end = _find_title(plain) or _first_plain(plain, numbered or len(plain) < len(lines), front)
    untouched = len(plain) == len(lines)  # so that places in one are places in the other
    if untouched and start < sent.start:  # it does not read like a title, but is known to be one
        start, end = sent.start, sent.stop
    return plain[:start], plain[start:end], plain[end:]


def _put_said(lines: Sequence[Line], front: Front) -> None:
    """What people call a paragraph goes to the preamble, what belongs to the line before goes where that went."""
    home = {id(line): front.preamble for line in front.preamble}
    home |= {id(line): front.block for line in front.block}
    titles = {id(line) for line in front.title}
    place, in_title = front.preamble, False
    for line in lines:
        if line.says is Says.BODY:
            place, in_title = front.preamble, False
        elif line.says is not Says.JOIN:
            place, in_title = home.get(id(line), place), id(line) in titles
            continue
        place.append(line)
        if in_title:
            front.title.append(line)
    for found in (front.title, front.block, front.preamble):
        found.sort(key=lambda line: line.at[0])


def _put(line: Line, front: Front) -> None:
    why = furniture.reason(line)
    if why and not DATE_LINE.match(fold(line.text)):
        front.discarded.append((line, why))
    else:
        front.block.append(line)


def _find_title(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where the title stands: the last lines that read like one (`…实施方案`, `…的通知(试行)`)."""
    for end in range(len(lines), 0, -1):
        if not reads_like_a_title(lines[end - 1]):
            continue
        start = end - 1
        while start and _continues(lines[start - 1], lines[start]):
            start -= 1
        return start_by_name(lines, start, end), end
    return None


def _first_plain(lines: Sequence[Line], numbered: bool, front: Front) -> tuple[int, int]:
    """Without a line that reads like a title: the first short one, to be looked at by a person."""
    first = next((i for i, line in enumerate(lines) if furniture.reason(line) is None), None)
    if first is None or not (numbered or len(lines) > first + 1) or not is_plain(lines[first]):
        return 0, 0
    front.doubts.append((lines[first], "标题待核对：不像常见的公文标题"))
    return first, first + 1


def _continues(above: Line, below: Line) -> bool:
    """Is the line above the first half of a title whose second half is below?

    Across a blank line only where the halves need each other: an issuer above 关于…, or 关于 without an end.
    """
    text = fold(above.text)
    if ORGAN_LINE.match(text) and below.text.startswith("关于"):
        return True
    if HALF.match(text) and not is_label(above):
        return True
    if not is_plain(above):
        return False
    if BARE_TYPE.match(fold(below.text)) and not COVER.search(text):
        return True
    if TITLE.match(without_number(text)):
        return False
    if below.gap:
        return "关于" in text
    return BEGINS_ORGAN.search(text) is not None or len(below.text) < 12


def _sort_letter(lines: Sequence[Line], front: Front) -> None:
    """Its address, formula and signature belong to the title; what it orders is text."""
    said = orders(lines)
    for index, line in enumerate(lines):
        if index in said:
            front.preamble.append(replace(line, look=line.look | Look.LETTER))
        else:
            front.block.append(line)


def _sort_above(lines: Sequence[Line], front: Front) -> None:
    title = squeeze(front.title)
    cover = next((i for i, line in enumerate(lines) if opens_cover(line) or sends(line)), len(lines))
    said = {cover + index for index in orders(lines[cover:])}
    for index, line in enumerate(lines):
        text = fold(line.text)
        why = furniture.reason(line)
        if why and not DATE_LINE.match(text):
            front.discarded.append((line, why))
        elif index in said:
            front.preamble.append(replace(line, look=line.look | Look.LETTER))
        elif index >= cover:
            front.block.append(line)
        elif title and squeeze([line]).startswith(title):
            front.discarded.append((line, "标题重复"))
        elif furniture.LEAD.search(text):
            front.discarded.append((line, "网页导语"))
        elif "。" in text or len(text) > 120:
            front.preamble.append(line)
            front.doubts.append((line, "标题之前的正文，归入引言"))
        else:
            front.block.append(line)
            if cover == len(lines) or not is_label(line):
                front.doubts.append((line, "标题之前的文字，归入标题区"))
