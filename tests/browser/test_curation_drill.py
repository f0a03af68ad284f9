"""A curator's day, in the browser: 50 suggestions reviewed in bulk, a merge, an undo, a changed text; no word is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from playwright.sync_api import Page

from documents.ingest import ingest, ingest_source
from documents.models import Department, DocumentVersion, Responsibility
from documents.reading import read_bytes
from documents.storing.curation import folded
from documents.storing.given import Given

SLUG = "beautiful-liaoning"
QUEUE = "/admin/documents/responsibility/"
Decision = tuple[str, str, str, str, str]  # text of the provision, printed name, department, role, verdict


@pytest.fixture
def site(live_server, transactional_db) -> str:
    """One real text with two hundred suggestions."""
    ingest(settings.CORPUS_DIR / f"{SLUG}.txt", Given(slug=SLUG))
    return live_server.url


@pytest.fixture
def curate(open_page: Callable[..., Page], site: str) -> Callable[[str], Page]:
    """`curate("/admin/…")`: a page of somebody who may curate and merge."""
    user = User.objects.create_user("zhang", is_staff=True)
    user.groups.add(Group.objects.get(name="administrator"))
    client = Client()
    client.force_login(user)
    cookie = _cookie(client.cookies["sessionid"].value, site)
    return lambda path: open_page(path, storage_state={"cookies": [cookie], "origins": []})


def _cookie(value: str, site: str) -> dict[str, Any]:
    return {
        "name": "sessionid",
        "value": value,
        "domain": site.split("//")[1].split(":")[0],
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": False,
        "sameSite": "Lax",
    }


def decisions(version: DocumentVersion) -> set[Decision]:
    """What people said of the provisions of a version, by the words it had when they said it."""
    rows = version.responsibilities.exclude(state="suggested").select_related("department", "provision")
    return {
        (
            row.anchor or folded(row.provision.heading, row.provision.text),
            row.printed,
            row.department.name,
            row.role,
            row.state,
        )
        for row in rows
    }


def test_drill(curate: Callable[[str], Page]) -> None:
    page = curate(f"{QUEUE}?state=suggested")

    # 50 rows: the page is chosen, the numbers are seen, then they are confirmed.
    page.locator("[data-page]").check()
    page.get_by_role("button", name="确认所选").click()
    assert "共 50 条" in page.locator("#content-main").inner_text()
    page.get_by_role("button", name="确认（50）").click()
    assert page.locator(".last-review .said").is_visible()
    assert Responsibility.objects.filter(state="confirmed").count() == 50

    # Five are rejected by mistake, seen, and taken back.
    boxes = page.locator("[data-row] input[name=row]")
    for index in range(5):
        boxes.nth(index).check()
    page.get_by_role("button", name="否定所选").click()
    page.get_by_role("button", name="否定（5）").click()
    assert Responsibility.objects.filter(state="rejected").count() == 5
    page.get_by_role("button", name="撤销").click()
    page.get_by_text("已撤销").wait_for()
    page.wait_for_load_state("load")
    assert Responsibility.objects.filter(state="rejected").count() == 0

    # One by keyboard.
    page.keyboard.press("j")
    page.wait_for_function("document.activeElement.matches('[data-row]')")
    with page.expect_navigation(timeout=30_000):
        page.keyboard.press("n")
    assert Responsibility.objects.filter(state="rejected").count() == 1

    # Two departments become one.
    source = Department.objects.get(name="辽宁省林业和草原局")
    target = Department.objects.get(name="辽宁省自然资源厅")
    moved = source.responsibilities.count()
    assert moved
    page.goto(f"{QUEUE.replace('responsibility', 'department')}{source.pk}/merge/?into={target.name}")
    assert page.locator("table.moves").is_visible()
    page.locator("#content-main").get_by_role("button", name="合并", exact=True).click()
    source.refresh_from_db()
    assert (source.status, source.merged_into) == ("merged", target)
    assert not source.responsibilities.exists()

    # A changed text arrives: one clause goes, one is worded anew, one comes before all others.
    first = DocumentVersion.objects.get(document__slug=SLUG)
    before = decisions(first)
    gone, changed = _edited(first)
    second = DocumentVersion.objects.get(document__slug=SLUG, is_latest=True)
    assert (second.number, decisions(first)) == (2, before)

    after = decisions(second)
    assert {each for each in after if each[0] not in {gone, changed}} == {
        each for each in before if each[0] not in {gone, changed}
    }
    placed = second.responsibilities.filter(placement="placed").exclude(state="suggested")
    assert all(row.anchor not in {gone, changed} for row in placed)
    orphans = second.responsibilities.filter(placement="orphan")
    proposed = second.responsibilities.filter(placement="proposed")
    assert {row.anchor for row in orphans} == {gone}
    assert {row.anchor for row in proposed} == {changed}
    assert len(after) == len(before)

    # The unplaceable are listed for a person.
    page.goto(f"{QUEUE}?placement__exact=orphan&state=confirmed")
    assert page.locator("[data-row]").count() == orphans.filter(state="confirmed").count() > 0

    # Who said what when is complete: each decided row has the decision and, in its copy, where it came from.
    for row in first.responsibilities.exclude(state="suggested"):
        events = list(row.history.order_by("history_date", "history_id"))
        assert events
        assert events[-1].state == row.state
        assert any(event.history_user and event.history_user.username == "zhang" for event in events)
        assert row.carried_to.count() == 1


def _edited(version: DocumentVersion) -> tuple[str, str]:
    """Import the text with the first decided clause gone and the second changed; their former folded texts."""
    paths = list(
        version.responsibilities.exclude(state="suggested")
        .values_list("path", flat=True)
        .distinct()
        .order_by("path")
    )
    one, other = (version.provisions.get(path=path) for path in list(dict.fromkeys(paths))[:2])
    text = version.text
    worded = text[other.start : other.end].replace("加强", "进一步加强", 1).replace("推进", "积极推进", 1)
    parts = sorted([(one.start, one.end, ""), (other.start, other.end, worded)], reverse=True)
    for start, end, new in parts:
        text = text[:start] + new + text[end:]
    head = "一、总体要求\n"
    assert head in text
    text = text.replace(head, head + "\n新的要求由全省各地区认真落实，不折不扣完成。\n", 1)
    ingest_source(read_bytes(f"{SLUG}.txt", text.encode(), 10**7), Given(slug=SLUG))
    return folded(one.heading, one.text), folded(other.heading, other.text)
