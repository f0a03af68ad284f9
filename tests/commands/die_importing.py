"""Imports a folder and is killed, as by `kill -9`, in the middle of its third document: `python -m … FOLDER`."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django
from django.core.management import call_command
from django.db import connection

begun = 0


def kill_in_the_third(execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
    """Its first provisions are written, nothing is committed."""
    global begun
    result = execute(sql, *arguments)
    if sql.startswith('INSERT INTO "documents_provision"'):
        begun += 1
        if begun == 3:
            print("killed in the third document", flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    return result


if __name__ == "__main__":
    django.setup()
    with connection.execute_wrapper(kill_in_the_third):
        call_command("import_documents", sys.argv[1], "--report", sys.argv[2], verbosity=0)
    print("not killed")
