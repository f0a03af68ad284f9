"""Forty decisions of a person about the Beautiful Liaoning draft: of every sort, about clauses that change in every way."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q

from documents.models import Alignment, Citation, DocumentVersion, Responsibility, Target
from documents.reviewing import Verdict, decide

# Draft clauses whose first (and of some the second) responsibility is decided: all that the edits touch, and others.
ONCE = (1, 2, 5, 6, 7, 10, 11, 12, 13, 14, 15, 18, 20, 22, 25, 27, 30, 36)
TWICE = (3, 9, 17)
TARGETS = 8
PAIRS = 8
ROLE = {
    Responsibility: {"role": "support"},
    Target: {"deadline": "2026"},
    Citation: {"relation": "implements"},
}
Said = tuple[str, str, str]


def decide_all(version: DocumentVersion, user: User) -> int:
    """Confirm, reject and change in turn; how many rows."""
    number = 0
    for number, row in enumerate(_rows(version), 1):
        verdict = (Verdict.CONFIRM, Verdict.REJECT, Verdict.CHANGE)[number % 3]
        said: dict[str, Any] = {}
        if verdict == Verdict.CHANGE:
            said = ROLE.get(type(row), {"relation": "intersect"})
        outcome = decide(type(row), {row.pk: row.revision}, user, verdict, note=f"第 {number} 项", **said)
        assert outcome.changed == (row.pk,), row
    return number


def _rows(version: DocumentVersion) -> Iterator[Any]:
    for clause in (*ONCE, *TWICE):
        rows = version.responsibilities.filter(path__endswith=f"/{clause}").order_by("words_start", "pk")
        yield from rows[: 2 if clause in TWICE else 1]
    yield from version.targets.order_by("words_start", "pk")[:TARGETS]
    yield from version.citations.order_by("words_start", "pk")
    pairs = Alignment.objects.filter(Q(version_a=version) | Q(version_b=version)).order_by("path_a", "path_b")
    side = "path_a" if pairs[0].version_a_id == version.pk else "path_b"
    shown: set[str] = set()
    for pair in pairs:  # of as many clauses as possible
        path = getattr(pair, side)
        if path not in shown and len(shown) < PAIRS:
            shown.add(path)
            yield pair
