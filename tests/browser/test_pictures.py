"""Pictures in a real browser: the marks, their links, the keyboard, axe, the strict content policy."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from documents.ingest import ingest
from documents.models import Indicator
from documents.storing.given import Given


@pytest.fixture
def pm25(site) -> str:
    """The address of the page of PM2.5, with four documents beside each other."""
    for name in "panjin", "beautiful-liaoning":
        ingest(settings.CORPUS_DIR / f"{name}.txt", Given(slug=name))
    return f"/indicators/{Indicator.objects.get(name='细颗粒物浓度').pk}/"


def test_pm25_over_documents_and_years(open_page, pm25, axe):
    page = open_page(pm25)
    names = page.locator("svg.values a").evaluate_all(
        "links => links.map(link => link.getAttribute('aria-label'))"
    )
    told = sorted(tuple(name.split("，")[-2:]) for name in names)
    assert told == [
        ("2020 年", "≤ 35 微克/立方米"),
        ("2025 年", "≤ 29.8 微克/立方米"),
        ("2027 年", "≤ 32 微克/立方米"),
        ("2035 年", "≤ 28 微克/立方米"),
    ]
    assert axe(page) == []
    for value, words in [("29.8", "29.8"), ("32", "32"), ("28", "28"), ("35 ", "35")]:
        page.goto(pm25)
        page.locator(f'svg.values a[aria-label*="≤ {value}"]').focus()
        page.keyboard.press("Enter")
        expect(page.locator("mark#words")).to_contain_text(words)
        expect(page.locator("mark#words")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "scheme"), [("desk", "dark"), ("phone", "light")])
def test_nothing_is_cut_off_and_axe_is_content(open_page, pm25, axe, width, scheme):
    page = open_page(pm25, width, color_scheme=scheme)
    for path in (pm25, "/targets/", "/indicators/", "/timeline/?year=2025", "/d/panjin/dashboard"):
        page.goto(path)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_a_year_is_chosen_by_keyboard(open_page, pm25):
    page = open_page("/timeline/")
    page.locator('svg.counts a[aria-label^="2035"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#list-heading")).to_contain_text("2035 年")
    page.emulate_media(
        media="print"
    )  # on paper the bars stay; the form goes, and nothing of a table lies beside the page
    page.set_viewport_size({"width": 630, "height": 900})
    expect(page.locator("svg.counts .bar").first).to_be_visible()
    expect(page.locator("form.bar")).to_be_hidden()
    assert page.locator(".targets.cards thead").is_visible()
    for path in ("/timeline/?year=2035", "/matrix/"):
        page.goto(path)
        right = page.locator("main table tr > :last-child").evaluate_all(
            "cells => Math.max(...cells.map(cell => cell.getBoundingClientRect().right))"
        )
        assert right <= page.evaluate("document.documentElement.clientWidth") + 1, path
