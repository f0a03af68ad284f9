"""Lines torn apart by a page or a column, put together again."""

from documents.parsing.depth import FLOATING
from documents.parsing.fold import fold
from documents.parsing.headlines import is_label, reads_like_a_title
from documents.parsing.lines import Line, Look
from documents.parsing.markers import Family, read_mark
from documents.parsing.nodes import Says
from documents.parsing.sentences import enclosed

FINISHED = "。！？!?；;：:”"
UNFINISHED = "，,、（(《“"
GOES_ON = "、，；。）》”！？"  # no paragraph begins with one of these
PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"))
FULL = 45  # characters: a line of running text, longer than any heading
FEWEST = 4  # full lines
NARROW, WIDE = 12, 100  # characters: a column of print is between them


def join_wraps(lines: list[Line], printed: int = FULL) -> list[Line]:
    """Join a line that stops in mid-sentence with the next one, if that has no mark of its own.

    `printed` is from how many characters on a line counted as full before any were joined.

    `…安全、技术等综` + `合标准体系，…` is one line again; a heading (short, no 。) stays alone.
    """
    joined: list[Line] = []
    full = min(printed, column(lines))
    for line, last in zip(lines, [None, *lines], strict=False):
        apart = line.stands_apart or line.says is not None or Look.NUMBERED in line.look
        apart = apart or read_mark(line.text) is not None
        if (
            joined
            and last
            and (
                (not apart and not _begins(line, joined[-1]) and is_torn(joined[-1], last, full))
                or (not apart and line.text[0] in GOES_ON and not joined[-1].stands_apart)
                or _is_half(joined[-1], line)
            )
        ):
            joined[-1] = joined[-1] + line
        else:
            joined.append(line)
    return joined


def _begins(line: Line, above: Line) -> bool:
    """Does the print show that a paragraph begins? It is set in, a heading, or a blank line parts it from one.

    Torn by a page, a line may have a blank one above it too: then what stands above is no whole heading.
    """
    if Look.HEADING in above.look | line.look:
        return True
    if above.text[-1] in UNFINISHED:
        return False
    apart = line.gap and Look.TURNED not in line.look
    return Look.INSET in line.look or (apart and _may_be_heading(above.text))


def _may_be_heading(text: str) -> bool:
    """A numbered line without the end of a sentence and without an open bracket; articles and —— items have none."""
    mark = read_mark(text)
    if mark is None or mark.family in (Family.ARTICLE, *FLOATING):
        return False
    closed = all(text.count(left) == text.count(right) for left, right in PAIRS)
    return closed and not any(sign in text for sign in "。；;")


def is_torn(line: Line, last: Line, full: int = FULL) -> bool:
    """Does the line stop in mid-sentence? Headings, dates and signatures do not: they are short.

    `last` is its last printed line; one that fills its column (`full` characters) goes on in the next.
    """
    text = line.text
    if line.stands_apart:
        return False
    if text[-1] in UNFINISHED or (text[-1] in "：:；;" and _is_open(last.text)):
        return True
    if text[-1] in FINISHED or (fold(text[-1]) in ')]"》' and enclosed(text)[-2:-1] != [False]):
        return False
    return "。" in text or len(last.text) >= full


def _is_open(text: str) -> bool:
    """Is the last bracket of a printed line one that opens?"""
    text = fold(text)
    return text.rfind("(") > text.rfind(")")


def _is_half(line: Line, below: Line) -> bool:
    """Does a line that belongs to the one above, as a person says, go on with its sentence or its heading?"""
    if below.says is not Says.JOIN or line.stands_apart or line.text[-1] in FINISHED:
        return False
    return line.text[-1] in UNFINISHED or "。" in line.text or len(line.text) >= FULL or _is_short(below)


def _is_short(line: Line) -> bool:
    return len(line.text) < FULL and "。" not in line.text


def join_front(lines: list[Line], full: int) -> list[Line]:
    """The same above the first item, where print is cut at one width: titles, labels and blank lines part there."""
    if full == FULL:
        return lines
    joined: list[Line] = []
    for line, last in zip(lines, [None, *lines], strict=False):
        parts = (
            line.gap
            or line.says is not None
            or line.stands_apart
            or Look.INSET in line.look
            or is_label(line)
        )
        if last is None or parts or reads_like_a_title(joined[-1]) or not is_torn(joined[-1], last, full):
            joined.append(line)
        else:
            joined[-1] = joined[-1] + line
    return joined


def column(lines: list[Line]) -> int:
    """From how many characters on a line counts as full: less where all lines are cut at one width.

    Most lines have it, or it is what no line goes beyond and many reach.
    """
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 10:
        return FULL
    for width, least in ((lengths[len(lengths) * 9 // 10], 0.4), (lengths[-1], 0.15)):
        cut = sum(width - 2 <= length <= width + 2 for length in lengths)
        if NARROW <= width < WIDE and cut >= max(least * len(lengths), FEWEST):
            return width - 2
    return FULL
