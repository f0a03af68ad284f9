"""The archive that a .docx is: checked as a whole before anything in it is unpacked, its XML read without entities.

lxml and zipfile are enough for what is read, and take the two dialects of the format alike (`strict` has other
namespaces): elements are known by their local names.
"""

import io
import posixpath
import zipfile
import zlib
from typing import NoReturn

from lxml import etree

from documents.reading.limits import Limits
from documents.reading.source import Unreadable

PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
ENCRYPTED = 0x1
SMALL = 1024 * 1024  # bytes; below it any packing is harmless


def tag(element: etree._Element) -> str:
    """Local name: `p`, `tbl`; empty for comments and processing instructions."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its local name: `w:val`."""
    if element is None:
        return None
    return next((found for key, found in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element at the end of a way of local names, or None."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if tag(each) == name), None)
    return element


class Package:
    """The files of a .docx. Raises Unreadable for every archive that is not what Word writes."""

    def __init__(self, name: str, content: bytes, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        if b"%PDF-" in content[:1024]:
            self.refuse("既是压缩包又是 PDF")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            self.refuse("文件不完整或已损坏")
        self._check(len(content))
        self._names = {info.filename.lower(): info.filename for info in self._zip.infolist()}

    def refuse(self, why: str) -> NoReturn:
        raise Unreadable(f"{self.name}：{why}")

    def _check(self, size: int) -> None:
        infos = self._zip.infolist()
        names = [info.filename for info in infos]
        total = sum(info.file_size for info in infos)
        if len(infos) > self._limits.packed_files:
            self.refuse(f"压缩包内的文件超过上限 {self._limits.packed_files} 个")
        if total > self._limits.unpacked or (total > SMALL and total > size * self._limits.packing):
            self.refuse("压缩包解开后过大，可能是压缩炸弹")
        if len({name.lower() for name in names}) < len(names):
            self.refuse("压缩包内有重名文件")
        if any(is_unsafe(name) for name in names):
            self.refuse("压缩包内有不安全的路径")
        if any(info.flag_bits & ENCRYPTED for info in infos):
            self.refuse("文件有密码，请先去掉密码")
        if any(info.compress_type not in PACKINGS for info in infos):
            self.refuse("压缩包用了 Word 不用的压缩方式")
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            self.refuse("文件含有宏，不予接收，请另存为不含宏的 .docx")

    def has(self, path: str) -> bool:
        return path.lower() in self._names

    def xml(self, path: str) -> etree._Element | None:
        """The root of an XML file of the archive; None where there is none."""
        if not self.has(path):
            return None
        info = self._zip.getinfo(self._names[path.lower()])
        if info.file_size > self._limits.unpacked_part:
            self.refuse("文档内容过大")
        try:
            content = self._zip.read(info)
        except (zipfile.BadZipFile, EOFError, ValueError, zlib.error):
            self.refuse("文件不完整或已损坏")
        if any(mark in content for mark in DOCTYPES):
            self.refuse("含有 XML 实体或 DTD 声明，Word 文件不会有")
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(content, parser)
        except (ValueError, etree.XMLSyntaxError) as error:
            self.refuse("嵌套过深，无法读取" if "depth" in str(error).lower() else "文件不完整或已损坏")

    def main(self) -> str:
        """Path of the document itself: `word/document.xml`."""
        for kind, target, _ in self.relations(""):
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def relations(self, path: str) -> list[tuple[str, str, bool]]:
        """(kind, target, external) of all that a part refers to; of the package itself for an empty path."""
        folder, file = posixpath.split(path)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = []
        for each in root if root is not None else ():
            kind = (value(each, "Type") or "").rpartition("/")[2]
            target = value(each, "Target") or ""
            external = value(each, "TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append((kind, target, external))
        return found


def is_unsafe(name: str) -> bool:
    """`../../etc/passwd`, `/etc/passwd`, `C:\\x`: nothing is ever written, but no Word file has such names."""
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":"
