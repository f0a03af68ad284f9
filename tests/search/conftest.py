"""The five documents, stored and indexed once for all tests of a module."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.search import made


@pytest.fixture(scope="module")
def five(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The five documents of the corpus; what a test adds is gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_corpus", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def many(five: None) -> None:
    """Beside the five: 2,000 made provisions, and one of 60,000 characters with a word repeated 500 times."""
    made.store(2000)
    long = "".join(
        f"{sentence}排污许可{number}"
        for number, sentence in zip(range(500), made.sentences() * 2, strict=False)
    )
    long = long * 4
    made.store_texts("long", [long[:60_000], "短的"])
