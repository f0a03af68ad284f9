"""A cover letter with numbered items of its own: where the document that it sends begins."""

import re
from collections.abc import Sequence

from documents.parsing.fold import fold
from documents.parsing.headlines import DATE_LINE
from documents.parsing.lines import Line, squeeze
from documents.parsing.markers import HEADINGS
from documents.parsing.nodes import Says

SENDS = re.compile(r"(?:印发|转发|批转|下发|发布|公布).{0,4}《")
SENT = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
HEAD = 20  # lines: the cover's title stands among the first ones
WRAPPED = 3  # lines that a title may fill
SIGNED = 6  # lines between the cover's date and the title below it


def sent_document(lines: Sequence[Line]) -> int:
    """Index of the title of the document that a cover letter sends, 0 when there is none.

    Sure is only a line below the cover's date that repeats the name its title has in 《》: 关于印发《全国法院民商事审判工作会议
    纪要》的通知 … 2019年11月8日 … 全国法院民商事审判工作会议纪要.
    """
    head = next((index for index, line in enumerate(lines[:HEAD]) if SENDS.search(fold(line.text))), None)
    if head is None:
        return 0
    names = {_bare(name) for name in SENT.findall(squeeze(lines[head : head + WRAPPED]))}
    said = (index for index, line in enumerate(lines) if line.says in (Says.TITLE, *HEADINGS))
    for index in range(head + 2, next(said, len(lines))):  # below it a person says where the text begins
        signed = any(DATE_LINE.match(fold(line.text)) for line in lines[max(head, index - SIGNED) : index])
        if signed and not names.isdisjoint(_titles(lines[index : index + WRAPPED])):
            return index
    return 0


def _titles(lines: Sequence[Line]) -> set[str]:
    """The first line, the first two, the first three, as one title each."""
    return {_bare(squeeze(lines[:size])) for size in range(1, len(lines) + 1)}


def _bare(name: str) -> str:
    return name.replace(" ", "").strip("《》")
