"""A draft with forty decisions becomes a final text by twenty edits, each of which knows what must become of them."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from playwright.sync_api import Page, expect

from documents.ingest import ingest, ingest_source
from documents.models import Alignment, Citation, DocumentVersion, Responsibility, Target
from documents.reading import read_bytes
from documents.storing.curation import folded
from documents.storing.given import Given
from tests.browser.decided_draft import decide_all
from tests.browser.final_text import EDITS, PLACED, Final, final_of

SLUG = "beautiful-liaoning"
CHANGES = f"/d/{SLUG}/versions/1..2"
MODELS: tuple[Any, ...] = (Responsibility, Target, Citation, Alignment)
SAID = ("state", "note", "relation", "role", "department_id", "deadline", "cited_id", "decided_by_id")


@pytest.fixture
def final(transactional_db: None) -> Final:
    return final_of((settings.CORPUS_DIR / f"{SLUG}.txt").read_text(encoding="utf-8"))


@pytest.fixture
def site(live_server, final: Final) -> str:
    """The draft, decided by somebody, and the final text after it."""
    for slug in (SLUG, "panjin", "dalian"):
        ingest(settings.CORPUS_DIR / f"{slug}.txt", Given(slug=slug))
    user = User.objects.create_user("zhang", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name="administrator")[0])
    assert decide_all(DocumentVersion.objects.get(document__slug=SLUG), user) >= 40
    ingest_source(read_bytes(f"{SLUG}.txt", final.text().encode(), 10**7), Given(slug=SLUG))
    return live_server.url


@pytest.fixture
def curate(open_page: Callable[..., Page], site: str) -> Callable[..., Page]:
    client = Client()
    client.force_login(User.objects.get(username="zhang"))
    cookie = {
        "name": "sessionid",
        "value": client.cookies["sessionid"].value,
        "domain": site.split("//")[1].split(":")[0],
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": False,
        "sameSite": "Lax",
    }
    state = {"cookies": [cookie], "origins": []}
    return lambda path, width="desk": open_page(path, width, storage_state=state)


def sides(row: Any, version: DocumentVersion) -> tuple[str, str, Any]:
    """Path, anchor and provision of a row on the side of a version."""
    if not isinstance(row, Alignment):
        return row.path, row.anchor, row.provision
    side = "a" if row.version_a_id == version.pk else "b"
    return tuple(getattr(row, name.format(side)) for name in ("path_{}", "anchor_{}", "{}"))  # type: ignore[return-value]


def name_of(path: str) -> str:
    """`3/9` is clause 9, `1/p2` a paragraph, `3` a chapter."""
    chapter, _, rest = path.partition("/")
    if not rest:
        return f"chapter {chapter}" if chapter != "0" else "0"
    return path if rest.startswith("p") else rest


def decided(version: DocumentVersion) -> list[Any]:
    rows = [row for model in MODELS[:3] for row in model.objects.filter(version=version)]
    rows += [*Alignment.objects.filter(version_a=version), *Alignment.objects.filter(version_b=version)]
    return [row for row in rows if row.state != "suggested"]


def test_every_decision_is_where_its_edit_says(site: str, final: Final) -> None:
    former, new = DocumentVersion.objects.filter(document__slug=SLUG).order_by("number")
    rows = decided(former)
    assert len(EDITS) == 20
    assert len(decided(new)) == len(rows) >= 40, "none lost, none made"
    became: Counter[str] = Counter()
    for row in rows:
        path, _anchor, provision = sides(row, former)
        was = name_of(path)
        expected = final.fate.get(was, (PLACED, ""))[0]
        copy = row.carried_to.get()
        assert [getattr(copy, name, None) for name in SAID] == [getattr(row, name, None) for name in SAID], (
            row
        )
        now, anchor, place = sides(copy, new)
        words = folded(provision.heading, provision.text)
        assert (copy.placement, anchor) == (expected, words), (was, str(row))
        if expected == "orphan":
            assert place is None
            continue
        item = final.stands.get(was) or final.item(was)
        assert (now, place.path) == (item.path, item.path), (was, str(row))
        if expected == PLACED:
            assert folded(place.heading, place.text) == words
        became[expected] += 1
    assert became.keys() == {"placed", "proposed"}
    assert sum(became.values()) < len(rows), "some are listed"


def test_the_page_says_so(curate: Callable[..., Page], final: Final, axe) -> None:
    former, new = DocumentVersion.objects.filter(document__slug=SLUG).order_by("number")
    page = curate(CHANGES)
    counts = {
        model: Counter(row.placement for row in decided(new) if isinstance(row, model)) for model in MODELS
    }
    table = page.locator(".carried tbody tr")
    for at, model in enumerate(MODELS):
        cells = table.nth(at).locator("td").all_inner_texts()
        figures = [int(re.match(r"\d+", cell)[0]) for cell in cells]  # type: ignore[index]
        found = counts[model]
        assert figures == [found.total(), found["placed"], found["proposed"], found["orphan"], 0], model

    # Each provision of the draft stands where its edit says, as its edit says.
    shown = dict(
        page.eval_on_selector_all(
            ".changes tr[data-pair], .changes tr.run li",
            "rows => rows.map(row => [row.id.split('--')[0], [row.className || 'same', row.id.split('--')[1]]])",
        )
    )
    paths = former.provisions.filter(printed=True).values_list("path", flat=True)
    for path in paths:
        was = name_of(path)
        kind, place = shown[path]
        expected = final.fate.get(was, ("", ""))[1]
        item = final.stands.get(was) or next((item for item in final.items if item.was == was), None)
        assert kind.split()[0] == (expected or ("same" if item and item.path == path else "moved")), was
        if kind.split()[0] != "removed":
            assert item is not None
            assert place == item.path, was
    assert axe(page) == []

    # The counts lead to the queues, which show as many.
    for at, model in enumerate(MODELS):
        for column, placement in ((2, "proposed"), (3, "orphan")):
            if number := counts[model][placement]:
                page.goto(CHANGES)
                table.nth(at).locator("td").nth(column).get_by_role("link").click()
                rows = page.locator("[data-row], #result_list tbody tr")
                expect(rows).to_have_count(number)


def test_walk_the_versions(open_page: Callable[..., Page], final: Final, axe) -> None:
    for width in ("desk", "phone"):
        page = open_page(f"/d/{SLUG}/", width)
        page.get_by_role("link", name="版本", exact=True).click()
        expect(page.locator(".versions > li")).to_have_count(2)
        assert page.locator(".versions .status").all_inner_texts() == ["现行", "已印发", "征求意见稿"]
        assert axe(page) == []
        page.get_by_role("link", name="与第 1 版相比改了什么").click()
        assert page.locator(".carried").count() == 0, "a reader is not told what is reviewed"
        for kind, name in (("changed", "修改"), ("added", "新增"), ("removed", "删除"), ("moved", "移位")):
            link = page.locator(f".kinds a.{kind}")
            number = int(re.search(r"\d+", link.inner_text())[0])  # type: ignore[index]
            link.click()
            expect(page.locator(".changes tr[data-pair]")).to_have_count(number)
            assert name in page.locator(".kinds [aria-current]").inner_text()
        page.goto(CHANGES)
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert "removed" in (page.locator(":focus").get_attribute("class") or "")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert axe(page) == []

        # A clause that left its address is found from its old one.
        page.goto(f"/d/{SLUG}/3/8")
        assert "现行版本里没有这一条" in page.locator("h1").inner_text()
        assert axe(page) == []
        page.get_by_role("link", name="(十)持续深入打好碧水保卫战").click()
        assert page.url.endswith(f"/d/{SLUG}/3/10")
        page.goto(f"/d/{SLUG}@1/3/9")
        expect(page.locator(".notice")).to_contain_text("在现行版本中已没有")
        page.goto(f"/d/{SLUG}@1/3/7")
        expect(page.locator(".notice")).to_contain_text("文字有改动")
        page.get_by_role("link", name="看改了什么").click()
        assert page.locator("tr:target").get_attribute("class") == "changed"


def test_a_person_places_a_pair_that_lost_its_place(curate: Callable[..., Page], final: Final, axe) -> None:
    new = DocumentVersion.objects.get(document__slug=SLUG, is_latest=True)
    row = next(row for row in decided(new) if isinstance(row, Alignment) and row.placement == "orphan")
    page = curate(f"/admin/documents/alignment/?placement__exact=orphan&document={SLUG}")
    page.goto(f"/admin/documents/alignment/{row.pk}/change/")
    side = "a" if row.version_a_id == new.pk else "b"
    button = page.locator(f"button[form=place-{side}]").first
    place = button.get_attribute("value")
    assert [fault for fault in axe(page) if "placing" in fault or "blockquote" in fault] == []
    button.click()
    expect(page.locator(".last-review .said")).to_contain_text("定位")
    row.refresh_from_db()
    assert (row.placement, sides(row, new)[0], sides(row, new)[2].path) == ("placed", place, place)
    expect(page.locator(".placing")).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".last-review .said")).to_contain_text("已撤销")
    row.refresh_from_db()
    assert (row.placement, sides(row, new)[2]) == ("orphan", None)
