"""What Word prints and what a .docx only holds: generated numbers, tables, revisions, boxes, notes."""

import pytest

from documents.reading import read_bytes
from documents.reading.source import LeftOut, Source
from tests.reading.hostile import TYPES, W, archive, document, paragraph

LIMIT = 20 * 1024 * 1024
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
PARTS = ("numbering", "styles", "footnotes", "header", "footer", "comments")

# Levels as the templates of offices have them; three lists, the third is the first one begun anew.
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="Zhang"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlRestart w:val="0"/><w:lvlText w:val="第%2条"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Zhang"><w:name w:val="章"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Tiao"><w:basedOn w:val="Zhang"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="TOC 1"/></w:style>
</w:styles>"""


def item(text: str, level: int, number: int = 1) -> str:
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{place}<w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def read(body: str, relations: str = "", **parts: str) -> Source:
    parts = {"numbering": NUMBERING, "styles": STYLES, **parts}
    told = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    files = {f"word/{kind}.xml": content for kind, content in parts.items()}
    files |= {"[Content_Types].xml": TYPES, "word/document.xml": document(body)}
    files["word/_rels/document.xml.rels"] = RELS.format(told + relations)
    return read_bytes("文件.docx", archive(files), LIMIT)


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # Lists as offices number plans: 一、（一）1., begun anew below each higher number.
        (
            item("总体要求", 0) + item("指导思想", 1) + item("基本原则", 1) + item("绿色", 2) + item("主要任务", 0) + item("治水", 1),
            "一、总体要求\n（一）指导思想\n（二）基本原则\n1. 绿色\n二、主要任务\n（一）治水\n",
        ),
        # Plain paragraphs between do not end a list; a list begun anew does.
        (item("甲", 0) + paragraph("正文") + item("乙", 0) + item("丙", 0, 3), "一、甲\n正文\n二、乙\n一、丙\n"),
        (item("子项", 3), "• 子项\n"),
        # Numbers by style; articles run on through the chapters; 1.3 as decimals below 第一章.
        (
            styled("总则", "Zhang") + styled("为了", "Tiao") + styled("本法", "Tiao") + styled("附则", "Zhang") + styled("施行", "Tiao"),
            "第一章 总则\n第一条 为了\n第二条 本法\n第二章 附则\n第三条 施行\n",
        ),
        (styled("总则", "Zhang") + item("细项", 2, 2), "第一章 总则\n1.3 细项\n"),
        (item("不编号", 0, 0) + item("没有这个列表", 0, 9) + styled("循环", "Loop"), "不编号\n没有这个列表\n循环\n"),
        # Tables: a row a line, lists in cells numbered; one column is a box.
        (
            "<w:tbl>" + row(paragraph("指标"), paragraph("目标")) + row(item("水质", 0), paragraph("90%") + paragraph("以上")) + "</w:tbl>",
            "【表格】指标｜目标\n【表格】一、水质｜90% 以上\n",
        ),
        ("<w:tbl>" + row(paragraph("专栏1") + paragraph("（一）工程")) + "</w:tbl>", "【表格】专栏1\n【表格】（一）工程\n"),
        # Fields show their result, symbols and breaks are characters, content controls hold text.
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
            "<w:r><w:t>附件1</w:t></w:r></w:p>",
            "附件1\n",
        ),
        ("<w:sdt><w:sdtContent>" + paragraph("控件内") + "</w:sdtContent></w:sdt>", "控件内\n"),
        ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:noBreakHyphen/><w:t>丙</w:t></w:r></w:p>", "甲\n乙\t-丙\n"),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接\n"),
        ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "拼\n"),
        (paragraph("甲") + "<w:p/>" + paragraph("乙"), "甲\n\n乙\n"),
    ],
)  # fmt: skip
def test_text_as_printed(body: str, text: str) -> None:
    source = read(body)
    assert (source.text, source.encoding, source.left_out) == (text, "docx", ())


@pytest.mark.parametrize(
    ("body", "text", "left_out"),
    [
        (
            "<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>",
            "新增\n",
            LeftOut("修订中删除的文字", "删去"),
        ),
        (
            "<w:p><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>",
            "移来\n",
            LeftOut("修订中删除的文字", "移走"),
        ),
        (
            "<w:p><w:r><w:t>可见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>",
            "可见\n",
            LeftOut("隐藏文字", "隐藏"),
        ),
        (
            paragraph("甲") + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("行") + "</w:tc></w:tr></w:tbl>",
            "甲\n",
            LeftOut("修订中删除的文字", "行"),
        ),
        (styled("总则 1", "T1") + paragraph("甲"), "甲\n", LeftOut("目录", "总则 1")),
        ("<w:p><w:r><w:t>甲</w:t><w:object/></w:r></w:p>", "甲\n", LeftOut("嵌入的文件", "")),
    ],
)  # fmt: skip
def test_left_out_is_listed(body: str, text: str, left_out: LeftOut) -> None:
    source = read(body)
    assert (source.text, source.left_out) == (text, (left_out,))
    assert source.warnings == (f"未收入正文：{left_out.reason} 1 处",)


def test_a_paragraph_the_end_of_which_was_deleted_goes_on() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>一半</w:t></w:r></w:p>"
    assert read(first + paragraph("另一半")).text == "一半另一半\n"


def test_boxes_and_notes_follow_their_paragraph_marked() -> None:
    box = f"<w:pict><w:txbxContent>{paragraph('专栏1')}{paragraph('（一）工程')}</w:txbxContent></w:pict>"
    both = f"<mc:AlternateContent xmlns:mc='m'><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    note = '<w:footnoteReference w:id="2"/>'
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("指上年。")}</w:footnote></w:footnotes>'
    source = read(f"<w:p><w:r><w:t>正文</w:t>{both}{note}</w:r></w:p>" + paragraph("后文"), footnotes=notes)
    assert source.text == "正文\n【文本框】专栏1\n【文本框】（一）工程\n【脚注】指上年。\n后文\n"


def test_edges_of_pages_and_comments_are_listed() -> None:
    parts = {
        "header": f"<w:hdr {W}>{paragraph('某市文件')}</w:hdr>",
        "footer": f"<w:ftr {W}>{paragraph('— 1 —')}</w:ftr>",
        "comments": f"<w:comments {W}><w:comment>{paragraph('再议')}</w:comment></w:comments>",
    }
    source = read(paragraph("正文"), **parts)
    assert source.text == "正文\n"
    assert set(source.left_out) == {
        LeftOut("页眉", "某市文件"),
        LeftOut("页脚", "— 1 —"),
        LeftOut("批注", "再议"),
    }
    assert source.warnings == ("未收入正文：页眉 1 处、页脚 1 处、批注 1 处",)


def test_what_lies_outside_is_told_and_not_fetched() -> None:
    template = f'<Relationship Id="t" Type="{OFFICE}/attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/>'
    link = (
        f'<Relationship Id="l" Type="{OFFICE}/hyperlink" Target="http://127.0.0.1:9/" TargetMode="External"/>'
    )
    source = read(paragraph("正文"), template + link)
    assert source.warnings == ("文件引用了外部内容，没有读取：http://127.0.0.1:9/x.dotm",)


def test_the_strict_dialect_is_read_alike() -> None:
    strict = document(paragraph("正文")).replace(
        "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
    )
    assert read_bytes("文件.docx", archive({"word/document.xml": strict}), LIMIT).text == "正文\n"
