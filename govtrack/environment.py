"""What the settings read from outside: environment variables and the folder `var/`.

A bad value stops the start. A mistyped switch must never mean "off": `GOVTRACK_CLOSED=ture` would open a
closed site.
"""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SWITCH = {
    "true": True,
    "1": True,
    "yes": True,
    "on": True,
    "false": False,
    "0": False,
    "no": False,
    "off": False,
}
# jit: costs are guessed too high for rows with their chapter; each question would wait half a second for a compiler.
# work_mem: of the rows that inherit, hundreds of thousands may be asked for; what is not hashed is looked through a row.
POSTGRESQL_OPTIONS = {"options": "-c jit=off -c work_mem=64MB"}
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # take the write lock when a transaction begins, not in its middle
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def switch(name: str) -> bool:
    """An on/off variable: true/false, 1/0, yes/no, on/off; unset or empty is off, anything else an error."""
    value = os.environ.get(name, "").strip().lower() or "false"
    if value not in SWITCH:
        raise ImproperlyConfigured(f"{name} is {value!r}; use true or false")
    return SWITCH[value]


def number(name: str, default: int) -> int:
    """A whole number above 0."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isascii() or not value.isdecimal() or int(value) == 0:
        raise ImproperlyConfigured(f"{name} is {value!r}; use a whole number above 0")
    return int(value)


def names(name: str, default: list[str]) -> list[str]:
    """A list separated by commas."""
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()] or default


def var_dir(default: Path) -> Path:
    """The folder for all that the program writes, made at the first start for its owner alone."""
    path = Path(os.environ.get("GOVTRACK_VAR") or default).resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def secret_key(var: Path) -> str:
    """Read the key of this installation, or make one at the first start (there is no default key).

    The key appears under its name only when whole, so two processes starting together agree on one.
    """
    path = var / "secret_key"
    if not path.exists():
        descriptor, draft = tempfile.mkstemp(dir=var)  # mode 0600
        with os.fdopen(descriptor, "w") as file:
            file.write(get_random_secret_key())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        os.unlink(draft)
    return path.read_text()


def database(var: Path) -> dict[str, Any]:
    """The database of DATABASE_URL, else SQLite in `var`."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        config: dict[str, Any] = {"ENGINE": "django.db.backends.sqlite3", "NAME": var / "govtrack.sqlite3"}
    else:
        config = environ.Env.db_url_config(url)
    engine = str(config.get("ENGINE", "")).rpartition(".")[2]
    if engine == "sqlite3":
        return {**config, "OPTIONS": SQLITE_OPTIONS}
    if engine == "postgresql":
        options = {**POSTGRESQL_OPTIONS, **config.get("OPTIONS", {})}  # `?options=` in the address wins
        return {**config, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://")
