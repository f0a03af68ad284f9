"""Comparing in a real browser: chosen on the front page, walked through, decided, kept."""

from urllib.parse import unquote

import pypdfium2
import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from playwright.sync_api import Page, expect

from documents.ingest import ingest
from documents.models import Alignment
from documents.storing.given import Given

PAIR = "/compare/?a=dalian&b=yuzhou"
PAGES = [
    "/",
    PAIR,
    f"{PAIR}&relation=missing",
    "/compare/",
    "/compare/table/?d=dalian&d=yuzhou",
    "/counterparts/?p=yuzhou%2F4",
    "/d/yuzhou/4/10",
]


def sign_in(page: Page) -> None:
    user = User.objects.create_user("zhang", password="a password", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name="curator")[0])
    call_command("migrate", verbosity=0)  # the groups and what they may do, which a flush took away
    page.goto("/admin/")
    page.fill("#id_username", "zhang")
    page.fill("#id_password", "a password")
    page.click("[type=submit]")
    expect(page.locator("#site-name")).to_be_visible()


def pairs(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        "[data-pair]", "rows => rows.map(row => row.id + row.className + row.innerText)"
    )


def anchors(page: Page) -> list[str]:
    return page.eval_on_selector_all("[data-pair]", "rows => rows.map(row => `${row.id} ${row.className}`)")


def test_choose_walk_decide_and_come_back(open_page):
    page = open_page("/")
    sign_in(page)
    page.goto("/")
    for title in ("大连市", "禹州市"):
        page.locator("tr", has_text=title).get_by_role("checkbox").check()
    page.get_by_role("button", name="比较所选文件").click()
    assert page.url.partition("/compare/?")[2] in {"a=dalian&b=yuzhou", "a=yuzhou&b=dalian"}
    page.goto(PAIR)

    gap = page.locator("tr.missing").first
    for _step in range(100):
        page.keyboard.press("j")
        if "missing" in (page.locator(":focus").get_attribute("class") or ""):
            break
    expect(gap).to_be_focused()
    expect(gap).to_contain_text("乙中没有对应")
    page.keyboard.press("j")
    expect(gap).not_to_be_focused()
    page.keyboard.press("k")
    expect(gap).to_be_focused()

    first, second = (
        page.locator("tr.equal:not(.again), tr.narrower:not(.again)").nth(at).get_attribute("id")
        for at in (0, 1)
    )
    for anchor, button in ((first, "确认"), (second, "否定")):
        row = page.locator(f'[id="{anchor}"]')
        row.locator("summary", has_text="审核").click()
        row.get_by_label("说明").fill("看过")
        row.get_by_label("说明").press("Enter")  # says nothing
        row.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("status")).to_contain_text(f"已完成：{button}")
        expect(page.get_by_role("status")).to_have_count(1)
        expect(page.get_by_role("status")).to_be_in_viewport()
        assert unquote(page.url).endswith(f"{PAIR}#{anchor}")
    going_on = page.locator("[data-pair]:has(:target)")  # the next row: what was rejected is gone
    expect(going_on).to_be_in_viewport()
    order = [line.split()[0] for line in anchors(page)]
    at = order.index(str(going_on.get_attribute("id")))
    page.keyboard.press("j")
    expect(page.locator(f'[id="{order[at + 1]}"]')).to_be_focused()
    before = pairs(page)
    expect(page.locator(f'[id="{first}"]')).to_contain_text("已确认")
    expect(page.locator(f'tr[id="{second}"]')).to_have_count(0)

    call_command("align", "--all", verbosity=0)
    page.goto(PAIR)
    assert pairs(page) == before
    assert Alignment.objects.exclude(state="suggested").count() == 2

    page.goto(f"{PAIR}&relation=missing")
    address = page.url
    fresh = open_page("/")
    fresh.goto(address)
    assert anchors(fresh) == anchors(page)
    assert fresh.locator("details.verdict").count() == 0
    fresh.goto(PAIR)
    expect(fresh.locator(f'[id="{first}"]')).to_contain_text("已确认")
    expect(fresh.locator(f'tr[id="{second}"]')).to_have_count(0)


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_a_slip_is_told_where_it_was_made_and_taken_back(open_page, width):
    page = open_page("/", width)
    sign_in(page)
    page.goto(PAIR)
    row = page.locator("tr.equal:not(.again)").nth(2)
    anchor = str(row.get_attribute("id"))
    row.locator("summary", has_text="审核").click()
    row.get_by_role("button", name="否定", exact=True).click()
    expect(page.get_by_role("status")).to_be_in_viewport()
    expect(page.locator("[data-pair]:has(:target)")).to_be_in_viewport()
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("status")).to_contain_text("已撤销：否定")
    expect(page.get_by_role("status")).to_be_in_viewport()
    row = page.locator(f'[id="{anchor}"]')
    expect(row).to_be_in_viewport()

    row.locator("summary", has_text="添加对应").click()
    row.get_by_label("乙的条款地址").fill("yuzhou/99/99")
    row.get_by_label("理由").fill("看过")
    row.get_by_role("button", name="添加", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("没有这一条款")
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(row.get_by_label("乙的条款地址")).to_have_value("yuzhou/99/99")
    expect(row.get_by_label("乙的条款地址")).to_be_in_viewport()
    expect(row.get_by_label("理由")).to_have_value("看过")


def test_without_javascript(open_page):
    page = open_page("/", java_script_enabled=False)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="比较所选文件").click()
    page.get_by_label("关系").select_option("missing")
    page.get_by_role("button", name="筛选").click()
    assert page.url.endswith("&relation=missing")
    assert page.locator("[data-pair]").count() == page.locator("tr.missing").count() > 0
    with page.expect_download() as download:
        page.get_by_role("link", name="纯文本 CSV").click()
    assert download.value.suggested_filename.startswith("比较-")


@pytest.mark.parametrize(("width", "scheme"), [("desk", "dark"), ("phone", "light")])
def test_axe_finds_nothing_and_nothing_is_cut_off(open_page, axe, width, scheme):
    page = open_page("/", width, color_scheme=scheme)
    for path in PAGES:
        page.goto(path)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_on_paper(open_page):
    page = open_page(PAIR)
    page.emulate_media(media="print")
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.locator("header.site")).to_be_hidden()
    expect(page.locator(".pairs tr.missing").first).to_be_visible()
    expect(page.locator(".printed")).to_contain_text(f"{PAIR} · 打印日期 20")
    page.set_viewport_size({"width": 940, "height": 680})  # A4 across, without its margins
    row = page.locator(".pairs tr.equal").first
    left, right = (row.locator(f"td.{side}").bounding_box() for side in "ab")
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    width, height = paper[0].get_size()
    assert (round(width), round(height)) == (842, 595)


def test_five_documents_on_a_phone(open_page):
    for slug in ("liaoning", "panjin", "beautiful-liaoning"):
        ingest(settings.CORPUS_DIR / f"{slug}.txt", Given(slug=slug))
    page = open_page("/compare/table/?d=liaoning&d=yuzhou&d=dalian&d=panjin&d=beautiful-liaoning", "phone")
    expect(page.locator("tbody td.gap").first).to_contain_text("未承接")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
