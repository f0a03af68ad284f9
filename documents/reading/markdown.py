"""Markdown → text. Inline HTML, entities, containers and attributes are marks; a file without them is its own text."""

import re
from collections.abc import Iterator

from documents.reading.apart import read_apart
from documents.reading.encodings import Decoded
from documents.reading.limits import Limits
from documents.reading.plain import read_plain
from documents.reading.source import LeftOut, Unreadable
from documents.reading.web.boxes import Walk
from documents.reading.web.tables import with_rows

_TAGS = (
    "p|br|b|strong|i|em|u|s|del|ins|span|font|div|center|a|sub|sup|small|big|mark|h[1-6]|table|caption|thead|tbody|tr|td|th"
    "|ul|ol|li|blockquote|section|article|hr|img|details|summary"
)
TAG = rf"</?(?:{_TAGS})(?=[\s/>])[^<>]*>"
ENTITY = r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});"
FENCE = r"^[ \t]*:{3,}[^\n]*$"
OTHER = r"^[ \t]*(?:@tab\b[^\n]*|\[\[toc\]\])[ \t]*$"
ATTRIBUTES = r"\{(?=[:#.]|\w+=)[^{}\n\u4e00-\u9fff]{1,200}\}(?=[ \t]*$)"
MARKS = re.compile("|".join((TAG, ENTITY, FENCE, OTHER, ATTRIBUTES)), re.I | re.M)
FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?:[ \t]*(?:[\w-]+:|- )[^\n]*\n)+---[ \t]*(?:\n|$)")
NO_TAG = re.compile(rf"<(?!{TAG[1:]})", re.I)  # <https://…> is text
NO_ENTITY = re.compile(rf"&(?!{ENTITY[1:]})", re.I)
# A browser ends a line at such a tag: the newline behind it is no second end.
ENDED = re.compile(r"(<br[\s/]*>|</(?:p|div|h[1-6]|li|tr|td|th|table|center|blockquote)>)[ \t]*\n", re.I)
CLOSES = re.compile(r"^:{3,}$")
TEXT = re.compile(r"^\s*(?:#|<p\b)|。")  # no table of contents has it, closed or not
OPENS = re.compile(r"^:{3,}\s*(\w+)[ \t]*(.*)$")


def read_markdown(name: str, content: bytes) -> Decoded:
    """Plain where there is nothing but Markdown, else in a process of its own: a parser of HTML is at work."""
    plain = read_plain(name, content)
    text = plain.text.replace("\r\n", "\n")
    return read_apart("markdown", name, content) if MARKS.search(text) else plain


def read(name: str, content: bytes, limits: Limits) -> Decoded:
    """Raises Unreadable where nothing is left."""
    plain = read_plain(name, content)
    source = plain.text.replace("\r\n", "\n")
    head = FRONT_MATTER.match(source)
    start = head.end() if head else 0
    text, left_out = _without_marks(source[start:])
    walk = Walk(f"<pre>\n{_as_html(text)}</pre>", limits.lines)
    if not walk.lines:
        raise Unreadable(f"{name}：只有标记，没有文字")
    hidden = [LeftOut("隐藏文字", piece) for piece in walk.hidden if piece.strip()]
    lines = "\n".join(with_rows(walk.lines)).lstrip("\n")
    return Decoded(f"{source[:start]}{lines}\n", plain.encoding, plain.warnings, (*left_out, *hidden))


def _as_html(text: str) -> str:
    return ENDED.sub(r"\1", NO_TAG.sub("&lt;", NO_ENTITY.sub("&amp;", text)))


def _without_marks(text: str) -> tuple[str, list[LeftOut]]:
    """(the text without containers and attributes, what they were)."""
    left_out: list[LeftOut] = []

    def cut(found: re.Match[str]) -> str:
        left_out.append(LeftOut("Markdown 属性", found[0]))
        return ""

    kept = "\n".join(_without_containers(text.split("\n"), left_out))
    return re.sub(ATTRIBUTES, cut, kept, flags=re.M), left_out


def _without_containers(lines: list[str], left_out: list[LeftOut]) -> Iterator[str]:
    """The lines within containers; not those of a table of contents. What a reader opens (`details`) has its name."""
    contents = False
    for line in lines:
        fence = line.strip()
        opened = OPENS.match(fence)
        contents = contents and TEXT.search(line) is None
        if contents or (opened and opened[2].strip() == "目录"):
            contents = CLOSES.match(fence) is None
            left_out += [LeftOut("目录", fence)] if fence else []
        elif re.match(FENCE, line) or re.match(OTHER, line):
            shown = opened[2] if opened and opened[1] == "details" else ""
            left_out.append(LeftOut("Markdown 容器", fence.removesuffix(shown).strip()))
            yield shown
        else:
            yield line
