"""Tables that were tried and wait for a person's word, kept in `var/uploads` for an hour."""

import re
import secrets
import time
from pathlib import Path

from django.conf import settings

SECONDS = 3600
NAME = re.compile(r"tags-[A-Za-z0-9_-]{32}")


def keep(content: bytes) -> str:
    """The name by which `fetch` finds it. What waited too long goes."""
    folder = _folder()
    for old in folder.glob("tags-*"):
        if old.stat().st_mtime < time.time() - SECONDS:
            old.unlink(missing_ok=True)
    name = f"tags-{secrets.token_urlsafe(24)}"
    path = folder / name
    path.touch(mode=0o600)
    path.write_bytes(content)
    return name


def fetch(name: str) -> bytes | None:
    """None for what is gone, or was never kept."""
    path = _path(name)
    try:
        return path.read_bytes() if path else None
    except FileNotFoundError:
        return None


def drop(name: str) -> None:
    if path := _path(name):
        path.unlink(missing_ok=True)


def _path(name: str) -> Path | None:
    return _folder() / name if NAME.fullmatch(name) else None


def _folder() -> Path:
    folder = settings.VAR_DIR / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
