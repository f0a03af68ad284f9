"""Search, facets, suggestions, downloads and citations in a real browser."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

PAGES = [
    "/clauses/?q=排污许可",
    "/clauses/?q=工业企业 深度治理 方案",
    "/clauses/facets/?q=排污许可",
    "/export/?q=排污许可",
    "/export/?preset=tasks&document=dalian",
    "/columns/",
    "/d/dalian/3/2",
]


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_cut_off(open_page, axe, width):
    page = open_page("/", width)
    for path in PAGES:
        page.goto(path, wait_until="networkidle")
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=str(Path(folder) / f"{width}-{PAGES.index(path)}.png"))


def test_facets_come_after_the_hits_and_narrow_them(open_page):
    page = open_page("/clauses/?q=排污许可")
    link = page.locator(".facet a").first
    expect(link).to_be_visible()
    rows = link.locator(".count").inner_text()
    link.click()
    expect(page.locator(".total")).to_contain_text(f"共 {rows} 条")
    expect(page.locator(".facet a[aria-current]")).to_have_count(1)


def test_suggestions_while_typing(open_page):
    page = open_page("/clauses/")
    page.locator("#id_q").press_sequentially("排污")
    expect(page.locator("#suggestions option").first).to_be_attached()
    assert page.locator("#suggestions option").first.get_attribute("value").startswith("排污")
    expect(page.locator("#found mark").first).to_be_visible()


def test_a_query_that_is_refused_while_it_is_typed_takes_nothing_away(open_page):
    page = open_page("/clauses/?q=排污")
    told = page.locator("#told").element_handle()
    page.locator("#id_q").fill("")
    page.locator("#id_q").press_sequentially('"排污')
    expect(page.locator("#refused")).to_contain_text("引号没有成对")
    expect(page.locator("#id_q")).to_be_focused()
    expect(page.locator("#id_q")).to_have_value('"排污')
    expect(page.locator("#found mark").first).to_be_visible()
    page.locator("#id_q").press_sequentially('许可"')
    expect(page.locator("#refused")).to_be_empty()
    expect(page.locator("#found mark").first).to_have_text("排污许可")
    assert told.evaluate("it => it.isConnected && it.textContent.includes('共')")
    page.locator("#id_q").fill('"排污')
    expect(page.locator("#refused")).to_contain_text("引号没有成对")
    page.locator("#filters").evaluate("form => form.requestSubmit()")
    expect(page.locator(".faults")).to_contain_text("引号没有成对")
    expect(page.locator("main input[name=q]")).to_have_value('"排污')
