"""Whole documents: text beside its outline."""

from pathlib import Path

import pytest

from documents.parsing.show import as_text
from tests import golden
from tests.score import gold

OUTLINES = Path(__file__).parent.parent / "gold" / "outlines"


@pytest.mark.parametrize("slug", [*gold.FIVE, *gold.SIX])
def test_outline(slug: str) -> None:
    golden.check(OUTLINES / f"{slug}.outline.txt", as_text(gold.outline_of(slug)))
