"""Pages printed by a browser as PDF, with embedded fonts and justified lines: the same tree as the text's."""

from html import escape

import pytest
from playwright.sync_api import Browser

from documents.reading import read_bytes
from tests.reading.test_same_tree import LIMIT, check, text_of

INDENTED = "p { text-align: justify; text-indent: 2em; margin: 0; font-size: 16pt; line-height: 28pt }"
GAPS = "p { font-size: 12pt }"
HEAD = '<div style="font-size: 9px; width: 100%; text-align: center">某某市人民政府公报</div>'
FOOT = (
    '<div style="font-size: 9px; width: 100%; text-align: center">- <span class="pageNumber"></span> -</div>'
)
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "80px")


@pytest.mark.parametrize("style", [INDENTED, GAPS], ids=["indented", "gaps"])
@pytest.mark.parametrize("slug", ["dalian", "panjin", "yingshang-huanjing-tiaoli"])
def test_a_printed_page_is_read_like_its_text(chromium: Browser, slug: str, style: str) -> None:
    lines = "".join(f"<p>{escape(line) or '<br>'}</p>" for line in text_of(slug).splitlines())
    page = chromium.new_page()
    page.set_content(f"<meta charset=utf-8><style>{style}</style><body>{lines}")
    content = page.pdf(
        format="A4", margin=MARGIN, display_header_footer=True, header_template=HEAD, footer_template=FOOT
    )
    page.close()
    check(slug, read_bytes("打印.pdf", content, LIMIT))
