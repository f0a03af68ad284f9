"""The README tells of every command, make target, setting and room, and its links lead somewhere."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.test_architecture import FLOOR_OF

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
COMMANDS = sorted(name for name, app in get_commands().items() if app == "documents")
TARGETS = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
SOURCES = [ROOT / "govtrack" / f"{name}.py" for name in ("settings", "environment", "serving")]
VARIABLES = sorted(
    set(re.findall(r'"(GOVTRACK_\w+|DATABASE_URL|SECRET_KEY|PORT)"', "".join(p.read_text() for p in SOURCES)))
)
LINKS = sorted({link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link})
APP = ROOT / "documents"
FOLDERS = [
    f"{room}/" for room in FLOOR_OF if {path.name for path in (APP / room).rglob("*.py")} - {"__init__.py"}
]
ROOMS = sorted([*FOLDERS, *(f"{room}.py" for room in FLOOR_OF if (APP / f"{room}.py").exists())])


@pytest.mark.parametrize("command", COMMANDS)
def test_names_every_command(command):
    assert f"`{command}" in README


@pytest.mark.parametrize("target", TARGETS)
def test_names_every_make_target(target):
    assert f"`make {target}`" in README


@pytest.mark.parametrize("variable", VARIABLES)
def test_names_every_setting(variable):
    assert f"`{variable}`" in README


@pytest.mark.parametrize("room", ROOMS)
def test_names_every_room(room):
    assert f"`{room}`" in README


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_somewhere(link):
    assert (ROOT / link).exists()


def test_there_is_something_to_check():
    assert min(map(len, (COMMANDS, TARGETS, VARIABLES, LINKS, ROOMS))) >= 2


@pytest.mark.parametrize("name", ["score", "bench"])
def test_keeps_a_place_for_the_figures(name):
    assert README.index(f"<!-- {name}:begin -->") < README.index(f"<!-- {name}:end -->")
