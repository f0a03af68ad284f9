"""The import desk in a real browser: a Word file to a published document, by keyboard, without JavaScript, on a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, expect

from documents.models import Arrival, DocumentVersion
from tests.reading.making import docx_of

TEXT = """沈阳市碧水保卫战若干措施

为改善水环境质量，制定本措施。

一、总体要求
（一）指导思想。坚持绿色发展，坚持系统治理。
（二）工作目标。
到2025年，地表水优良比例达到90%以上。
没有序号的一段补充说明。
监督落实
（三）加强领导。市生态环境局牵头，市水务局配合。
"""
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server, transactional_db) -> str:
    """An empty site: nothing was ever imported."""
    return live_server.url


@pytest.fixture
def importer_page(open_page) -> Callable[..., Page]:
    """`importer_page("phone")`: the desk, as somebody with the right sees it."""
    user = User.objects.create_user("zhang", password="a password", is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))

    def signed_in(width: str = "desk", **options: object) -> Page:
        page = open_page("/admin/login/?next=/", width, **options)
        page.fill("#id_username", "zhang")
        page.fill("#id_password", "a password")
        page.click("[type=submit]")
        page.get_by_role("link", name="上传第一份文件").click()
        return page

    return signed_in


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    path = tmp_path / "措施.docx"
    path.write_bytes(docx_of(TEXT))
    return path


def tree(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".tree li").all_inner_texts()]


def row(page: Page, text: str):
    return page.locator("#lines li", has_text=text)


def test_a_word_file_becomes_a_document(importer_page, word_file, axe):
    page = importer_page()
    assert axe(page) == []
    page.set_input_files("#files", word_file)
    page.get_by_role("button", name="上传", exact=True).click(no_wait_after=True)
    expect(page.locator("#structure")).to_be_visible(timeout=30_000)
    expect(page.locator("h1")).to_have_text("沈阳市碧水保卫战若干措施")
    assert axe(page) == []
    assert DocumentVersion.objects.count() == 0

    # A heading without a number was taken for a paragraph: the line is chosen, the tree follows at once.
    assert "段落 监督落实" in tree(page)
    line = row(page, "监督落实")
    line.locator("label").click()
    before = line.bounding_box()
    page.get_by_role("button", name="章标题").click()
    expect(page.locator(".tree li", has_text="监督落实")).to_have_class("d1 chapter corrected")
    expect(page.locator("#publish")).to_contain_text("2 章 3 条")
    expect(page.locator("#publish")).to_contain_text("1 行，随文本保存")
    expect(row(page, "监督落实").locator("input")).to_be_checked()
    after = row(page, "监督落实").bounding_box()
    assert abs(before["y"] - after["y"]) < 60, "the line stays where it was seen"
    assert axe(page) == []

    # What the text does not print is stated.
    page.get_by_label("文号").fill("沈政发〔2025〕3号")
    page.get_by_label("成文日期").fill("2025-03-01")
    page.get_by_role("button", name="保存登记信息").click()
    expect(page.locator("#messages")).to_contain_text("登记信息已保存")
    expect(page.locator(".line.stated")).to_have_count(2)

    page.get_by_role("button", name="发布", exact=True).click(no_wait_after=True)
    page.wait_for_url("**/d/**", timeout=30_000)
    expect(page.locator("h1")).to_have_text("沈阳市碧水保卫战若干措施")
    expect(page.locator("dl.facts").first).to_contain_text("沈政发〔2025〕3号")
    expect(page.locator(".outline")).to_contain_text("监督落实")
    version = DocumentVersion.objects.get()
    assert version.corrections.get().says == "chapter"
    assert version.corrections.get().by.username == "zhang"


def test_by_keyboard(importer_page, word_file):
    page = importer_page()
    page.locator("#text").fill(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#structure")).to_be_visible(timeout=30_000)
    page.wait_for_load_state("load")
    page.keyboard.press("n")
    expect(row(page, "没有序号的一段").locator("input")).to_be_focused()
    expect(row(page, "没有序号的一段").locator("input")).to_be_checked()
    page.keyboard.press("5")
    expect(row(page, "没有序号的一段")).to_have_class("provision corrected")
    expect(row(page, "没有序号的一段").locator("input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(row(page, "监督落实").locator("input")).to_be_checked()
    page.keyboard.press("1")
    expect(page.locator(".tree li", has_text="监督落实")).to_have_class("d1 chapter corrected")
    page.keyboard.press("0")
    expect(page.locator(".tree li.corrected")).to_have_count(0)
    page.locator("#publish").get_by_role("button", name="发布", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/**", timeout=30_000)


def test_without_javascript(importer_page, word_file):
    page = importer_page(java_script_enabled=False)
    page.set_input_files("#files", word_file)
    page.get_by_role("button", name="上传", exact=True).click(no_wait_after=True)
    page.wait_for_selector("#structure", timeout=30_000)
    row(page, "监督落实").locator("input").check()
    page.get_by_role("button", name="章标题").click()
    assert "章 监督落实" in tree(page)
    assert page.url.endswith(f"#at-{row(page, '监督落实').locator('input').get_attribute('value')}")
    page.get_by_role("button", name="发布", exact=True).click(no_wait_after=True)
    page.wait_for_url("**/d/**", timeout=30_000)
    assert page.locator("h1").inner_text() == "沈阳市碧水保卫战若干措施"


def test_files_dropped_together(importer_page, word_file, tmp_path):
    page = importer_page()
    other = tmp_path / "损坏.pdf"
    other.write_bytes(b"MZ\x90\0")
    page.set_input_files("#files", [word_file, other])
    page.get_by_role("button", name="上传", exact=True).click(no_wait_after=True)
    expect(page.locator(".arrivals tbody tr")).to_have_count(2, timeout=30_000)
    expect(page.locator(".status.read")).to_have_count(1, timeout=30_000)
    expect(page.locator("tr.failed .why")).to_have_text("损坏.pdf：内容是Windows 程序，与后缀 .pdf 不符")
    page.locator("tr.failed button").click()
    page.locator(".notice").get_by_role("button", name="撤销").click()
    expect(page.locator("#progress")).to_contain_text("Windows 程序")
    assert Arrival.objects.count() == 2


def test_on_a_phone(importer_page, axe):
    page = importer_page("phone")
    assert axe(page) == []
    page.locator("#text").fill(TEXT)
    page.get_by_role("button", name="读取").click(no_wait_after=True)
    expect(page.locator("#structure")).to_be_visible(timeout=30_000)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    row(page, "监督落实").locator("label").click()
    page.get_by_role("button", name="章标题").click()
    expect(page.locator(".tree li", has_text="监督落实")).to_have_class("d1 chapter corrected")
    page.goto("/desk/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []
