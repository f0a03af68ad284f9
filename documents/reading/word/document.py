"""A .docx → text: a line a paragraph, in the order of the pages, and what was left out."""

from collections.abc import Iterable, Iterator

from lxml import etree

from documents.reading.encodings import Decoded
from documents.reading.limits import Limits
from documents.reading.source import LeftOut
from documents.reading.tables import MARK, row_text
from documents.reading.word.numbering import Numbering, Styles
from documents.reading.word.package import Package, child, tag, value
from documents.reading.word.runs import words_of

BOX = "【文本框】"
NOTE = "【脚注】"
HOLDERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
ASIDE = {"header": "页眉", "footer": "页脚", "comments": "批注"}
OUTSIDE_OK = frozenset(("hyperlink",))


def read(name: str, content: bytes, limits: Limits) -> Decoded:
    """Raises Unreadable for what is no sound Word file."""
    package = Package(name, content, limits)
    path = package.main()
    root = package.xml(path)
    body = child(root, "body")
    if body is None:
        package.refuse("压缩包里没有 Word 文档")
    relations = package.relations(path)
    parts = {kind: target for kind, target, external in relations if not external}
    reading = Reading(package, parts)
    lines = list(reading.lines(body))
    reading.put_aside(relations)
    outside = sorted({target for kind, target, external in relations if external and kind not in OUTSIDE_OK})
    warnings = [f"文件引用了外部内容，没有读取：{'、'.join(outside)[:200]}"] if outside else []
    return Decoded("\n".join(lines) + "\n", "docx", tuple(warnings), tuple(reading.left_out))


class Reading:
    """Goes through a document once, counting its lists as it goes."""

    def __init__(self, package: Package, parts: dict[str, str]) -> None:
        styles = self._part(package, parts, "styles")
        self._package = package
        self._styles = Styles(styles)
        self._numbering = Numbering(self._part(package, parts, "numbering"), styles)
        self._notes = {
            (kind, value(note, "id") or ""): note
            for kind in ("footnotes", "endnotes")
            for note in self._children(self._part(package, parts, kind))
        }
        self._unfinished = ""
        self.left_out: list[LeftOut] = []

    @staticmethod
    def _part(package: Package, parts: dict[str, str], kind: str) -> etree._Element | None:
        return package.xml(parts[kind]) if kind in parts else None

    @staticmethod
    def _children(root: etree._Element | None) -> Iterable[etree._Element]:
        return root if root is not None else ()

    def lines(self, holder: etree._Element) -> Iterator[str]:
        """The lines of a body, a cell, a text box, a note."""
        for each in holder:
            name = tag(each)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                yield from self._table(each)
            elif name in HOLDERS:
                yield from self.lines(each)
            elif name == "AlternateContent" and (chosen := child(each, "Choice")) is not None:
                yield from self.lines(chosen)
            elif name == "altChunk":
                self.left_out.append(LeftOut("嵌入的文件", value(each, "id") or ""))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        properties = child(paragraph, "pPr")
        words = words_of(paragraph)
        self.left_out += words.left_out
        if self._styles.name(value(child(properties, "pStyle"))).startswith("toc "):
            self.left_out.append(LeftOut("目录", words.text))
            return
        if (
            child(properties, "rPr", "del") is not None
        ):  # the end of this paragraph was deleted: the next goes on
            self._unfinished += words.text
            return
        label = self._numbering.label(paragraph)
        text = label + self._unfinished + words.text
        self._unfinished = ""
        yield text if text.strip() else ""
        for box in words.boxes:
            yield from (BOX + line for line in self.lines(box) if line.strip())
        for key in words.notes:
            if (note := self._notes.get(key)) is not None:
                text = " ".join(line.strip() for line in self.lines(note) if line.strip())
                yield NOTE + text

    def _table(self, table: etree._Element) -> Iterator[str]:
        rows = [row for row in _rows(table) if not self._is_deleted(row)]
        if all(len(_cells(row)) <= 1 for row in rows):  # a frame round a box of text
            for row in rows:
                for cell in _cells(row):
                    yield from (
                        line if line.startswith(MARK) else MARK + line
                        for line in self.lines(cell)
                        if line.strip()
                    )
            return
        for row in rows:
            cells = [" ".join(self._cell_lines(cell)) for cell in _cells(row)]
            if any(cells):
                yield row_text(cells)

    def _cell_lines(self, cell: etree._Element) -> Iterator[str]:
        return (line.removeprefix(MARK).strip() for line in self.lines(cell) if line.strip())

    def _is_deleted(self, row: etree._Element) -> bool:
        if child(row, "trPr", "del") is None:
            return False
        text = "".join(each.text or "" for each in row.iter() if tag(each) in ("t", "delText"))
        self.left_out.append(LeftOut("修订中删除的文字", text))
        return True

    def put_aside(self, relations: Iterable[tuple[str, str, bool]]) -> None:
        """List what stands at the edges of the pages, each text once."""
        seen = set()
        for kind, target, external in relations:
            if kind not in ASIDE or external or (root := self._package.xml(target)) is None:
                continue
            text = "\n".join(words_of(each).text for each in root.iter() if tag(each) == "p").strip()
            if text and (kind, text) not in seen:
                seen.add((kind, text))
                self.left_out.append(LeftOut(ASIDE[kind], text))


def _rows(table: etree._Element) -> list[etree._Element]:
    return _held(table, "tr")


def _cells(row: etree._Element) -> list[etree._Element]:
    return _held(row, "tc")


def _held(holder: etree._Element, name: str) -> list[etree._Element]:
    """Children of a name, also those within content controls and revisions."""
    found: list[etree._Element] = []
    for each in holder:
        if tag(each) == name:
            found.append(each)
        elif tag(each) in HOLDERS:
            found += _held(each, name)
    return found
