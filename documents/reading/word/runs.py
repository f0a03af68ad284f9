"""The words of one paragraph, as a person who prints the document would read them."""

from dataclasses import dataclass, field

from lxml import etree

from documents.reading.source import LeftOut
from documents.reading.word.package import child, tag, value

LETTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
DELETED = frozenset(("del", "moveFrom"))
SKIPPED = frozenset(
    ("pPr", "rPr", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "rt", "rubyPr", "annotationRef", "tblPr")
)
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
PRIVATE = ("\ue000", "\uf8ff")


@dataclass(slots=True)
class Words:
    """Text of a paragraph; what stands apart from it (text boxes, notes by kind and id); what is left out."""

    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)


def words_of(paragraph: etree._Element) -> Words:
    """Final view of the revisions: what was inserted is text, what was deleted is left out."""
    words = Words()
    _collect(paragraph, words)
    return words


def _collect(element: etree._Element, words: Words) -> None:
    for each in element:
        name = tag(each)
        if name in SKIPPED or not name:
            continue
        if name == "t":
            words.parts.append(each.text or "")
        elif name in LETTERS:
            words.parts.append(LETTERS[name])
        elif name == "br":
            words.parts.append("\n")
        elif name == "sym":
            _symbol(each, words)
        elif name in DELETED:
            _leave_out(each, "修订中删除的文字", words)
        elif name == "r" and _is_hidden(each):
            _leave_out(each, "隐藏文字", words)
        elif name in NOTES:
            words.notes.append((NOTES[name], value(each, "id") or ""))
        elif name == "txbxContent":
            words.boxes.append(each)
        elif name == "AlternateContent":
            _collect_one_of(each, words)
        elif name in ("object", "altChunk"):
            words.left_out.append(LeftOut("嵌入的文件", ""))
            _collect(each, words)
        else:
            if name == "blip":
                words.left_out.append(LeftOut("图片", ""))
            _collect(each, words)


def _collect_one_of(alternatives: etree._Element, words: Words) -> None:
    """The same thing said for newer and for older programs: the first that there is."""
    chosen = child(alternatives, "Choice")
    if chosen is None:
        chosen = child(alternatives, "Fallback")
    if chosen is not None:
        _collect(chosen, words)


def _symbol(element: etree._Element, words: Words) -> None:
    code = value(element, "char") or ""
    sign = chr(int(code, 16)) if code else ""
    if PRIVATE[0] <= sign <= PRIVATE[1]:
        words.left_out.append(LeftOut("符号", f"{value(element, 'font')} {code}"))
    else:
        words.parts.append(sign)


def _leave_out(element: etree._Element, reason: str, words: Words) -> None:
    text = "".join(each.text or "" for each in element.iter() if tag(each) in ("t", "delText"))
    if text.strip():
        words.left_out.append(LeftOut(reason, text))


def _is_hidden(run: etree._Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and value(vanish) not in ("0", "false", "off")
