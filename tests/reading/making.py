"""The same text as a Word file, a web page and a PDF, made by libraries as offices make them."""

import io
from collections.abc import Callable
from html import escape

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

FONT = "STSong-Light"  # of Adobe's Asian fonts: every reader of PDF knows it, no file is needed
HEAD, FOOT = "某某市人民政府公报", "— {} —"
PAGE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>政策文件_某某市人民政府门户网站</title>
<style>.nav {{ color: red }}</style><script>var page = "不是正文";</script></head>
<body><div class="top"><a href="/">首页</a> <a href="/gk">政务公开</a> <a href="/fw">办事服务</a></div>
<div class="nav"><ul><li><a href="/1">政府信息公开指南</a></li><li><a href="/2">法定主动公开内容</a></li></ul></div>
<div id="main"><div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/gk">政务公开</a></div>
<div class="tools">来源：市政府办公室 字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a></div>
<div id="zoom">{}</div>
<div class="tools"><a href="#">打印</a> <a href="#">关闭</a></div></div>
<div class="side"><h3>相关文件</h3><ul><li><a href="/3">关于印发某某市国土空间生态修复规划的通知</a></li>
<li><a href="/4">关于进一步加强噪声污染防治工作的实施意见</a></li></ul></div>
<div class="foot"><p>主办：某某市人民政府办公室　网站标识码：0000000000　备案号：0000000 联系电话：0000-0000000</p></div>
</body></html>
"""


def html_of(text: str) -> bytes:
    """A page of a government site: the text in one box, menus, tools, links and an imprint round it."""
    lines = (f"<p>{escape(line)}</p>" if line.strip() else "<p><br></p>" for line in text.splitlines())
    return PAGE.format("\n".join(lines)).encode()


def docx_of(text: str) -> bytes:
    """A paragraph a line, a running head and a page number."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = HEAD
    document.sections[0].footer.paragraphs[0].text = FOOT.format(1)
    for line in text.splitlines():
        document.add_paragraph("".join(sign for sign in line if sign >= " " or sign == "\t"))
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_of(text: str, columns: int = 1) -> bytes:
    """Printed pages: paragraphs indented by two characters, a head and a number on every page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    story = [
        Paragraph(escape(line.strip()), style) if line.strip() else Spacer(1, 20)
        for line in text.splitlines()
    ]
    width = (A4[0] - 144 - 24 * (columns - 1)) / columns
    frames = [Frame(72 + at * (width + 24), 72, width, A4[1] - 144, 0, 0, 0, 0) for at in range(columns)]
    file = io.BytesIO()
    template = BaseDocTemplate(file, pagesize=A4)
    template.addPageTemplates(PageTemplate(frames=frames, onPage=_edges))
    template.build(story)
    return file.getvalue()


def _edges(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(72, A4[1] - 45, HEAD)
    canvas.drawCentredString(A4[0] / 2, 35, FOOT.format(template.page))


MAKERS: dict[str, Callable[[str], bytes]] = {".html": html_of, ".docx": docx_of, ".pdf": pdf_of}
