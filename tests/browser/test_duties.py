"""Responsibility in a real browser: words light up by pointer and keyboard, pages are accessible, tables scroll."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from documents.ingest import ingest
from documents.models import Department, Responsibility
from documents.storing.given import Given


@pytest.fixture
def site(live_server, transactional_db) -> str:
    """A site with a text whose clauses name departments, and one that names few."""
    for name in "beautiful-liaoning", "dalian":
        ingest(settings.CORPUS_DIR / f"{name}.txt", Given(slug=name))
    return live_server.url


def first(page):
    """（四）of chapter 二: its lead, 辽宁省工业和信息化厅, and the words that name it."""
    duty = Responsibility.objects.get(version__document__slug="beautiful-liaoning", path="2/4", role="lead")
    return page.locator(f'a[data-duty="{duty.pk}"]'), page.locator(f'.words[data-words~="{duty.pk}"]')


def colour(place) -> str:
    return place.evaluate("it => getComputedStyle(it).backgroundColor")


NONE = "rgba(0, 0, 0, 0)"


def test_pointer_and_focus_mark_the_words(open_page):
    page = open_page("/d/beautiful-liaoning/")
    chip, words = first(page)
    expect(words).to_have_text("省工业和信息化厅")
    assert colour(words) == NONE
    chip.hover()
    assert colour(words) != NONE
    page.mouse.move(0, 0)
    page.get_by_role("heading").first.hover()
    assert colour(words) == NONE
    chip.focus()
    assert colour(words) != NONE
    page.keyboard.press("Tab")
    assert colour(words) == NONE
    words.hover()
    assert colour(chip) != NONE
    chip.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("辽宁省工业和信息化厅")


def test_the_table_of_a_provision_marks_words_too(open_page):
    page = open_page("/d/beautiful-liaoning/2/4")
    row = page.locator(".duty-table tr.lead")
    words = page.locator(".words").first
    assert colour(words) == NONE
    row.hover()
    assert colour(words) != NONE
    row.get_by_role("link").first.focus()
    page.mouse.move(0, 0)
    assert colour(words) != NONE


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_without_javascript_the_words_are_marked_for_good(open_page, width):
    page = open_page("/d/beautiful-liaoning/2/4", width, java_script_enabled=False)
    words = page.locator(".words").first
    expect(words).to_have_text("省工业和信息化厅")
    assert "dotted" in words.evaluate("it => getComputedStyle(it).textDecoration")
    page.goto("/departments/?name=工业")
    page.get_by_role("link", name="辽宁省工业和信息化厅").click()
    page.get_by_role("link", name="条款列表：责任单位里有它").click()
    expect(page.locator(".total")).to_contain_text("共 13 条")
    page.goto("/matrix/?document=beautiful-liaoning&name=工业")
    cell = page.locator("td a.n").first
    number = cell.inner_text()
    cell.click()
    expect(page.locator(".total")).to_contain_text(f"共 {number} 条")


@pytest.mark.parametrize(("width", "scheme"), [("desk", "dark"), ("phone", "light")])
def test_axe_finds_nothing_and_nothing_is_cut_off(open_page, axe, width, scheme):
    page = open_page("/", width, color_scheme=scheme)
    department = Department.objects.get(name="辽宁省生态环境厅")
    Responsibility.objects.filter(path="2/4", role="lead").update(state="confirmed")
    Responsibility.objects.filter(path="2/5", role="lead").update(placement="proposed")
    for path in (
        "/d/beautiful-liaoning/",
        "/d/beautiful-liaoning/2/4",
        "/d/beautiful-liaoning/2/5",
        "/departments/",
        "/departments/?name=没有的部门",
        f"/departments/{department.pk}/",
        "/matrix/",
        "/matrix/?document=beautiful-liaoning",
        "/matrix/?level=county",
        f"/clauses/?department={department.pk}&role=lead",
        f"/clauses/?department={department.pk}&view=table",
    ):
        page.goto(path)
        for details in page.query_selector_all("details:not([open]) > summary"):
            details.evaluate("summary => { summary.parentElement.open = true }")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_head_and_first_column_of_the_matrix_stay_in_sight(open_page):
    page = open_page("/matrix/?document=beautiful-liaoning", "phone")
    box = page.locator(".scroll")
    box.evaluate("it => it.scrollTo(300, 400)")
    assert box.evaluate("it => it.scrollLeft > 0 && it.scrollTop > 0")
    edge = box.bounding_box()
    corner = page.locator(".corner").bounding_box()
    assert abs(corner["x"] - edge["x"]) <= 2
    assert abs(corner["y"] - edge["y"]) <= 2
