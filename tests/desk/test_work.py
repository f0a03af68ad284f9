"""Work in threads, and the lock that only the living hold."""

import subprocess
import sys
import threading
from uuid import uuid4

from django.conf import settings

from documents.desk import work

HOLD = """
import sys, os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
from uuid import UUID
from documents.desk.work import held
with held(UUID(sys.argv[1])) as mine:
    print(mine, flush=True)
    sys.stdin.read()
"""


def test_one_at_a_time():
    pk, entered, leave, seen = uuid4(), threading.Event(), threading.Event(), []

    def task(given):
        seen.append(given)
        entered.set()
        assert leave.wait(10)

    first = work.start(task, pk)
    assert entered.wait(10)
    assert work.is_worked_on(pk)
    work.start(task, pk).join(10)
    leave.set()
    first.join(10)
    assert seen == [pk]
    assert not work.is_worked_on(pk)
    assert not list((settings.VAR_DIR / "desk").glob(f"{pk}*"))


def test_a_fault_lets_go(caplog):
    pk = uuid4()

    def task(_pk):
        raise ZeroDivisionError

    work.start(task, pk).join(10)
    assert not work.is_worked_on(pk)
    assert "ZeroDivisionError" in caplog.text


def test_another_process_holds_it_as_long_as_it_lives():
    pk = uuid4()
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(pk)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout.readline() == b"True\n"
        assert work.is_worked_on(pk)
        process.kill()
        process.wait()
    assert not work.is_worked_on(pk)
