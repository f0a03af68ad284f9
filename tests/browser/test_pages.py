"""The pages in a real browser: accessible, without faults, by keyboard, without JavaScript, on a phone."""

import subprocess

import pytest
from playwright.sync_api import expect

PAGES = [
    "/",
    "/?status=draft",
    "/d/yuzhou/",
    "/d/dalian/",
    "/d/dalian/3/2",
    "/d/yuzhou/4/10/s2",
    "/clauses/",
    "/clauses/?q=排污许可&sentences=1",
    "/clauses/?document=dalian&chapter=3&level=clause",
    "/clauses/?view=table",
    "/clauses/?q=没有的词",
    "/nowhere",
    "/d/dalian/99",
    "/clauses/?statsu=draft",
]


def test_a_chinese_font_is_there():
    """Without one every page is full of boxes, and no other test would notice."""
    fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=True)
    assert fonts.stdout.strip()


@pytest.mark.parametrize(("width", "scheme"), [("desk", "dark"), ("phone", "light")])
def test_axe_finds_nothing_and_nothing_is_cut_off(open_page, axe, width, scheme):
    page = open_page("/", width, color_scheme=scheme)
    for path in PAGES:
        page.goto(path)
        for details in page.query_selector_all("details:not([open]) > summary"):
            details.evaluate("summary => { summary.parentElement.open = true }")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_keyboard_outline_and_copy(open_page):
    page = open_page("/d/yuzhou/", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    outline = page.locator("details.outline")
    summary = outline.locator("> summary")
    for _ in range(5):
        page.keyboard.press("Tab")
        if summary.evaluate("it => it === document.activeElement"):
            break
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(outline).not_to_have_attribute("open", "")
    page.keyboard.press("Enter")
    expect(outline).to_have_attribute("open", "")
    first = outline.locator("nav details").first
    first.locator("> summary").focus()
    page.keyboard.press("Space")
    expect(first).not_to_have_attribute("open", "")
    page.locator('[id="4/10"] > .permalink').focus()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("复制链接")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.url.removesuffix("#main") + "4/10"


def test_sentence_numbers_are_links_that_can_be_copied(open_page):
    page = open_page("/d/yuzhou/", permissions=["clipboard-read", "clipboard-write"])
    verse = page.locator('[id="4/10/s2"] .verse')
    expect(verse).to_be_hidden()
    page.get_by_label("句子编号").check()
    expect(verse).to_be_visible()
    verse.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/d/yuzhou/4/10/s2")
    verse.click()
    expect(page.locator(".marked")).to_contain_text("发挥媒体监督作用")


def test_addresses_of_a_provision_can_be_copied(open_page):
    page = open_page("/d/yuzhou/4/10", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制链接").first.click()
    expect(page.get_by_role("status")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/d/yuzhou@1/4/10")


def test_the_outline_marks_what_is_read(open_page):
    page = open_page("/d/yuzhou/")
    page.locator(".outline").get_by_role("link", name="创新环境治理模式").click()
    expect(page.locator(".outline [aria-current]")).to_have_text("(二十四)创新环境治理模式")
    expect(page.locator(".outline [aria-current]")).to_be_in_viewport()
    assert page.url.endswith("#6/24")


def test_on_a_phone_the_outline_is_closed_until_asked_for(open_page):
    page = open_page("/d/yuzhou/", "phone")
    link = page.locator(".outline").get_by_role("link", name="加强流域生态保护")
    expect(link).to_be_hidden()
    page.locator(".outline > summary").click()
    link.click()
    expect(page.locator('[id="5/15"]')).to_be_in_viewport()


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_everything_works_without_javascript(open_page, width):
    page = open_page("/", width, java_script_enabled=False)
    page.get_by_role("searchbox", name="在全部条款中查找").fill("排污许可")
    page.get_by_role("button", name="查找条款").click()
    expect(page).to_have_url("/clauses/?q=%E6%8E%92%E6%B1%A1%E8%AE%B8%E5%8F%AF")
    expect(page.locator(".row mark").first).to_have_text("排污许可")
    if width == "phone":
        page.locator(".narrowing > summary").click()
    page.get_by_label("列出").select_option("clause")
    page.locator(".asked button").click()
    expect(page.locator(".row mark").first).to_be_visible()
    page.goto("/clauses/?level=clause")
    expect(page.locator(".total")).to_contain_text("共 67 条")
    page.get_by_role("link", name="下一页").click()
    expect(page).to_have_url("/clauses/?level=clause&page=2")
    expect(page.locator(".row")).to_have_count(17)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 CSV").click()
    assert download.value.suggested_filename.startswith("条款-")
    page.goto("/d/yuzhou/")
    chapter = page.locator(".outline nav details").first
    chapter.locator("> summary").click()
    expect(chapter).not_to_have_attribute("open", "")
    page.locator("details.report > summary").click()
    expect(page.get_by_text("文件 SHA-256")).to_be_visible()


def test_on_a_phone_the_first_row_comes_before_what_narrows_the_list(open_page):
    page = open_page("/clauses/", "phone")
    expect(page.locator(".row").first).to_be_in_viewport()
    expect(page.get_by_label("文本状态")).to_be_hidden()
    page.locator(".narrowing > summary").click()
    page.get_by_label("文本状态").select_option("issued")
    expect(page.locator("#used")).to_have_text("已用 1 项")
    expect(page.get_by_label("文本状态")).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".narrowing > summary")).to_be_hidden()
    page.reload()
    expect(page.get_by_label("文本状态")).to_be_visible()
    expect(page.locator(".facet").first).to_be_visible()


def test_signing_in_leads_back_to_what_is_asked_now(open_page):
    page = open_page("/clauses/")
    page.get_by_label("文本状态").select_option("issued")
    expect(page).to_have_url("/clauses/?status=issued")
    expect(page.get_by_role("link", name="登录")).to_have_attribute(
        "href", "/admin/login/?next=%2Fclauses%2F%3Fstatus%3Dissued"
    )


def test_filtering_without_reload_and_back(open_page):
    page = open_page("/clauses/")
    page.evaluate("window.stayed = true")
    page.get_by_label("检索", exact=True).press_sequentially("排污许可")
    expect(page).to_have_url("/clauses/?q=%E6%8E%92%E6%B1%A1%E8%AE%B8%E5%8F%AF")
    expect(page.locator(".row h2").first).to_contain_text("排污许可")
    expect(page.get_by_label("检索", exact=True)).to_be_focused()
    few = page.locator(".total").inner_text()
    page.get_by_label("文本状态").select_option("draft")
    expect(page).to_have_url("/clauses/?q=%E6%8E%92%E6%B1%A1%E8%AE%B8%E5%8F%AF&status=draft")
    expect(page.get_by_text("没有符合全部条件的条款")).to_be_visible()
    assert page.evaluate("window.stayed")
    page.go_back()
    expect(page).to_have_url("/clauses/?q=%E6%8E%92%E6%B1%A1%E8%AE%B8%E5%8F%AF")
    expect(page.locator(".total")).to_have_text(few)
    expect(page.get_by_label("检索", exact=True)).to_have_value("排污许可")
    expect(page.get_by_label("文本状态")).to_have_value("")


def test_a_refused_question_is_shown_with_htmx_too(open_page):
    page = open_page("/clauses/")
    page.get_by_label("检索", exact=True).evaluate("input => input.removeAttribute('maxlength')")
    page.get_by_label("检索", exact=True).fill("长" * 201)
    expect(page.locator("#refused")).to_contain_text("值过长")  # while typing the list stays
    page.locator("#filters").evaluate("form => form.requestSubmit()")
    expect(page.get_by_role("heading", name="地址里的条件有误")).to_be_visible()
    expect(page.locator("main code").first).to_have_text("q")
