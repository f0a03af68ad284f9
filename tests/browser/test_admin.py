"""The admin in a real browser, under the site's strict content policy: no fault in the console, filters by typing."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from documents.models import Department, Indicator, Provision, ReviewBatch, ReviewStep, Target


@pytest.fixture
def signed_in(open_page) -> Page:
    get_user_model().objects.create_superuser("admin", password="a password")
    page = open_page("/admin/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", "a password")
    page.click("[type=submit]")
    return page


def test_every_kind_of_page_loads_without_a_fault(signed_in):
    provision = Provision.objects.get(version__document__slug="dalian", path="3/2")
    version = provision.version
    for path in (
        "policydocument/",
        f"policydocument/{version.document_id}/change/",
        "documentversion/",
        f"documentversion/{version.pk}/change/",
        "provision/",
        f"provision/{provision.pk}/change/",
    ):
        answer = signed_in.goto(f"/admin/documents/{path}")
        assert answer.status == 200
        expect(signed_in.locator("#site-name")).to_have_text("政策文件知识库")


def test_a_document_is_chosen_by_typing(signed_in):
    signed_in.goto("/admin/documents/provision/")
    signed_in.locator("#changelist-filter .select2-selection").first.click()
    signed_in.keyboard.type("大连")
    option = signed_in.locator(".select2-results__option", has_text="大连市")
    expect(option).to_have_count(1)
    option.click()
    signed_in.locator(".filter-by-typing button").first.click()
    expect(signed_in.locator("td.field-document").first).to_have_text("dalian")
    assert set(signed_in.locator("td.field-document").all_inner_texts()) == {"dalian"}


def test_a_provision_stands_beside_its_source_and_deeper_ones_further_right(signed_in):
    provision = Provision.objects.get(version__document__slug="dalian", path="3/2")
    signed_in.goto(f"/admin/documents/provision/{provision.pk}/change/")
    left, right = (signed_in.locator(".beside section").nth(number).bounding_box() for number in (0, 1))
    assert (left["y"], left["x"] + left["width"] <= right["x"]) == (right["y"], True)
    signed_in.goto("/admin/documents/provision/?q=dalian/3&printed__exact=1")
    edges = [
        signed_in.locator(f".depth-{depth}").first.evaluate("it => getComputedStyle(it).paddingLeft")
        for depth in (1, 2)
    ]
    assert edges[0] == "0px" != edges[1]


@pytest.mark.parametrize("model", ["target", "reviewstep"])
def test_a_list_is_no_wider_than_its_page(signed_in, model):
    """However long the name of a linked row: what is decided of a row stands beside it."""
    name = "城镇污水处理厂进水生化需氧量浓度" * 8
    Indicator.objects.update_or_create(name=name, defaults={"status": "known"})
    Target.objects.filter(kind="target").update(indicator=Indicator.objects.get(name=name))
    batch = ReviewBatch.objects.create(verb="confirm")
    ReviewStep.objects.create(batch=batch, model="documents.target", row=1, after={"note": "a" * 900})
    signed_in.goto(f"/admin/documents/{model}/")
    table, room = (
        signed_in.locator(place).evaluate("it => it.scrollWidth") for place in ("#result_list", "#changelist")
    )
    assert table <= room


@pytest.mark.parametrize("model", [Department, Indicator])
def test_every_field_of_an_alias_says_what_it_is(signed_in, model):
    """axe's rule `label`; of Django's own table there remains a head without words."""
    row = model.objects.filter(aliases__isnull=False).first()
    signed_in.goto(f"/admin/documents/{model._meta.model_name}/{row.pk}/change/")
    expect(signed_in.locator("[name$=DELETE]").first).to_have_attribute("aria-label", "删除")
    found = Axe().run(signed_in, options={"runOnly": {"type": "rule", "values": ["label"]}})
    assert found.response["violations"] == []
