"""Imports a file and is killed, as by `kill -9`, when part of its provisions is written: `python -m … FILE`."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.db import connection

written = 0


def kill_at_third_insert(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
    global written
    result = execute(sql, *arguments)
    if sql.startswith('INSERT INTO "documents_provision"'):
        written += 1
        if written == 3:
            print("killed at the third insert", flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    return result


if __name__ == "__main__":
    django.setup()
    from documents.ingest import ingest

    with connection.execute_wrapper(kill_at_third_insert):
        ingest(Path(sys.argv[1]))
    print("not killed")
