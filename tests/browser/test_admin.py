"""The admin in a real browser, under the site's strict content policy: no fault in the console, filters by typing."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from documents.models import Provision


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
