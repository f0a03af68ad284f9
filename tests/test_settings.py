"""Settings as an installation gets them: a start of its own for each, with its own environment and `var/`."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def manage(tmp_path):
    """`manage("check", GOVTRACK_CLOSED="true")` → the finished process, in a fresh `var/`."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
        ours = ("GOVTRACK_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "PORT")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        clean |= {"GOVTRACK_VAR": str(tmp_path / "var"), **environment}
        command = [sys.executable, "-W", "error", str(ROOT / "manage.py"), *arguments]
        return subprocess.run(command, env=clean, capture_output=True, text=True, check=False)

    return run


SHOW = "from django.conf import settings; print(settings.{})"


@pytest.mark.parametrize(
    ("variable", "value", "setting", "expected"),
    [
        ("GOVTRACK_CLOSED", "true", "GOVTRACK_CLOSED", "True"),
        ("GOVTRACK_CLOSED", "", "GOVTRACK_CLOSED", "False"),
        (
            "GOVTRACK_CLOSED",
            "true",
            "MIDDLEWARE[-1]",
            "django.contrib.auth.middleware.LoginRequiredMiddleware",
        ),
        ("GOVTRACK_MAX_BYTES", "1000", "GOVTRACK_MAX_BYTES", "1000"),
        ("GOVTRACK_HOSTS", "gov.example, 10.0.0.1", "ALLOWED_HOSTS", "['gov.example', '10.0.0.1']"),
        ("SECRET_KEY", "k" * 60, "SECRET_KEY", "k" * 60),
    ],
)
def test_a_variable_changes_its_setting(manage, variable, value, setting, expected):
    done = manage("shell", "--no-imports", "-c", SHOW.format(setting), **{variable: value})
    assert done.stdout.strip() == expected, done.stderr


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("GOVTRACK_CLOSED", "ture", "GOVTRACK_CLOSED is 'ture'; use true or false"),
        ("GOVTRACK_MAX_BYTES", "20 MB", "GOVTRACK_MAX_BYTES is '20 mb'; use a whole number"),
        ("DATABASE_URL", "mysql://u:secret@h/n", "DATABASE_URL must begin with sqlite:/// or postgres://"),
    ],
)
def test_a_bad_value_stops_the_start_and_says_why(manage, variable, value, message):
    done = manage("check", **{variable: value})
    assert done.returncode != 0
    last = done.stderr.strip().splitlines()[-1]
    assert message.lower() in last.lower()
    assert "secret" not in last


def test_the_address_of_a_database_is_read(manage):
    show = SHOW.format("DATABASES['default']['NAME']")
    done = manage("shell", "--no-imports", "-c", show, DATABASE_URL="postgres://u:p@127.0.0.1:5433/gov")
    assert done.stdout.strip() == "gov", done.stderr


def test_ready_for_the_open_internet_behind_https(manage):
    done = manage("check", "--deploy", "--fail-level", "WARNING", GOVTRACK_HTTPS="true")
    assert done.returncode == 0, done.stderr
    assert "2 silenced" in done.stdout


def test_two_first_starts_agree_on_the_key_and_only_the_owner_reads_it(manage, tmp_path):
    show = "shell", "--no-imports", "-c", SHOW.format("SECRET_KEY")
    with ThreadPoolExecutor(4) as pool:
        keys = {done.stdout for done in pool.map(lambda _: manage(*show), range(4))}
    assert len(keys) == 1
    assert len(keys.pop().strip()) >= 50
    assert (tmp_path / "var").stat().st_mode & 0o077 == 0
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "var").iterdir() if path.is_file()] == ["secret_key"]


def test_every_static_file_that_a_style_sheet_names_is_there(manage, tmp_path):
    """collectstatic with hashed names fails for a file that is not there; tests run without collecting."""
    done = manage("collectstatic", "--noinput", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "var" / "static" / "staticfiles.json").exists()
