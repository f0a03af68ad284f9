"""A page's main text, its title, and what is round them."""

import pytest

from documents.reading import Unreadable, read_bytes
from documents.reading.source import LeftOut, Source

LIMIT = 20 * 1024 * 1024
LONG = "为深入贯彻落实党中央、国务院关于生态环境保护的决策部署，加快改善水环境质量，结合本市实际，制定本方案，请认真组织实施。"
MORE = "各县、区人民政府对本行政区域的水环境质量负责，应当将水污染防治工作纳入国民经济和社会发展规划，统筹安排所需经费。"


def read(html: str, encoding: str = "utf-8") -> Source:
    return read_bytes("网页.html", html.encode(encoding), LIMIT)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<p>一、要求</p><p>{LONG}</p>", f"一、要求\n{LONG}\n"),
        (f"<div>一、要求<br>{LONG}<br/>（一）细则</div>", f"一、要求\n{LONG}\n（一）细则\n"),
        (f"<p>第一章&nbsp;<b>总</b>\n  则</p><p><br></p><p>{LONG}</p>", f"第一章\xa0总 则\n\n{LONG}\n"),
        (f"<p>{LONG}</p><p>&nbsp;</p><p>市政府</p>", f"{LONG}\n\n市政府\n"),
        # Numbers that a browser prints.
        (f"<p>{LONG}</p><ol start=3><li>甲</li><li><p>乙</p></li></ol><ul><li>丙</li></ul>", f"{LONG}\n3. 甲\n4. 乙\n丙\n"),
        (f"<pre>一、要求\n{LONG}</pre><p>二、任务</p><p>三、保障</p>", f"一、要求\n{LONG}\n二、任务\n三、保障\n"),
        # Tables with data, cells that are empty, a table as a frame.
        (
            f"<p>{LONG}</p><table><tr><th>指标<th>单位<th>目标<tr><td>水质<td><td>90%<br>以上</table>",
            f"{LONG}\n【表格】指标｜单位｜目标\n【表格】水质｜｜90% 以上\n",
        ),
        (f"<table><tr><td><p>一、要求</p><p>{LONG}</p><p>{MORE}</p></td></tr></table>", f"一、要求\n{LONG}\n{MORE}\n"),
        (f"<table><tr><td>左</td><td><p>{LONG * 6}</p><p>二、</p></td></tr></table>", f"左\n{LONG * 6}\n二、\n"),
        # No running text at all: a short notice.
        ("<nav><a href=/>首页</a></nav><p>通知</p><p>停水一天。</p><p>市水务局</p>", "通知\n停水一天。\n市水务局\n"),
        # The title stands outside the box of the text.
        (f"<title>某市方案_某市政府</title><div><h2>某市方案</h2></div><div><p>{LONG}</p><p>{MORE}</p><p>市政府</p></div>", f"某市方案\n{LONG}\n{MORE}\n市政府\n"),
        (f"<p>{LONG}</p><p>{MORE}</p><p><a href=x.docx>附件：任务清单.docx</a></p>", f"{LONG}\n{MORE}\n附件：任务清单.docx\n"),
    ],
)  # fmt: skip
def test_main_text(html: str, text: str) -> None:
    assert read(html).text == text


def test_all_that_is_round_the_text_is_listed() -> None:
    source = read(
        f"""<html><head><title>某市水污染防治方案-某市政府</title></head><body>
        <nav><a>首页</a><a>公开</a></nav>
        <div class=crumbs><a>首页</a> &gt; <a>公开</a></div>
        <div class=main><h1>某市水污染防治方案</h1>
        <div><p>{LONG}</p><p>一、要求</p><p>{MORE}</p><p>市政府</p></div></div>
        <p style="display:none">隐藏的话</p>
        <aside>热点</aside><script>x</script><style>y</style>
        <footer>版权所有</footer></body></html>"""
    )
    assert source.text == f"某市水污染防治方案\n{LONG}\n一、要求\n{MORE}\n市政府\n"
    assert source.left_out == (
        LeftOut("导航", "首页公开"),
        LeftOut("链接", "首页 > 公开"),
        LeftOut("侧栏", "热点"),
        LeftOut("页面底部", "版权所有"),
        LeftOut("隐藏文字", "隐藏的话"),
    )
    assert source.warnings == ("未收入正文：导航 1 处、链接 1 处、侧栏 1 处、页面底部 1 处、隐藏文字 1 处",)


def test_long_text_that_is_left_out_is_warned_of() -> None:
    many = "".join(f"<p>{LONG}</p>" for _ in range(20))
    source = read(f"<div>{many}</div><div><p>{MORE + MORE}</p></div>")
    assert source.left_out == (LeftOut("正文之外的文字", MORE + MORE),)
    assert source.warnings[0] == "页面上另有 1 段较长文字未收入正文，请核对"


@pytest.mark.parametrize(
    ("head", "encoding", "told"),
    [
        ('<meta charset="gb2312">', "gb18030", "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030", "gb18030"),
        ('<meta charset="big5">', "cp950", "cp950"),
        ('<meta charset="utf-8">', "gb18030", "gb18030"),  # what a page says of itself may be wrong
        ('<meta charset="nonsense">', "utf-8", "utf-8"),
        ('<meta charset="zip">', "utf-8", "utf-8"),  # a codec of Python, and none of characters
        ("", "gb18030", "gb18030"),
        ("", "utf-8-sig", "utf-8"),
        ("", "utf-16", "utf-16-le"),
    ],
)
def test_encodings(head: str, encoding: str, told: str) -> None:
    text = "為改善水質，制定本辦法，請認真組織實施" if encoding == "cp950" else LONG
    source = read(f"<html><head>{head}</head><body><p>{text}</p></body></html>", encoding)
    assert (source.text, source.encoding) == (f"{text}\n", told)


def test_a_broken_byte_does_not_stop_a_page() -> None:
    content = f'<meta charset="gb2312"><p>{LONG}</p>'.encode("gb18030") + b"\xff<p>x</p>"
    source = read_bytes("网页.htm", content, LIMIT)
    assert source.text == f"{LONG}\n\ufffd\nx\n"
    assert source.warnings == ("有 1 处字节不合 GB18030 编码，以 � 代替",)
    with pytest.raises(Unreadable, match="编码无法识别"):
        read_bytes("网页.htm", b'<meta charset="gb2312">' + b"\xff\xfe\xfd" * 50, LIMIT)
