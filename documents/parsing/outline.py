"""Text → outline: the whole way through the parser, in `parse`."""

from collections.abc import Sequence

from documents.parsing import furniture
from documents.parsing.builder import Builder
from documents.parsing.clean import clean
from documents.parsing.closing import closings, signature
from documents.parsing.contents import take_contents
from documents.parsing.corrections import Correction, fitting
from documents.parsing.covers import sent_document
from documents.parsing.digits import number_digits
from documents.parsing.forced import usual_families
from documents.parsing.front import read_front
from documents.parsing.glued import unglue
from documents.parsing.header import read_header
from documents.parsing.heads import mark_heads
from documents.parsing.items import coming_marks, first_item
from documents.parsing.lines import Line, spans_of
from documents.parsing.markers import Family, mark_of
from documents.parsing.nodes import Discarded, Doubt, Header, Outline, Says, Span
from documents.parsing.panel import take_panel
from documents.parsing.wraps import column, join_front, join_wraps


def parse(source: str, corrections: Sequence[Correction] = ()) -> Outline:
    """Understand any decoded text. Nothing is refused: what has no place becomes a paragraph and a doubt.

    What people say of lines goes before what the machine sees; a correction that does not fit the text is not applied.
    Every non-white character of `source` is in one node's spans, in the title block or in a discarded span.
    """
    fit, _ = fitting(source, corrections)
    lines, discarded = clean(source, {each.start: each.says for each in fit})
    lines, panel = take_panel(unglue(lines))
    lines, contents = take_contents(mark_heads(lines))
    lines, below = furniture.part(lines)
    above = first_item(lines)
    full = column(lines)
    lines = join_front(lines[:above], full) + lines[above:]
    sent = sent_document(lines)
    first = sent.start + first_item(lines[sent.start :])
    numbered = first < len(lines)
    titles = [line for line in lines[first:] if line.says is Says.TITLE]
    mark = mark_of(lines[first]) if numbered else None
    own = mark is None or mark.family is not Family.ANNEX
    front = read_front([*lines[:first], *titles], numbered, sent, own)
    items = number_digits([line for line in lines[first:] if line.says is not Says.TITLE])
    body = join_wraps([*front.preamble, *items], full)
    builder = Builder(source, preamble=numbered, usual=usual_families(body))
    ranges = closings(body)
    closing = {index for each in ranges for index in each}
    for index, (line, coming) in enumerate(zip(body, coming_marks(body), strict=True)):
        builder.add(line, closing=index in closing, coming=coming)
    front.discarded += [(line, "网页信息") for line in panel]
    front.discarded += [(line, "目录") for line in contents]
    front.discarded += [(line, furniture.reason(line) or "网页其他内容") for line in below]
    header = read_header(front, signature(body, ranges), source)
    return Outline(
        source=source,
        header=header,
        title_block=_spans(source, front.block),
        discarded=tuple(sorted(discarded + _discarded(source, front.discarded), key=lambda each: each.start)),
        doubts=tuple(
            sorted(
                [Doubt(line.number, message) for line, message in front.doubts]
                + _no_title(header)
                + builder.doubts,
                key=lambda doubt: doubt.line,
            )
        ),
        nodes=tuple(builder.nodes()),
    )


def _no_title(header: Header) -> list[Doubt]:
    return [] if header.title else [Doubt(1, "没有识别到标题")]


def _spans(source: str, lines: list[Line]) -> tuple[Span, ...]:
    return spans_of(source, (at for line in lines for at in line.at))


def _discarded(source: str, lines: list[tuple[Line, str]]) -> list[Discarded]:
    return [Discarded(span.start, span.end, why) for line, why in lines for span in _spans(source, [line])]
