"""Chromium, a site with two real texts, and pages that report whatever goes wrong in them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from documents.ingest import ingest
from documents.storing.given import Given

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
# Preloading adds inline styles, which the site's policy forbids; what is in order need not be told, it takes half the time.
OPTIONS = {"preload": False, "resultTypes": ["violations"]}
WIDTHS = {"desk": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Not for the session: while Playwright runs, its event loop would keep other tests from the database."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(live_server, transactional_db) -> str:
    """The address of a running site with two real texts, one of them with a former version."""
    for name in "yuzhou", "dalian":
        ingest(settings.CORPUS_DIR / f"{name}.txt", Given(slug=name))
    return live_server.url


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """`open_page("/clauses/", "phone")`; at the end of the test nothing may have gone wrong in any page.

    That a page answers 404 or 400 is told to the console, by htmx, too; it is no fault here.
    """
    faults: list[str] = []
    contexts = []

    def note(message) -> None:
        expected = ("Failed to load resource", "Response Status Error Code 400")
        if message.type in {"error", "warning"} and not message.text.startswith(expected):
            faults.append(message.text)

    def failed(request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before all of it had come
            faults.append(f"{request.url}: {request.failure}")

    def opened(path: str, width: str = "desk", **options: object) -> Page:
        context = chromium.new_context(viewport=WIDTHS[width], base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("requestfailed", failed)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """What axe finds in a page: rule and place. The page's policy forbids inline script, so axe comes from outside."""
    checker = Axe()

    def check(page: Page) -> list[str]:
        found = checker.run(page, options=OPTIONS).response["violations"]
        return [
            f"{page.url} {rule['id']} {node['target']} {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return check
