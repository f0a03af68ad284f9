"""Markdown with inline HTML, entities, containers and attributes; without them a file is its own text."""

import pytest

from documents.parsing.outline import parse
from documents.reading import Unreadable, read_bytes

LIMIT = 20 * 1024 * 1024


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("一、甲<br>乙<br/>\n丙", "一、甲\n乙\n丙\n"),
        ("<p>甲。</p>\n<p>乙。</p>\n\n<p>丙。</p>", "甲。\n乙。\n\n丙。\n"),
        ('<p id="t1">&emsp;&emsp;<b>第一条</b>&emsp;甲。</p>', "\u2003\u2003第一条\u2003甲。\n"),
        ("# 标题{align=center}\n\n甲&lt;乙", "# 标题\n\n甲<乙\n"),
        ("第一章{#c1 .x}\n集合{甲}\n<br>", "第一章\n集合{甲}\n"),
        ("::: tip 备注\n\n甲。\n\n:::\n\n::: details 依据\n乙。\n:::", "甲。\n\n依据\n乙。\n"),
        ("::: details 目录\n[1](#t1)&emsp;[2](#t2)\n:::\n甲。", "甲。\n"),
        ("::: details 目录\n[[toc]]\n\n# 第一章\n甲。", "# 第一章\n甲。\n"),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", "【表格】甲｜乙\n"),
        ("---\ntitle: 甲&乙\n---\n\n甲<br>乙", "---\ntitle: 甲&乙\n---\n甲\n乙\n"),
        ("---\n\n一、总则。<br>二\n\n---\n三", "---\n\n一、总则。\n二\n\n---\n三\n"),  # two rules, no head
        # no marks: not a character changes
        ("见 <https://a.cn/?b&c=1>，A&B，5<6，<名称>\r\n\r\n  甲", None),
        (
            "甲<br>见 <https://a.cn/?b&c=1>，A&B，5<6，<名称>",
            "甲\n见 <https://a.cn/?b&c=1>，A&B，5<6，<名称>\n",
        ),
        ("- 甲\n\n**乙**\n\n`{x}` 丙 :::", None),
    ],
)
def test_text(written: str, text: str | None) -> None:
    assert read_bytes("文件.md", written.encode(), LIMIT).text == (written if text is None else text)


def test_what_is_left_out_is_told() -> None:
    source = read_bytes(
        "文件.md", "::: details 目录\n[[toc]]\n:::\n::: tip 备注\n甲。{.x}\n:::\n".encode(), LIMIT
    )
    assert [(each.reason, each.text) for each in source.left_out] == [
        ("目录", "::: details 目录"),
        ("目录", "[[toc]]"),
        ("目录", ":::"),
        ("Markdown 容器", "::: tip 备注"),
        ("Markdown 容器", ":::"),
        ("Markdown 属性", "{.x}"),
    ]
    assert source.warnings == ("未收入正文：目录 3 处、Markdown 容器 2 处、Markdown 属性 1 处",)


def test_marks_alone_are_no_text() -> None:
    with pytest.raises(Unreadable, match="文件.md：只有标记，没有文字"):
        read_bytes("文件.md", b"<p></p>\n<br>", LIMIT)


def test_a_law_in_markdown() -> None:
    written = (
        "---\ntitle: 某市节水办法\ndate: 2020-03-01\n---\n\n## 第一章&emsp;总则{align=center}\n\n"
        "<p>&emsp;&emsp;<b>第一条</b>&emsp;为了节水，制定本办法。</p>\n"
        "<p>&emsp;&emsp;<b>第二条</b>&emsp;水包括：<br>\n&emsp;&emsp;（一）地表水；<br>\n&emsp;&emsp;（二）地下水。</p>\n"
    )
    outline = parse(read_bytes("文件.md", written.encode(), LIMIT).text)
    assert (outline.header.title, outline.header.issued_on) == ("某市节水办法", "2020-03-01")
    assert [node.path for node in outline.nodes if node.printed] == ["1", "1/1", "1/2", "1/2/i1", "1/2/i2"]
