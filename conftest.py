"""Leaves out the tests that this machine cannot run, and says at the end which and how to get them.

A test that cannot run is deselected, not skipped: a skip always is a fault. With GOVTRACK_TEST_ALL=1
(`.ci/run`) nothing may be missing: a browser test without a browser fails, and so does a run with a skip or
another deselection. Only tests for the other database stay out, for the run on that one.
"""

import ctypes
import os
import shutil
import subprocess
from collections import Counter

import pytest
from django.conf import settings

ALL = os.environ.get("GOVTRACK_TEST_ALL") == "1"
LEFT_OUT = pytest.StashKey[Counter]()  # marker, or "asked" for -m and -k → number of tests
ON_POSTGRESQL = "make test DATABASE_URL=postgres://user:password@host/name"
HOW = {
    "browser": "need chromium and a Chinese font: apt-get install chromium fonts-noto-cjk fontconfig libatomic1",
    "office": "need LibreOffice: apt-get install --no-install-recommends libreoffice-calc",
    "postgresql": f"need PostgreSQL: {ON_POSTGRESQL} (a user that may create databases)",
    "slow": "take minutes: GOVTRACK_TEST_ALL=1 make test",
    "sqlite": "need SQLite: make test without DATABASE_URL",
}


def has_browser() -> bool:
    """Whether chromium is there, what drives it, and a font with Chinese characters (without one, pages show boxes)."""
    if not shutil.which("chromium") or not shutil.which("fc-list"):
        return False
    try:
        ctypes.CDLL("libatomic.so.1")  # Playwright's own process needs it; a small Debian does not have it
    except OSError:
        return False
    fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
    return bool(fonts.stdout.strip())


def missing() -> set[str]:
    """The markers whose tests cannot run here."""
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    browser = set() if ALL or has_browser() else {"browser"}
    office = set() if ALL or shutil.which("soffice") else {"office"}
    slow = set() if ALL else {"slow"}
    return browser | office | slow | ({"postgresql", "sqlite"} - {engine.removesuffix("3")})


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = Counter()


@pytest.hookimpl(trylast=True)  # a conftest.py below may still give marks
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    out = missing()
    left = [(item, sorted(out & {mark.name for mark in item.iter_markers()})) for item in items]
    config.stash[LEFT_OUT].update(marks[0] for _, marks in left if marks)
    items[:] = [item for item, marks in left if not marks]
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    # At the end they would keep one process busy and leave the others idle.
    items.sort(key=lambda item: item.path not in slow)


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Called for -m and -k; our own leaving out is counted above."""
    if items:
        items[0].config.stash[LEFT_OUT]["asked"] += len(items)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    if hasattr(config, "workeroutput"):  # a process of pytest-xdist: hand the numbers to the one that talks
        config.workeroutput["left_out"] = dict(config.stash[LEFT_OUT])
        return
    skipped = config.pluginmanager.get_plugin("terminalreporter").stats.get("skipped", [])
    if ALL and session.exitstatus == 0 and (skipped or config.stash[LEFT_OUT]["asked"]):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Every process of pytest-xdist collects all tests, so the numbers of one are those of all."""
    output = getattr(node, "workeroutput", {})
    node.config.stash[LEFT_OUT].update(output.get("left_out", {}) if not node.config.stash[LEFT_OUT] else {})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    left = config.stash[LEFT_OUT]
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    write = terminalreporter.write_line
    terminalreporter.section(f"left out (database: {engine})")
    for marker in sorted(left.keys() & HOW.keys()):
        write(f"{left[marker]} {marker} tests {HOW[marker]}")
    if engine == "sqlite3" and not left["postgresql"]:
        write(f"Not tried on PostgreSQL: {ON_POSTGRESQL} (a user that may create databases)")
    if left["asked"]:
        write(f"{left['asked']} tests not chosen by -m or -k")
    if ALL and (terminalreporter.stats.get("skipped") or left["asked"]):
        write("GOVTRACK_TEST_ALL=1: a skipped or unchosen test is a failure", red=True)
    if not left and engine != "sqlite3":
        write("nothing")
