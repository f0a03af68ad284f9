"""The real server on the bench's database, another program beside it, and what a client sees of either."""

import http.client
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

from django.db import connection

PIECE = 1 << 16


@dataclass(frozen=True)
class Answer:
    """Seconds to the first byte and to the last, bytes, and where the manifest of a download is."""

    first: float
    last: float
    size: int
    link: str


class Server:
    """A program that listens on a port, with the processes it made."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    def get(self, path: str) -> Answer:
        """Fetch, reading to the end without keeping anything."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        started = perf_counter()
        line.request("GET", path)
        answer = line.getresponse()
        size = len(answer.read1(PIECE))
        first = perf_counter() - started
        while piece := answer.read1(PIECE):
            size += len(piece)
        last = perf_counter() - started
        assert answer.status == 200, f"{path}: {answer.status}"
        line.close()
        return Answer(first, last, size, (answer.getheader("Link") or "").partition(">")[0][1:])

    def text(self, path: str) -> bytes:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        line.request("GET", path)
        return line.getresponse().read()

    def times(self, path: str, rounds: int) -> tuple[float, float]:
        """Median and 95th percentile of whole answers in ms, after one that is not counted."""
        self.get(path)
        taken = [self.get(path).last * 1000 for _ in range(rounds)]
        return median(taken), quantiles(taken, n=20)[18]

    def beside(self, other: "Server", path: str, rounds: int) -> float:
        """How many times longer than the other it takes, asked in turns, so that both meet the same other work."""
        pairs = [(self.get(path).last, other.get(path).last) for _ in range(rounds)]
        return median(ours for ours, _ in pairs) / median(theirs for _, theirs in pairs)

    def peak(self) -> float:
        """The most memory that one of its processes ever had, in MB."""
        return max(_status(pid, "VmHWM") for pid in self.processes())

    def memory(self) -> list[float]:
        """Memory of each worker now, in MB."""
        return [_status(pid, "VmRSS") for pid in self.processes()[1:]]

    def processes(self) -> list[int]:
        """The program and its children."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]


def _status(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


@contextmanager
def started(command: list[str], port: int, **environment: str) -> Iterator[Server]:
    """The program, answering; it is ended afterwards."""
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            assert process.poll() is None, process.stderr and process.stderr.read().decode()
            sleep(0.1)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def govtrack(database: str = "") -> Iterator[Server]:
    """Our own server as `make serve` starts it, on the database that is measured or on a copy of it."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:govtrack.serving"]
    with started(command, port, PORT=str(port), DATABASE_URL=database_url(database)) as server:
        server.get("/")
        yield server


@contextmanager
def copied() -> Iterator[str]:
    """The name of a copy of the database as it is now; gone afterwards."""
    name = str(connection.settings_dict["NAME"])
    copy = f"{name}_copy"
    if connection.vendor == "sqlite":
        with sqlite3.connect(copy) as target:
            connection.cursor().connection.backup(target)
        target.close()
    else:
        connection.close()  # a database is copied while nobody is in it
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    try:
        yield copy
    finally:
        drop(copy)


def drop(copy: str) -> None:
    if connection.vendor == "sqlite":
        for path in Path(copy).parent.glob(f"{Path(copy).name}*"):
            path.unlink()
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


def database_url(name: str = "") -> str:
    name = name or str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
