"""A PDF → text: its pages in order, each in reading order, without what every page repeats."""

import pypdfium2 as pdfium

from documents.reading.encodings import Decoded
from documents.reading.limits import Limits
from documents.reading.pdf.edges import edges_of
from documents.reading.pdf.glyphs import glyphs_of, has_picture
from documents.reading.pdf.paragraphs import paragraphs_of
from documents.reading.pdf.rows import Row, rows_of
from documents.reading.source import LeftOut, Unreadable

SCANNED = "没有文字层，可能是扫描件；请先做文字识别（OCR）再上传，或粘贴文字"
END_OF_ZIP = b"PK\x05\x06"
LOST = 0.05  # share of characters without a meaning from which a text cannot be used


def read(name: str, content: bytes, limits: Limits) -> Decoded:
    """Raises Unreadable: encrypted, too many pages, scanned, damaged, or an archive as well."""
    if END_OF_ZIP in content[-65_557:]:
        raise Unreadable(f"{name}：既是 PDF 又是压缩包")
    if b"%%EOF" not in content[-65_557:]:
        raise Unreadable(f"{name}：文件不完整（没有结束标记）")
    document = _opened(name, content)
    if len(document) > limits.pages:
        raise Unreadable(f"{name}：有 {len(document)} 页，超过上限 {limits.pages} 页")
    pages: list[list[Row]] = []
    heights: list[float] = []
    left_out: list[LeftOut] = []
    pictures: list[int] = []
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            raise Unreadable(f"{name}：第 {number + 1} 页已损坏") from None
        width, height = page.get_size()
        glyphs, turned = glyphs_of(page)
        characters += len(glyphs)
        if characters > limits.characters:
            raise Unreadable(f"{name}：文字超过上限 {limits.characters} 字")
        if turned:
            left_out.append(LeftOut("水印或斜排文字", turned, number + 1))
        if not glyphs and has_picture(page):
            pictures.append(number + 1)
        pages.append(rows_of(glyphs, number, width))
        heights.append(height)
        page.close()
    if not characters or len(pictures) * 2 > len(pages):
        raise Unreadable(f"{name}：{SCANNED}")
    return _text(name, pages, heights, left_out, pictures)


def _text(
    name: str, pages: list[list[Row]], heights: list[float], left_out: list[LeftOut], pictures: list[int]
) -> Decoded:
    kept: list[Row] = []
    for number, (rows, reasons) in enumerate(zip(pages, edges_of(pages, heights), strict=True), 1):
        kept += [row for index, row in enumerate(rows) if index not in reasons]
        left_out += [LeftOut(why, rows[index].text, number) for index, why in sorted(reasons.items())]
    left_out += [LeftOut("扫描页", "", number) for number in pictures]
    text = "\n".join(paragraphs_of(kept)) + "\n"
    return Decoded(text, "pdf", _warnings(name, text, pictures), tuple(left_out))


def _opened(name: str, content: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
        if len(document) == 0:
            raise Unreadable(f"{name}：PDF 里没有页面")
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise Unreadable(
            f"{name}：{'文件有密码，请先去掉密码' if locked else '文件不完整或已损坏'}"
        ) from None
    return document


def _warnings(name: str, text: str, pictures: list[int]) -> tuple[str, ...]:
    lost = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in text)
    if lost > LOST * len(text):
        raise Unreadable(f"{name}：文字层的字符无法辨认（{lost} 个），请做文字识别（OCR）或粘贴文字")
    warnings = [f"有 {lost} 个字符无法辨认"] if lost else []
    if pictures:
        warnings.append(f"第 {'、'.join(map(str, pictures))} 页是图片，没有读出文字")
    return tuple(warnings)
