"""The review queue in a real browser: by keyboard alone, without JavaScript, on a phone, for a screen reader."""

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, expect

from documents.models import Department, Responsibility

QUEUE = "/admin/documents/responsibility/"


@pytest.fixture
def curator(open_page):
    """`curator("phone")`: the page of somebody who reviews."""
    user = User.objects.create_user("zhang", password="a password", is_staff=True)
    user.groups.add(Group.objects.get(name="administrator"))

    def signed_in(width: str = "desk", **options: object) -> Page:
        page = open_page("/admin/", width, **options)
        page.fill("#id_username", "zhang")
        page.fill("#id_password", "a password")
        page.click("[type=submit]")
        return page

    return signed_in


def told(page: Page):
    return page.locator(".last-review .said")


def number(**which: object) -> int:
    return Responsibility.objects.filter(**which).count()


def test_by_keyboard(curator):
    page = curator()
    page.goto(QUEUE)
    for key in "jjk":
        page.keyboard.press(key)
    expect(page.locator("[data-row]").first).to_be_focused()
    page.keyboard.press("y")
    expect(told(page)).to_have_text("已完成：确认，1 条。")
    expect(page.locator("[data-row]").first).to_be_focused()
    page.keyboard.press("u")
    expect(told(page)).to_have_text("已撤销“确认”，恢复 1 条。")
    assert number(state="confirmed") == 0
    for key in "jxjx":
        page.keyboard.press(key)
    expect(page.locator("[data-chosen]")).to_have_text("，已选 2 条")
    page.keyboard.press("n")
    expect(page.locator(".total")).to_contain_text("共 2 条")
    expect(page.get_by_role("button", name="否定（2）")).to_be_focused()  # the browser may take a moment
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text("已完成：否定，2 条。")
    assert number(state="rejected") == 2
    page.keyboard.press("?")
    expect(page.locator("[data-keys]")).to_have_attribute("open", "")


def test_a_change_offers_names_while_one_types(curator):
    page = curator()
    page.goto(QUEUE)
    page.keyboard.press("j")
    page.keyboard.press("c")
    name = Department.objects.filter(status="known").order_by("pk").last().name
    with page.expect_response(lambda answer: "autocomplete" in answer.url):
        page.locator("#id_department").press_sequentially(name[:-1])
    expect(page.locator(f"#departments option[value='{name}']")).to_have_count(1)
    page.fill("#id_department", name)
    page.select_option("#id_role", "guide")
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text("已完成：更改，1 条。")
    assert number(state="confirmed", role="guide", department__name=name) == 1


def test_without_javascript(curator):
    page = curator(java_script_enabled=False)
    page.goto(f"{QUEUE}?role__exact=mentioned")
    before = number(role="mentioned", version__is_latest=True)
    assert before > 1
    page.check("input[name=all]")
    page.click(".queue-tools button[value=confirm]")
    expect(page.locator(".total")).to_contain_text(f"共 {before} 条")
    page.click("main form .yes")
    assert number(role="mentioned", state="confirmed") == before
    page.click("[data-undo]")
    assert number(state="confirmed") == 0


@pytest.mark.parametrize("width", ["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_cut_off(curator, axe, width):
    page = curator(width)
    duty = Responsibility.objects.order_by("pk").first()
    department = Department.objects.order_by("pk").first()

    def check() -> None:
        page.wait_for_load_state("networkidle")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.url

    page.goto(QUEUE)
    check()
    for box in page.locator("input[name=row]").all()[:3]:
        box.check()
    page.click(".queue-tools button[value=confirm]")
    check()
    page.click("main form .yes")
    check()
    for path in (
        f"responsibility/{duty.pk}/change/",
        f"provision/{duty.provision_id}/change/",
        f"department/{department.pk}/merge/?into={Department.objects.order_by('pk').last().name}",
        f"department/{department.pk}/history/",
    ):
        page.goto(f"/admin/documents/{path}")
        check()
