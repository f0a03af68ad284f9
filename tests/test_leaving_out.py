"""What a machine cannot run is left out and named; under GOVTRACK_TEST_ALL=1 nothing may be missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TESTS = """
import pytest

def test_plain(): pass

@pytest.mark.browser
def test_in_a_browser(): pass

@pytest.mark.postgresql
def test_on_postgresql(): pass

@pytest.mark.skipif({skip}, reason="for the test")
def test_perhaps_skipped(): pass
"""


def run(folder: Path, *arguments: str, skip: bool = False, **environment: str) -> tuple[int, str]:
    """Exit code and output of pytest over a copy of our conftest.py, on SQLite."""
    shutil.copy(ROOT / "conftest.py", folder)
    (folder / "test_it.py").write_text(TESTS.format(skip=skip))
    names = "PATH", "HOME", "LANG", "VIRTUAL_ENV"
    clean = {name: os.environ[name] for name in names if name in os.environ}
    clean |= {
        "GOVTRACK_VAR": str(folder / "var"),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    options = (
        "--strict-markers",
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(folder),
        "-p",
        "no:cacheprovider",
    )
    command = [sys.executable, "-m", "pytest", *options, *arguments, str(folder)]
    done = subprocess.run(
        command, cwd=folder, env=clean | environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("processes", ["0", "2"])
def test_says_what_it_left_out_and_how_to_get_it(tmp_path, processes):
    code, output = run(tmp_path, "-n", processes, PATH=str(tmp_path))  # a PATH without chromium
    assert code == 0, output
    assert (
        "1 browser tests need chromium and a Chinese font: apt-get install chromium fonts-noto-cjk" in output
    )
    assert "1 postgresql tests need PostgreSQL: make test DATABASE_URL=postgres://" in output
    assert "2 passed" in output


def test_demands_everything_but_the_other_database(tmp_path):
    code, output = run(tmp_path, PATH=str(tmp_path), GOVTRACK_TEST_ALL="1")
    assert code == 0, output
    assert "3 passed" in output, "the browser test runs, though no browser is there"


@pytest.mark.parametrize(
    ("processes", "arguments", "skip"), [("0", ["-k", "plain"], False), ("0", [], True), ("2", [], True)]
)
def test_a_skip_or_a_choice_is_a_failure_where_all_is_demanded(tmp_path, processes, arguments, skip):
    code, output = run(tmp_path, "-n", processes, *arguments, skip=skip, GOVTRACK_TEST_ALL="1")
    assert code == 1, output
    assert "a skipped or unchosen test is a failure" in output
