"""Lines torn apart by a page or a column, put together again."""

from documents.parsing.fold import fold
from documents.parsing.lines import Line
from documents.parsing.markers import read_mark
from documents.parsing.sentences import enclosed

FINISHED = "。！？!?；;：:”"
UNFINISHED = "，,、（(《“"
FULL = 45  # characters: a line of running text, longer than any heading


def join_wraps(lines: list[Line]) -> list[Line]:
    """Join a line that stops in mid-sentence with the next one, if that has no mark of its own.

    `…安全、技术等综` + `合标准体系，…` is one line again; a heading (short, no 。) stays alone.
    """
    joined: list[Line] = []
    for line in lines:
        if joined and is_torn(joined[-1]) and read_mark(line.text) is None:
            joined[-1] = joined[-1] + line
        else:
            joined.append(line)
    return joined


def is_torn(line: Line) -> bool:
    """Does the line stop in mid-sentence? Headings, dates and signatures do not: they are short."""
    text = line.text
    if text[-1] in UNFINISHED:
        return True
    if text[-1] in FINISHED or (fold(text[-1]) in ')]"》' and enclosed(text)[-2:-1] != [False]):
        return False
    return "。" in text or len(text) > FULL
