"""Printed responsibility groups: brackets and labelled lines that say who leads, answers, supports, guides.

`(牵头单位:省科技厅;责任单位:省教育厅、省财政厅等)` `（生态环境部牵头，国家统计局参与）` `〔市公安局负责〕`
`责任单位：市水利局` on a line of its own; a bare list `（市公安局，市交通运输局）` by the document's convention.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.enriching.departments.conventions import Convention
from documents.enriching.departments.names import Name, is_organ, is_stem, split_names
from documents.enriching.departments.roles import ANY_LABEL, Part, Role, parts
from documents.parsing.fold import fold
from documents.parsing.nodes import Span
from documents.parsing.sentences import ENDERS, bracket_ends


@dataclass(frozen=True, slots=True)
class Duty:
    """One organisation with its role; `evidence` is the part of the text that says so."""

    name: Name
    role: Role
    evidence: Span
    rule: str


def find_groups(text: str, convention: Convention | None) -> list[Duty]:
    """All duties that the groups of a provision's text print."""
    duties: list[Duty] = []
    for inside in [*_brackets(text), *_label_lines(text)]:
        duties += _duties(text, inside, convention)
    return duties


def _brackets(text: str) -> Iterator[Span]:
    """The inside of each outermost bracket up to its first 。; one that is never closed reaches to the end."""
    index, ends = 0, bracket_ends(text, 0, len(text))
    while index < len(text):
        if fold(text[index]) in "([":
            stop = ends[index] - 1 if index in ends else len(text)
            full = text.find("。", index + 1, stop)
            yield Span(index + 1, full if full >= 0 else stop)
            index = stop
        index += 1


def _label_lines(text: str) -> Iterator[Span]:
    """Lines or sentences that open with a label and a colon: `牵头单位：省科技厅；责任单位：省教育厅。`"""
    for found in re.finditer(r"(?:^|(?<=[\n。]))[^\n。]+", text):
        label = ANY_LABEL.match(text, found.start())
        if label and text[label.end() : label.end() + 1] in (":", "："):
            yield Span(found.start(), found.end())


def _duties(text: str, inside: Span, convention: Convention | None) -> list[Duty]:
    pieces = parts(text, inside.start, inside.end)
    if not any(piece.role for piece in pieces):
        pieces = _by_convention(text, inside, pieces, convention)
    elif convention and all((piece.role, piece.rule) == (Role.RESPONSIBLE, "标签") for piece in pieces):
        pieces = _first_leads(text, pieces, convention, Role.RESPONSIBLE)
    duties = [
        Duty(name, piece.role, _evidence(text, inside, piece), piece.rule)
        for piece in pieces
        if piece.role
        for name in split_names(text, piece.names.start, piece.names.end)
        if is_name(name)
    ]
    return duties if any(is_organ(duty.name.printed) or is_stem(duty.name.printed) for duty in duties) else []


def _evidence(text: str, inside: Span, piece: Part) -> Span:
    """A labelled list is its own evidence, label included; otherwise the whole group."""
    labels = list(ANY_LABEL.finditer(text, inside.start, piece.names.start))
    if piece.rule != "标签" and not (piece.rule == "约定" and labels):
        return inside
    stop = min(
        (at for at in (text.find(sign, piece.names.end, inside.end) for sign in "；;。") if at >= 0),
        default=inside.end,
    )
    return Span(labels[-1].start() if labels else piece.names.start, stop)


def _by_convention(text: str, inside: Span, pieces: list[Part], convention: Convention | None) -> list[Part]:
    """Lists without any role word: by the document's own convention, else plain responsibility behind a sentence."""
    names = [name for piece in pieces for name in split_names(text, piece.names.start, piece.names.end)]
    behind = text[: inside.start - 1].rstrip()
    closes = not behind or behind[-1] in ENDERS or behind[-1] in ")）]"
    if not closes or not names or not all(is_organ(name.printed) for name in names):
        return []
    if convention is None:
        named = any(not name.is_group for name in names)
        return [Part(piece.names, Role.RESPONSIBLE, "名单") for piece in pieces] if named else []
    return _first_leads(text, pieces, convention, convention.others)


def _first_leads(text: str, pieces: list[Part], convention: Convention, others: Role) -> list[Part]:
    """The lists of one group, parted where the convention parts them: who leads, and the others."""
    first, *after = pieces
    rest = [Part(piece.names, others, "约定") for piece in after]
    names = split_names(text, first.names.start, first.names.end)
    if convention.leads_until_comma or len(names) < 2:
        return [Part(first.names, Role.LEAD, "约定"), *rest]
    leader, follower = names[0].place, names[1].place
    second = Part(Span(follower.start, first.names.end), others, "约定")
    return [Part(leader, Role.LEAD, "约定"), second, *rest]


def is_name(name: Name) -> bool:
    """Is a piece of a list an organisation's name, and not words about it?"""
    plain = 2 <= len(name.printed) <= 20 and not re.search("[的是为，。；]", name.printed)
    return is_organ(name.printed) or plain
