"""Long work outside of the request that asked for it: threads, and a lock that only the living hold.

A task is a thread of the server; what it does is in the database when it ends, so the page may be closed. While it
works it holds a lock on a file in `var/desk/`. When the server is stopped or dies the system lets go of the lock: an
arrival that is `reading` or `publishing` while nobody holds its lock was interrupted, and may be taken up again. (A
heartbeat in the database would have to wait for the very transaction that publishes.)
"""

import fcntl
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connections

Task = Callable[[UUID], None]

SLOTS = threading.BoundedSemaphore(2)  # tasks at a time in one process of the server; the others wait
PATIENCE = 0.5  # seconds: whoever only looks whether an arrival is worked on holds its lock for less
logger = logging.getLogger(__name__)


def start(task: Task, pk: UUID) -> threading.Thread:
    """Do `task(pk)` in a thread of its own, unless somebody is at this arrival already. Join it to wait for it."""
    thread = threading.Thread(target=_run, args=(task, pk), name=f"desk-{pk}", daemon=True)
    thread.start()
    return thread


def _run(task: Task, pk: UUID) -> None:
    try:
        with held(pk, PATIENCE) as mine:
            if mine:
                with SLOTS:
                    task(pk)
    except Exception:
        logger.exception("desk: %s", pk)
    finally:
        connections.close_all()


def is_worked_on(pk: UUID) -> bool:
    """Does a living task hold this arrival, in any process of this machine?"""
    with held(pk) as free:
        return not free


@contextmanager
def held(pk: UUID, patience: float = 0) -> Iterator[bool]:
    """Hold the lock of an arrival; False where somebody else does, and still does after `patience` seconds."""
    until = time.monotonic() + patience
    while True:
        with _tried(pk) as mine:
            if mine or time.monotonic() >= until:
                yield mine
                return
        time.sleep(0.02)


@contextmanager
def _tried(pk: UUID) -> Iterator[bool]:
    path = _folder() / f"{pk}.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        mine = _locked(descriptor) and _is_still(path, descriptor)
        try:
            yield mine
        finally:
            if mine:
                with suppress(FileNotFoundError):
                    path.unlink()
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Whoever held the lock before has removed the file: then this is a lock on nothing."""
    try:
        return path.stat().st_ino == os.fstat(descriptor).st_ino
    except FileNotFoundError:
        return False


def _folder() -> Path:
    folder: Path = settings.VAR_DIR / "desk"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
