"""Where the provision of a line stands here."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from documents.travelling.fingerprints import Spot, Text
from documents.travelling.lines import Line
from documents.travelling.planned import Result


class Nowhere(NamedTuple):
    """Why no place is certain."""

    result: Result
    message: str


def find(line: Line, text: Text | None) -> Spot | Nowhere:
    """The provision of `text`, the latest of the line's document.

    The same text cut by the same parser has it at the same path. Else a provision that says the same, once there and
    once here, wherever it stands now. Nothing guesses between look-alikes.
    """
    if text is None:
        return Nowhere(Result.NOT_FOUND, _("此处没有这份文件"))
    if not line.placed and line.copies != 1:
        return Nowhere(Result.NOT_FOUND, _("导出时就没有定位，请人工处理"))
    spots = text.spots.get(line.fingerprint, [])
    if line.placed and (line.text, line.pipeline) == (text.whole, text.pipeline):
        for spot in spots:
            if spot.path == line.path:
                return spot
    if not spots:
        return Nowhere(Result.NOT_FOUND, _("现行文本中没有文字相同的条款"))
    if line.copies != 1:
        return Nowhere(Result.AMBIGUOUS, _("原处有 %(n)d 条文字相同，无法确定是哪一条") % {"n": line.copies})
    if len(spots) > 1:
        values = {"n": len(spots), "paths": "、".join(spot.path for spot in spots[:5])}
        return Nowhere(Result.AMBIGUOUS, _("此处有 %(n)d 条文字相同：%(paths)s") % values)
    return spots[0]
