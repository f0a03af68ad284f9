"""The characters of a page and where they stand, from PDFium."""

from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

HYPHEN = 0x02  # PDFium's sign for a hyphen at the end of a line
TURNED = 0.05  # radians; text at a slant is a watermark or stands sideways
JOINERS = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; x from the left, y from the bottom, in points (1/72 inch). The box is as wide as the type."""

    sign: str
    left: float
    right: float
    bottom: float
    top: float
    spaced: bool = False  # a printed space stands before it

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def glyphs_of(page: pdfium.PdfPage) -> tuple[list[Glyph], str]:
    """The printed characters of a page without white space; and what is turned, as plain text."""
    textpage = page.get_textpage()
    box = raw.FS_RECTF()
    glyphs: list[Glyph] = []
    turned: list[str] = []
    high = 0
    spaced = False
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in JOINERS:  # a character beyond the first plane comes in halves
            if code < 0xDC00:
                high = code
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        sign = "-" if code == HYPHEN else chr(code) if 0 < code < 0x110000 else ""
        if not sign.strip() or sign < " ":
            made = raw.FPDFText_IsGenerated(textpage, index) == 1  # for a gap that PDFium takes for a space
            spaced = sign.isspace() and (
                not made or (sign == " " and bool(glyphs) and glyphs[-1].sign.isascii())
            )
            continue
        angle = raw.FPDFText_GetCharAngle(textpage, index)
        if TURNED < angle < 2 * 3.14159265 - TURNED:
            turned.append(sign)
        elif raw.FPDFText_GetLooseCharBox(textpage, index, box):
            glyphs.append(Glyph(sign, box.left, box.right, box.bottom, box.top, spaced))
        spaced = False
    textpage.close()
    return glyphs, "".join(turned)


def has_picture(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
