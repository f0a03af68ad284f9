"""Golden files: a mismatch shows the difference and says how to bless the new output."""

import difflib
import os
from pathlib import Path

import pytest


def check(path: Path, actual: str) -> None:
    """Compare with the file; with GOVTRACK_BLESS=1 in the environment write it instead."""
    if os.environ.get("GOVTRACK_BLESS") == "1":
        path.write_text(actual, encoding="utf-8")
        return
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if actual != expected:
        lines = difflib.unified_diff(
            expected.splitlines(), actual.splitlines(), f"{path.name} (golden)", "now", lineterm="", n=1
        )
        diff = "\n".join(list(lines)[:80])
        pytest.fail(f"{diff}\n\nIf the new output is right: GOVTRACK_BLESS=1 make test", pytrace=False)
