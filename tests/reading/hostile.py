"""Files that attack their reader, made here: each function returns the bytes of one."""

import io
import random
import struct
import zipfile
import zlib
from functools import cache

from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.reading.making import docx_of, pdf_of

TEXT = "某某市水污染防治工作方案\n一、总体要求\n坚持绿色发展。\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'
    )


def archive(files: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return file.getvalue()


def word(body: str, before: str = "", **others: str | bytes) -> bytes:
    return archive({"[Content_Types].xml": TYPES, "word/document.xml": document(body, before), **others})


def with_file(name: str, content: bytes = b"x") -> bytes:
    return word(paragraph("方案"), **{name: content})


@cache
def zip_bomb() -> bytes:
    """320 MB of zeros in 2 MB, packed by hand so that making it takes no memory."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    zeros, check = bytes(1024**2), 0
    packed = bytearray()
    for _ in range(320):
        packed += packer.compress(zeros)
        check = zlib.crc32(zeros, check)
    packed += packer.flush()
    return one_file("word/document.xml", bytes(packed), 320 * 1024**2, check)


def lying_sizes() -> bytes:
    """A file of 50 MB that its archive declares as 100 bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b" " * 50 * 1024**2) + packer.flush()
    return one_file("word/document.xml", packed, 100, 0)


def one_file(name: str, packed: bytes, size: int, check: int) -> bytes:
    """An archive of one file with whatever one declares of it."""
    told = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, check, len(packed), size, len(name), 0)
    local = b"PK\x03\x04" + told + name.encode() + packed
    central = b"PK\x01\x02\x14\0" + told + bytes(14) + name.encode()
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def laughs() -> str:
    lines = ['<!ENTITY l0 "哈哈哈哈哈哈哈哈哈哈">']
    lines += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return f"<!DOCTYPE w [{''.join(lines)}]>"


def locked_word() -> bytes:
    """What Word writes when a document gets a password: no archive at all."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    )


def flagged_as_locked() -> bytes:
    content = bytearray(word(paragraph("方案")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 1)
    return bytes(content)


def twice_named() -> bytes:
    return archive({"word/document.xml": document("甲"), "WORD/document.xml": document("乙")})


def many_files() -> bytes:
    return archive({f"word/media/{n}": "" for n in range(3001)}, zipfile.ZIP_STORED)


def huge_word_table(rows: int) -> bytes:
    """Ten cells a row, each another number: it packs as badly as real tables."""
    numbers = random.Random(7)
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + cell * 10 + "</w:tr>"
    return word(
        "<w:tbl>"
        + "".join(row.format(*(numbers.getrandbits(100) for _ in range(10))) for _ in range(rows))
        + "</w:tbl>"
    )


def huge_web_table(cells: int) -> bytes:
    return ("<table>" + ("<tr>" + "<td>指标值</td>" * 10 + "</tr>") * (cells // 10) + "</table>").encode()


def pdf(*objects: bytes, stream: bytes = b"") -> bytes:
    """A PDF of bare objects, the first of them its catalog."""
    parts = [b"%PDF-1.7\n"]
    parts += [b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1)]
    body = b"".join(parts) + stream
    return body + b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n0\n%%%%EOF\n" % (len(objects) + 1)


def pages_of(number: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (at + 3) for at in range(number))
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (number, kids)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, *[page] * number)


def one_page(stream: bytes, extra: bytes = b"") -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<<%s/Length %d>>\nstream\n%s\nendstream" % (extra, len(stream), stream),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>\n"
        b"stream\n/X Do\nendstream",
    )


def pdf_bomb() -> bytes:
    """800 MB of spaces as the content of a page."""
    packer = zlib.compressobj(1)
    spaces = b" " * 1024**2
    packed = b"".join(packer.compress(spaces) for _ in range(800)) + packer.flush()
    return one_page(packed, b"/Filter/FlateDecode")


def locked_pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=pdfencrypt.StandardEncryption("secret", strength=128))
    canvas.drawString(72, 700, "secret plan")
    canvas.save()
    return file.getvalue()


def scanned_pdf(pages: int = 2, printed: int = 0) -> bytes:
    """Pages that are pictures; the first `printed` have text instead."""
    from PIL import Image

    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(pages):
        if number < printed:
            canvas.drawString(72, 700, "A page with text in it")
        else:
            canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def pdf_and_zip() -> bytes:
    """Opens as a PDF and as an archive."""
    return pdf_of(TEXT) + archive({"run.js": "alert(1)"})


def word_and_pdf() -> bytes:
    return archive({"%PDF-1.7": "x", "word/document.xml": document(paragraph("方案"))}, zipfile.ZIP_STORED)


def web_and_zip() -> bytes:
    return b"<!DOCTYPE html><html><body>x</body></html>" + docx_of(TEXT)
