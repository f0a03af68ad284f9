"""A cover letter with numbered items of its own: where the document that it sends begins."""

import re
from collections.abc import Sequence

from documents.parsing.fold import fold
from documents.parsing.headlines import DATE_LINE
from documents.parsing.lines import Line, squeeze
from documents.parsing.markers import HEADINGS
from documents.parsing.nodes import Says

SENDS = re.compile(
    r"(?:印发|转发|批转|下发|发布|公布).{0,4}《|将《.{4,150}》.{0,20}(?:印发|转发|下发|发布|公布)"
)
SENT = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
HEAD = 20  # lines: the cover's title stands among the first ones
WRAPPED = 3  # lines that a title may fill
SIGNED = 6  # lines between the cover's date and the title below it


def sent_document(lines: Sequence[Line]) -> range:
    """Indices of the title of the document that a cover letter sends, empty at 0 when there is none.

    Sure is only a line below the cover's date that repeats the name that the cover has in 《》: 关于印发《全国法院民商事审判工作
    会议纪要》的通知 or 现将《…》印发给你们 … 2019年11月8日 … 全国法院民商事审判工作会议纪要.
    """
    pairs = (squeeze(lines[index : index + 2]) for index in range(min(HEAD, len(lines))))
    head = next((index for index, text in enumerate(pairs) if SENDS.search(text)), None)
    if head is None:
        return range(0)
    names = {_bare(name) for name in SENT.findall(squeeze(lines[head : head + WRAPPED]))}
    said = (index for index, line in enumerate(lines) if line.says in (Says.TITLE, *HEADINGS))
    for index in range(head + 2, next(said, len(lines))):  # below it a person says where the text begins
        signed = any(DATE_LINE.match(fold(line.text)) for line in lines[max(head, index - SIGNED) : index])
        size = _title_size(lines[index : index + WRAPPED], names) if signed else 0
        if size:
            return range(index, index + size)
    return range(0)


def _title_size(lines: Sequence[Line], names: set[str]) -> int:
    """How many of the lines, the first one, two or three, are one of the names; 0 where none are."""
    return next((size for size in range(len(lines), 0, -1) if _bare(squeeze(lines[:size])) in names), 0)


def _bare(name: str) -> str:
    """Inside 《》 a name has 〈〉 for its own 《》."""
    return re.sub("[《》〈〉 ]", "", name)
