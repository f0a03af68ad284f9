"""The test database: real, so that other processes can open it, and a look at every row in it."""

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client

from documents.desk.read import read
from documents.desk.receive import receive
from documents.ingest import ingest_source
from documents.models import Arrival, DocumentVersion
from documents.reading import read_bytes
from documents.storing.given import Given
from tests.paths import GOLD

Start = Callable[..., subprocess.Popen[str]]
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite's test database is a file: in memory no other process could open it, and it would have no log."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture
def start(transactional_db: None, tmp_path: Path) -> Iterator[Start]:
    """Start `python ARGUMENTS` as another process on the test database; what still runs at the end is killed."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        server, _, _ = os.environ["DATABASE_URL"].rpartition("/")
        url = f"{server}/{name}"
    environment = os.environ | {"DATABASE_URL": url, "GOVTRACK_VAR": str(tmp_path / "var")}

    started: list[subprocess.Popen[str]] = []

    def start_process(*arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start_process
    for process in started:
        process.kill()
        with process:  # closes its pipes and waits
            pass


@pytest.fixture
def all_rows() -> Callable[[], Rows]:
    """Every row of our tables, to be compared before and after."""

    def fetch() -> Rows:
        models = [model for model in apps.get_app_config("documents").get_models() if not model._meta.proxy]
        return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}

    return fetch


@pytest.fixture(scope="session")
def gold_metadata() -> dict[str, dict[str, str]]:
    """Slug → row of tests/gold/metadata.tsv."""
    with (GOLD / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["slug"]: row for row in rows}


@pytest.fixture
def make_document(db: None) -> Callable[..., DocumentVersion]:
    """`make_document(text, slug="dalian", level="prefecture")` imports a text by the real road; its latest version."""

    def make(text: str, slug: str = "dalian", **stated: object) -> DocumentVersion:
        source = read_bytes(f"{slug}.txt", text.encode(), 20_000_000)
        ingest_source(source, Given.from_table({"slug": slug, **stated}))
        return DocumentVersion.objects.get(document__slug=slug, is_latest=True)

    return make


@pytest.fixture
def importer(db: None) -> User:
    """Somebody with the right to import."""
    user = User.objects.create_user("zhang", is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    return user


@pytest.fixture
def desk_client(importer: User) -> Client:
    client = Client()
    client.force_login(importer)
    return client


@pytest.fixture
def arrive(importer: User) -> Callable[..., Arrival]:
    """`arrive("…方案\\n一、…", "plan.txt")`: received from the importer and read."""

    def arrived(content: str | bytes, name: str = "plan.txt") -> Arrival:
        content = content.encode() if isinstance(content, str) else content
        arrival = receive(name, content, importer)
        read(arrival.pk)
        arrival.refresh_from_db()
        return arrival

    return arrived
