"""Source text → clean lines that remember their place, and what was dropped on the way.

After `clean` the following holds: no line is empty or has white space at its ends; white space that typesetting
left inside Chinese text is gone (`到 2025 年` → `到2025年`), one space stays between Latin words, inside 《》 and
behind 第二章 or a number that opens a line, tabs stay between the cells of a row and nowhere else;
marks of Markdown and invisible characters are in the list of discarded spans. No printed character is changed.
"""

import re
from array import array
from collections.abc import Mapping
from dataclasses import replace

from documents.parsing.corrections import physical_lines
from documents.parsing.frontmatter import BLOCK
from documents.parsing.lines import PLAIN, Line, Look
from documents.parsing.nodes import Discarded, Says
from documents.parsing.rows import table_rows
from documents.parsing.spaces import kept

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\x00-\x08\x0e-\x1b\x7f]+")

# Each pattern has one group, or two, that are marks of Markdown and no text.
MARKDOWN = (
    re.compile(r"^\s*(#{1,6})(?=\s)"),
    re.compile(r"^\s*([-*+])(?=\s+\S)"),
    re.compile(r"^\s*(>+)(?=\s)"),
    # Bold opens at the head of a line or after punctuation: `达到**%` is a redacted figure, not a mark.
    re.compile(r"(?:^|(?<=[\s。；：]))(?:[-*+]\s+)?(\*\*)(?=\S)(?:(?!\*\*).)+?(?<=\S)(\*\*)"),
    re.compile(r"(\*\*)[\d.,%万亿]+(\*\*)"),
    re.compile(r"(?<=[。；\s])(\*)(?=[^\s*])[^*]{2,80}(?<=[^\s*])(\*)(?=$|[\s。；])"),
    re.compile(r"(\\)(?=[\[\]()*_#.!-])"),
)
IMAGE = re.compile(r"!\[[^\]]*\]\([^)\s]*\)")
COMMENT = re.compile(r"<!--.*?-->")
RULE = re.compile(
    r"^\s*([-*_=~]{3,}|[—─━_]{3,}|\*(\s?\*){2,}|(?=[|:-])(?=[^|]*\|)(?:\|[ \t]*+)?:?-[-:| \t]*+)\s*$"
)  # |---|---| below the head of a table too
PAGE = re.compile(
    r"^\s*(?:[-—–·]+\s*\d{1,4}\s*[-—–·]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)\s*$"
)
CONTENTS = re.compile(r"^\s*\S.*?(?<![.…·。])(?:[.…·。]{4,}|…{2,})\s*\d{1,4}\s*$")
INDENTS = ("\u3000\u3000", "\u2003\u2003")  # em spaces: nothing else is as wide as a character
BY_HAND = "人工剔除"
WHOLE_LINES = ((RULE, "分隔线"), (PAGE, "页码"), (CONTENTS, "目录"))

NOTHING: Mapping[int, Says] = {}


def clean(source: str, said: Mapping[int, Says] = NOTHING) -> tuple[list[Line], list[Discarded]]:
    """Every non-white character of the source is in one line or in one discarded span.

    `said` is what people say of lines, by the place of their first printed character: what they take for text stays.
    """
    lines: list[Line] = []
    discarded: list[Discarded] = []
    begin = _front_matter(source, said, discarded)
    gap = turned = False
    places = physical_lines(source)
    rows = table_rows([source[start:end] for start, end in places])
    for number, (start, end) in enumerate(places, 1):
        says = said.get(_printed(source, start, end)[0]) if said else None
        if end <= begin and says is None:
            continue
        line = _clean_line(source, start, end, number, discarded, says, number - 1 in rows)
        if line is not None:
            look = _look(source[start:end]) | (Look.TURNED if turned else PLAIN)
            lines.append(replace(line, gap=gap, look=look))
        gap = line is None
        turned = gap and (turned or PAGE.match(source[start:end]) is not None)
    return lines, discarded


def _look(raw: str) -> Look:
    look = Look.INSET if raw.startswith(INDENTS) or MARKDOWN[1].match(raw) else PLAIN
    return look | Look.HEADING if MARKDOWN[0].match(raw) else look


def _front_matter(source: str, said: Mapping[int, Says], discarded: list[Discarded]) -> int:
    """Where it ends. It is one discarded span, or one a line where a person takes a line out of it."""
    found = BLOCK.match(source)
    if found is None:
        return 0
    spans = [(source.index("---"), found.end())]
    if any(at < found.end() for at in said):
        lines = (_printed(source, *line) for line in physical_lines(source[: found.end()]))
        spans = [line for line in lines if line[0] < line[1] and line[0] not in said]
    discarded += [Discarded(start, end, "文件头（front matter）") for start, end in spans]
    return found.end()


def _printed(source: str, start: int, end: int) -> tuple[int, int]:
    """The line without white space at its ends; nothing, at its end, where it has nothing else."""
    piece = source[start:end]
    start = end - len(piece.lstrip())
    return start, max(start, start + len(piece.strip()))


def _clean_line(
    source: str,
    start: int,
    end: int,
    number: int,
    discarded: list[Discarded],
    says: Says | None,
    is_row: bool,
) -> Line | None:
    raw = source[start:end]
    if reason := _no_text(raw, says):
        discarded.append(Discarded(*_printed(source, start, end), reason))
        return None
    dropped = sorted(_marks(raw))
    if says and not kept(raw, [(left, right) for left, right, _ in dropped], is_row):
        dropped = []  # nothing but marks, and a person takes it for text
    discarded.extend(Discarded(start + left, start + right, reason) for left, right, reason in dropped)
    keep = kept(raw, [(left, right) for left, right, _ in dropped], is_row)
    if not keep:
        return None
    return Line(
        "".join(" " if raw[i].isspace() and not (is_row and raw[i] == "\t") else raw[i] for i in keep),
        array("I", (start + i for i in keep)),
        number,
        says=says,
    )


def _no_text(raw: str, says: Says | None) -> str:
    """Why a whole line is no policy text; empty for text."""
    if says is not None:
        return BY_HAND if says is Says.DISCARD else ""
    return next((reason for pattern, reason in WHOLE_LINES if pattern.match(raw)), "")


# What collections of laws print before headings and notes: 【章名】第一章 总则.
COLLECTOR = re.compile(r"^\s*(【(?:章名|节名|编名|条名|题注|标题|正文|附则)】)")


def _marks(raw: str) -> list[tuple[int, int, str]]:
    """(start, end, reason) of what is no text in a line; where two patterns meet, the first one has it."""
    found: list[tuple[tuple[int, int], str]] = [(each.span(), "图片") for each in IMAGE.finditer(raw)]
    found += [(each.span(), "HTML 注释") for each in COMMENT.finditer(raw)]
    found += [(each.span(), "不可见字符") for each in INVISIBLE.finditer(raw)]
    found += [(each.span(1), "网页标记") for each in COLLECTOR.finditer(raw)]
    for pattern in MARKDOWN:
        for each in pattern.finditer(raw):
            found += [(each.span(group), "Markdown 标记") for group in range(1, pattern.groups + 1)]
    marks: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for (left, right), reason in found:
        if not taken.intersection(range(left, right)):
            taken.update(range(left, right))
            marks.append((left, right, reason))
    return marks
