"""Runs the figures asked for, or all, on SQLite and, when DATABASE_URL names one, on that PostgreSQL server."""

import argparse
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django
from django.test.utils import setup_databases, teardown_databases

# Name → module with `run() -> bool`: prints its figures, False when one is worse than asked.
FIGURES = {
    "load": "tests.bench.load",
    "queue": "tests.bench.queue",
    "alignment": "tests.bench.alignment",
    "timeline": "tests.bench.timeline",
    "knowledge": "tests.bench.knowledge",
    "search": "tests.bench.search",
}
INSIDE = "GOVTRACK_BENCH_INSIDE"  # set in the process that measures one database


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of: {', '.join(FIGURES)}; without any, all"
    )
    names = parser.parse_args().names or list(FIGURES)
    if unknown := set(names) - set(FIGURES):
        parser.error(f"no such figure: {', '.join(sorted(unknown))}")
    if INSIDE in os.environ:
        return measure(names)
    with tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{folder}/bench.sqlite3"]
        if (url := os.environ.get("DATABASE_URL", "")).startswith("postgres"):
            urls.append(url)
        failures = [url for url in urls if not measure_on(url, names, Path(folder))]
    return 1 if failures else 0


def measure_on(url: str, names: list[str], folder: Path) -> bool:
    """One database is settled when Django starts, so each is measured by a process of its own."""
    environment = os.environ | {"DATABASE_URL": url, "GOVTRACK_VAR": str(folder), INSIDE: "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    return (
        subprocess.run([sys.executable, "-m", "tests.bench", *names], env=environment, check=False).returncode
        == 0
    )


def measure(names: list[str]) -> int:
    """Run the figures on a new database; on SQLite a file."""
    django.setup()
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = f"{connection.settings_dict['NAME']}_bench_{os.getpid()}"
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        print(f"== {connection.vendor} ==", flush=True)
        results = [import_module(FIGURES[name]).run() for name in names]
        return 0 if all(results) else 1
    finally:
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
