"""Pages as printed: paragraphs, columns, tables, running heads, pages that are pictures, marks across the page."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from documents.reading import read_bytes
from documents.reading.source import LeftOut, Source
from tests.reading.hostile import scanned_pdf
from tests.reading.making import FONT

LIMIT = 20 * 1024 * 1024
FULL = "坚持精准治污科学治污依法治污统筹水资源水环境水生态治理推动"  # 28 characters of 12 points in a line of 336
Printed = tuple[float, float, str]  # left, height from the top, text


def pages(*printed: list[Printed], size: int = 12) -> Source:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for page in printed:
        canvas.setFont(FONT, size)
        for left, top, text in page:
            canvas.drawString(left, A4[1] - top, text)
        canvas.showPage()
    canvas.save()
    return read_bytes("文件.pdf", file.getvalue(), LIMIT)


def lines(*texts: str, left: float = 72, top: float = 120) -> list[Printed]:
    """Lines 20 points apart; `　　` at the head of one indents it."""
    return [
        (left + 12 * (len(text) - len(text.lstrip("　"))), top + 20 * number, text.lstrip("　"))
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (lines("　　一、要求", "　　" + FULL[2:], FULL, "河湖长制。", "　　二、任务"), f"一、要求\n{FULL[2:]}{FULL}河湖长制。\n二、任务\n"),
        (lines("　　" + FULL[2:], "（一）不是新的条款。", "　　（二）是新的条款。"), f"{FULL[2:]}（一）不是新的条款。\n（二）是新的条款。\n"),
        # Without indents the lines stay as printed.
        (lines("一、要求", FULL, "河湖长制。", "二、任务"), f"一、要求\n{FULL}\n河湖长制。\n二、任务\n"),
        # A gap between paragraphs in the place of an indent.
        (
            [*lines("一、要求"), *lines(FULL, FULL[:-6] + "。", "河湖长制。", top=150), *lines(FULL, "完。", top=220)],
            f"一、要求\n{FULL}{FULL[:-6]}。河湖长制。\n{FULL}完。\n",
        ),
        # Empty lines; spaces of type; English words.
        ([*lines("　　一、要求", "　　二、任务"), *lines("　　市政府", top=220)], "一、要求\n二、任务\n\n市政府\n"),
        ([(72, 120, "第一章"), (132, 120, "总则"), (72, 140, "PM2.5 and VOCs")], "第一章 总则\nPM2.5 and VOCs\n"),
        # A table: rows of three cells and more.
        (
            [(x, y, f"{name}{y}") for y in (120, 140) for x, name in ((72, "甲"), (180, "乙"), (300, "丙"))],
            "【表格】甲120｜乙120｜丙120\n【表格】甲140｜乙140｜丙140\n",
        ),
        # Bold made by printing twice.
        ([*lines("总体要求"), (72.4, 120, "总体要求")], "总体要求\n"),
    ],
)  # fmt: skip
def test_lines(printed: list[Printed], text: str) -> None:
    source = pages(printed)
    assert (source.text, source.encoding, source.left_out) == (text, "pdf", ())


def test_heads_feet_and_numbers_of_pages_are_left_out() -> None:
    def page(number: int, text: str) -> list[Printed]:
        return [(72, 40, f"某市公报2024年第{number}期"), *lines("　　" + text), (290, 810, str(number))]

    source = pages(page(1, "甲。"), page(2, "乙。"), page(3, "丙。"))
    assert source.text == "甲。\n乙。\n丙。\n"
    expected = [LeftOut(why, text, page) for page in (1, 2, 3) for why, text in (("页眉", f"某市公报2024年第{page}期"), ("页码", str(page)))]  # fmt: skip
    assert list(source.left_out) == expected
    assert source.warnings == ("未收入正文：页眉 3 处、页码 3 处",)


def test_a_number_or_a_line_that_only_looks_like_it_stays() -> None:
    source = pages(
        [*lines("　　" + FULL[2:], "甲。"), (290, 810, "2035")],
        [(72, 60, "二、任务"), *lines("　　乙。")],
        lines("　　丙。"),
    )
    assert source.text.split() == [f"{FULL[2:]}甲。", "2035", "二、任务", "乙。", "丙。"]
    assert source.left_out == ()


def test_a_paragraph_goes_on_over_the_page() -> None:
    source = pages(
        [*lines("　　" + FULL[2:]), (280, 810, "— 1 —")],
        [*lines("河湖长制。", "　　二、任务"), (280, 810, "— 2 —")],
    )
    assert source.text == f"{FULL[2:]}河湖长制。\n二、任务\n"


def test_two_columns_below_one_title() -> None:
    left = lines(*["甲" * 16] * 7, "甲完。")
    right = lines(*["乙" * 16] * 7, "乙完。", left=300)
    source = pages([(180, 90, "某市水污染防治工作方案实施意见"), *left, *right])
    assert source.text.split() == [
        "某市水污染防治工作方案实施意见",
        *["甲" * 16] * 7,
        "甲完。",
        *["乙" * 16] * 7,
        "乙完。",
    ]


def test_marks_across_the_page_are_left_out() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont(FONT, 12)
    canvas.drawString(72, 700, "一、要求")
    canvas.rotate(45)
    canvas.drawString(400, 200, "内部资料")
    canvas.save()
    source = read_bytes("文件.pdf", file.getvalue(), LIMIT)
    assert (source.text, source.left_out) == ("一、要求\n", (LeftOut("水印或斜排文字", "内部资料", 1),))


def test_pages_that_are_pictures_are_told() -> None:
    source = read_bytes("文件.pdf", scanned_pdf(pages=3, printed=2), LIMIT)
    assert source.left_out == (LeftOut("扫描页", "", 3),)
    assert source.warnings == ("第 3 页是图片，没有读出文字", "未收入正文：扫描页 1 处")
