"""What the lock gives: one transaction, one writer, ids of one's own."""

import pytest
from django.db import OperationalError, connection

from documents.models import Provision, SourceFile
from documents.storing.lock import reserve_ids, write_lock
from tests.conftest import Start

WRITER = """
import sys, django
django.setup()
from documents.storing.lock import write_lock
with write_lock():
    print("inside", flush=True)
    sys.stdin.read()
"""


@pytest.mark.django_db
def test_reserved_ids_are_never_given_again() -> None:
    first = reserve_ids(SourceFile, 3)
    second = reserve_ids(SourceFile, 2)
    created = SourceFile.objects.create(sha256="0" * 64, name="a.txt", size=1, encoding="utf-8", content=b"a")
    assert len({*first, *second, created.id}) == 6
    assert created.id == max(*first, *second) + 1


@pytest.mark.django_db
def test_no_ids_reserved() -> None:
    assert list(reserve_ids(Provision, 0)) == []


def test_another_process_waits(start: Start) -> None:
    first = start("-c", WRITER)
    assert first.stdout
    assert first.stdout.readline() == "inside\n"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET lock_timeout = '300ms'")
        else:
            cursor.execute("PRAGMA busy_timeout = 300")
    with pytest.raises(OperationalError, match="lock"), write_lock():
        pass
    assert first.communicate() == ("", None)
    with write_lock():  # the other one has gone
        pass
    connection.close()  # the next test gets the usual timeout
