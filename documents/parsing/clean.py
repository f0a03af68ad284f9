"""Source text → clean lines that remember their place, and what was dropped on the way.

After `clean` the following holds: no line is empty or has white space at its ends; white space that typesetting
left inside Chinese text is gone (`到 2025 年` → `到2025年`), one space stays between Latin words, inside 《》 and
behind 第二章 or a number that opens a line;
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

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\x00-\x08\x0e-\x1b\x7f]+")

# Each pattern has one group, or two, that are marks of Markdown and no text.
MARKDOWN = (
    re.compile(r"^\s*(#{1,6})(?=\s)"),
    re.compile(r"^\s*([-*+])(?=\s+\S)"),
    re.compile(r"^\s*(>+)(?=\s)"),
    # Bold opens at the head of a line or after punctuation: `达到**%` is a redacted figure, not a mark.
    re.compile(r"(?:^|(?<=[\s。；：]))(?:[-*+]\s+)?(\*\*)(?=\S)(?:(?!\*\*).)+?(?<=\S)(\*\*)"),
    re.compile(r"(\\)(?=[\[\]()*_#.!-])"),
)
IMAGE = re.compile(r"!\[[^\]]*\]\([^)\s]*\)")
COMMENT = re.compile(r"<!--.*?-->")
RULE = re.compile(r"^\s*([-*_=~]{3,}|[—─━_]{3,}|\*(\s?\*){2,})\s*$")
PAGE = re.compile(
    r"^\s*(?:[-—–·]+\s*\d{1,4}\s*[-—–·]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)\s*$"
)
CONTENTS = re.compile(r"^\s*\S.*?(?<![.…·。])(?:[.…·。]{4,}|…{2,})\s*\d{1,4}\s*$")
INDENTS = ("\u3000\u3000", "\u2003\u2003")  # em spaces: nothing else is as wide as a character
BY_HAND = "人工剔除"
WHOLE_LINES = ((RULE, "分隔线"), (PAGE, "页码"), (CONTENTS, "目录"))

# The space behind 第二章 tells the label of `第二章 规划与建设` from a reference to `第二章规定的情形`.
LAW_LABEL = re.compile(r"第[〇零一二两三四五六七八九十百千\d]{1,7}(?:[编篇章节条]|部分)$")
HEAD_LABEL = re.compile(r"^\d{1,2}(?:\.\d{1,2})*$")  # 1 总则, 1.1 编制目的
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]")


NOTHING: Mapping[int, Says] = {}


def clean(source: str, said: Mapping[int, Says] = NOTHING) -> tuple[list[Line], list[Discarded]]:
    """Every non-white character of the source is in one line or in one discarded span.

    `said` is what people say of lines, by the place of their first printed character: what they take for text stays.
    """
    lines: list[Line] = []
    discarded: list[Discarded] = []
    begin = _front_matter(source, said, discarded)
    gap = turned = False
    for number, (start, end) in enumerate(physical_lines(source), 1):
        says = said.get(_printed(source, start, end)[0]) if said else None
        if end <= begin and says is None:
            continue
        line = _clean_line(source, start, end, number, discarded, says)
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
) -> Line | None:
    raw = source[start:end]
    if reason := _no_text(raw, says):
        discarded.append(Discarded(*_printed(source, start, end), reason))
        return None
    dropped = sorted(_marks(raw))
    if says and not _kept(raw, [(left, right) for left, right, _ in dropped]):
        dropped = []  # nothing but marks, and a person takes it for text
    discarded.extend(Discarded(start + left, start + right, reason) for left, right, reason in dropped)
    keep = _kept(raw, [(left, right) for left, right, _ in dropped])
    if not keep:
        return None
    return Line(
        "".join(" " if raw[i].isspace() else raw[i] for i in keep),
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


def _kept(raw: str, dropped: list[tuple[int, int]]) -> list[int]:
    """Indices of the characters that stay: of a run of white space the first, or none."""
    gone = {index for left, right in dropped for index in range(left, right)}
    kept: list[int] = []
    book = 0
    space = -1
    for index, sign in enumerate(raw):
        if index in gone:
            continue
        if sign.isspace():
            space = index if space < 0 else space
            continue
        if (
            space >= 0
            and kept
            and (
                _keeps_space(raw[kept[-1]], sign, book > 0)
                or LAW_LABEL.search(head := "".join(raw[at] for at in kept[-9:]))
                or (sign.isalpha() and HEAD_LABEL.match(head))
            )
        ):
            kept.append(space)
        space = -1
        book += (sign == "《") - (sign == "》" and book > 0)
        kept.append(index)
    return kept


def _keeps_space(before: str, after: str, in_book: bool) -> bool:
    """`and 生态`, `A B` and `《中共中央 国务院关于` keep the space, `到 2025 年` and `地区 生产` lose it."""
    if in_book:
        return before.isalpha() and after.isalpha()
    return bool(LATIN.match(before) or LATIN.match(after)) and before.isalnum() and after.isalnum()
