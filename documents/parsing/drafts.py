"""A provision while its lines are still being collected, and how it becomes a Node."""

import re
from dataclasses import dataclass, field

from documents.parsing.fold import fold
from documents.parsing.lines import Line, is_apart, runs_of, spans_of, text_of
from documents.parsing.markers import Family
from documents.parsing.nodes import Kind, Node, Span
from documents.parsing.sentences import ENDERS, is_duty, split_sentences

ENDERS_AND_COLONS = (*ENDERS, "：", ":")
CAPTION = re.compile(
    r"\s?(\((?!(?:此条)?(?:已?废止|删除|修[订正])|以下|下称|简称|暂行|试行|[一二三四五六七八九十]+\))[\u4e00-\u9fff、“”]{2,24}\))(?![,，、;；规所的])"
)
SHORT = 40  # characters: the longest sentence that, alone on its line, is a heading


@dataclass(slots=True)
class Draft:
    """Lines of one provision: `label` and `heading` of the first line, then the own body."""

    path: str
    kind: Kind
    family: Family | None = None
    number: int = 0
    label: Line | None = None
    heading: Line | None = None
    stop: Line | None = None  # the 。 that closes the heading, or the brackets round it
    body: list[Line] = field(default_factory=list)
    segments: set[str] = field(default_factory=set)  # the last parts of its children's addresses
    used: dict[str, int] = field(default_factory=dict)  # how far each of them has counted

    @property
    def lines(self) -> list[Line]:
        return [part for part in (self.label, self.heading, self.stop) if part is not None] + self.body

    def node(self, source: str) -> Node:
        """The finished node; a whole line is searched for its own spans once."""
        offsets = [at for line in self.lines for at in line.at]
        body = [at for line in self.body for at in line.at]
        end = max(offsets) + 1
        return Node(
            path=self.path,
            kind=self.kind,
            label=self.label.text if self.label else "",
            heading=self.heading.text if self.heading else "",
            text=text_of(self.body),
            start=min(offsets),
            body_start=min(body) if body else end,
            end=end,
            spans=spans_of(source, offsets),
            runs=runs_of(self.body),
        )


def split_heading(draft: Draft, rest: Line) -> None:
    """Divide what follows a label into heading and body.

    The heading is the first sentence without its 。; a single sentence is a heading when it is short or has no 。.
    `推进污染防治。加强监管。` → 推进污染防治 | 加强监管。; a long single sentence is body.
    """
    if not rest.text:
        return
    sentences = split_sentences(rest.text)
    first = sentences[0] if sentences else Span(0, 0)
    ended = rest.text[max(first.end - 1, 0)] in ENDERS
    alone = len(sentences) < 2
    if not sentences or first.start or (alone and not _is_heading(rest.text, first, ended)):
        draft.body.append(rest)
        return
    stop = first.end - 1 if ended or (alone and rest.text[first.end - 1] in "：:") else first.end
    stop = min(stop, _duty_start(rest.text[:stop]))
    draft.heading = rest.cut(0, stop)
    if rest.text[stop : stop + 1] in ENDERS_AND_COLONS:
        draft.stop = rest.cut(stop, stop + 1)
        stop += 1
    if stop < len(rest.text):
        draft.body.append(rest.cut(stop))


def caption_end(text: str) -> int:
    """Where the `【适用范围】` or `（适用范围）` that names an article ends; 0 without one."""
    found = CAPTION.match(fold(text))
    return found.end(1) if found else 0


def split_caption(draft: Draft, rest: Line) -> None:
    """The caption of an article is its heading; its brackets are no part of it."""
    end = caption_end(rest.text)
    if end:
        draft.heading = rest.cut(1, end - 1)
        draft.stop = rest.cut(0, 1) + rest.cut(end - 1, end)
    if end < len(rest.text):
        draft.body.append(rest.cut(end))


def _duty_start(heading: str) -> int:
    """Where a closing `（省水利厅负责）` begins, which is no part of the heading."""
    opened = max(heading.rfind(sign) for sign in "（(〔[")
    return opened if opened > 0 and is_duty(heading[opened:]) else len(heading)


def _is_heading(text: str, sentence: Span, ended: bool) -> bool:
    tail = text[sentence.end :]
    if tail and not is_duty(tail):
        return False
    return sentence.end <= SHORT if ended or tail or fold(text[-1]) in ";:" else True


def sentence_measures(node: Node) -> list[Node]:
    """The sentences of a node's body as measures of their own: `2/8/s1`, `2/8/s2`, …"""
    found = []
    if is_apart(node.text):  # rows of a table and boxes are no sentences
        return []
    for number, span in enumerate(split_sentences(node.text), 1):
        start, end = source_at(node, span.start), source_at(node, span.end - 1) + 1
        found.append(
            Node(
                path=f"{node.path}/s{number}",
                kind=Kind.MEASURE,
                label="",
                heading="",
                text=node.text[span.start : span.end],
                start=start,
                body_start=start,
                end=end,
                spans=(Span(start, end),),
                printed=False,
                body=span,
            )
        )
    return found


def source_at(node: Node, offset: int) -> int:
    """Where text[offset] of a node stands in the source."""
    run = node.runs[0]
    for later in node.runs:
        if later.offset > offset:
            break
        run = later
    return run.at + offset - run.offset
