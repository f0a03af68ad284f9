"""A room uses the rooms below it and nothing above or beside it, but where `BESIDE` says so (README, Architecture)."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = [
    {"parsing", "reading", "enriching", "comparing", "drawing", "search.words"},  # ground: no Django
    {"models", "storing", "addresses", "search"},  # stores
    {
        "ingest",
        "aligning",
        "queries",
        "filters",
        "strict",
        "sender",
        "publishing",
        "exporting",
        "reviewing",
        "travelling",
        "desk",
    },  # hallways
    {"views", "admin", "management", "templatetags", "urls"},  # doors
]
BESIDE = {
    ("queries", "aligning"),  # what was never compared is compared when it is asked for
    ("ingest", "aligning"),  # the last step of the road
    ("desk", "ingest"),  # from the desk into the knowledge base, by the one road
    ("enriching", "parsing"),  # a finder is handed a node
    ("comparing", "parsing"),  # two outlines
    ("comparing", "search.words"),  # what two texts share is told in whole words
    ("storing", "models"),
    ("storing", "search.index"),  # what is stored can be found, or neither
    ("search", "models"),
    ("search", "addresses"),
    ("search", "storing.lock"),  # the index is written by one at a time, like all else
    ("filters", "queries"),
    ("exporting", "queries"),
    ("exporting", "filters"),
    ("travelling", "exporting"),
    ("travelling", "reviewing"),
    ("publishing", "aligning"),  # what is published is compared with what was there
    ("publishing", "reviewing"),  # names of people
    ("urls", "views"),
    ("admin", "views.report"),  # the admin shows the parse report and source lines as the pages do
    ("admin", "views.source_lines"),
}
OUTSIDE_ON_THE_GROUND = {
    "pypinyin",
    "jieba",
}  # the ground floor knows the standard library, itself, and these
OF_READING = {"lxml", "justext", "selectolax", "pypdfium2"}  # and file formats only reading knows
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def modules() -> Iterator[Path]:
    """Files of the app that belong to a room: not the package itself, apps.py and migrations."""
    for path in sorted((ROOT / "documents").rglob("*.py")):
        parts = path.relative_to(ROOT / "documents").parts
        if parts[0] not in {"__init__.py", "apps.py", "migrations"}:
            yield path


def imports(path: Path) -> Iterator[str]:
    """Dotted names of all that a file imports, inside functions, too: `documents.models.Region`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: import by the full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(path: Path) -> str:
    return room(".".join(path.relative_to(ROOT / "documents").with_suffix("").parts))


def room(inside: str) -> str:
    """`storing.save` → `storing`; only `search` has a part of its own on the ground floor."""
    first, _, rest = inside.partition(".")
    return "search.words" if first == "search" and rest.partition(".")[0] == "words" else first


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_downwards(path):
    here = room_of(path)
    assert here in FLOOR_OF, f"give {here} a floor"
    for name in imports(path):
        package, _, inside = name.partition(".")
        there = room(inside)
        if package != "documents" or there == here:
            continue
        below = FLOOR_OF[there] < FLOOR_OF[here]
        beside = any(room == here and f"{inside}.".startswith(f"{target}.") for room, target in BESIDE)
        assert below or beside, f"{here} must not import {name}"


@pytest.mark.parametrize("room", sorted(FLOORS[0]))
def test_the_ground_floor_knows_no_django(room):
    known = sys.stdlib_module_names | {"documents"} | OUTSIDE_ON_THE_GROUND
    used = {name.partition(".")[0] for path in modules() if room_of(path) == room for name in imports(path)}
    assert used <= known | (OF_READING if room == "reading" else set())


def test_the_program_does_not_know_its_tests():
    for folder in "documents", "govtrack":
        for path in (ROOT / folder).rglob("*.py"):
            assert not [name for name in imports(path) if name.partition(".")[0] == "tests"], path


def test_an_upward_import_would_be_seen(tmp_path, monkeypatch):
    """The test of this test."""
    monkeypatch.setattr("tests.test_architecture.ROOT", tmp_path)
    path = tmp_path / "documents" / "parsing" / "outline.py"
    path.parent.mkdir(parents=True)
    path.write_text("def parse():\n    from documents.models import Provision\n")
    with pytest.raises(AssertionError, match="parsing must not import documents.models.Provision"):
        test_imports_only_downwards(path)
