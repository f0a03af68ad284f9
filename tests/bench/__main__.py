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

# Name → module with `run() -> bool`, or another function of it: prints its figures, False when one is worse than asked.
FIGURES = {
    "load": "tests.bench.load",
    "bulk": "tests.bench.bulk",
    "queue": "tests.bench.queue",
    "alignment": "tests.bench.alignment",
    "timeline": "tests.bench.timeline",
    "knowledge": "tests.bench.knowledge",
    "corpus": "tests.bench.corpus",
    "search": "tests.bench.corpus:only_search",  # part of corpus
    "export": "tests.bench.corpus:only_export",  # the other part
}
PARTS = {"search", "export"}  # of another figure: only when asked for
INSIDE = "GOVTRACK_BENCH_INSIDE"  # set in the process that measures one database


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of: {', '.join(FIGURES)}; without any, all"
    )
    parser.add_argument(
        "--sizes", help="provisions of the made corpora of search and export: 10000,100000,1000000"
    )
    chosen = parser.parse_args()
    names = chosen.names or [name for name in FIGURES if name not in PARTS]
    if chosen.sizes:
        os.environ["GOVTRACK_BENCH_SIZES"] = chosen.sizes
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
    """Run each figure on a new database; on SQLite a file."""
    django.setup()
    from django.db import connection

    print(f"== {connection.vendor} ==", flush=True)
    name, good = connection.settings_dict["NAME"], True
    for number, figure in enumerate(names):
        connection.settings_dict["TEST"]["NAME"] = f"{name}_bench_{os.getpid()}_{number}"
        databases = setup_databases(verbosity=0, interactive=False)
        try:
            module, _colon, function = FIGURES[figure].partition(":")
            good &= getattr(import_module(module), function or "run")()
        finally:
            teardown_databases(databases, verbosity=0)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
