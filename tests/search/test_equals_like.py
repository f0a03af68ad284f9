"""A phrase that stands in a provision is found, and nothing else: the hits are those of a plain substring search.

For 2,000 random pieces of 1 to 12 characters of the five documents, of made ones, and of one very long provision,
in half and full width; and once more with 100,000 made ones. Where there are too many to be ranked, they stand as they
were stored.
"""

import random
from collections import defaultdict

import pytest

from documents.comparing.words import pieces
from documents.models import DocumentVersion, Provision
from documents.search import narrowing
from documents.search.narrowing import in_order, searchable
from documents.search.query import Search
from documents.search.words.asking import literally
from documents.search.words.folding import fold
from documents.search.words.marking import found
from tests.search import made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("many")]
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def as_printed() -> dict[int, str]:
    """Heading and body of each provision, cut out of the source text."""
    texts = {}
    for version in DocumentVersion.objects.all():
        for row in version.provisions.filter(printed=True):
            spans = row.spans or [(row.start, row.end)] if row.end else []
            own = "".join(version.text[start:end] for start, end in spans)
            texts[row.pk] = own[len(row.label) :] if row.end else row.text or row.heading
    return texts


class Plain:
    """Folded texts in which is looked for a piece: through those that have its rarest pair of characters."""

    def __init__(self, texts: dict[int, str]) -> None:
        self.texts = {pk: fold(text) for pk, text in texts.items()}
        self.having: dict[str, list[int]] = defaultdict(list)
        for pk, text in self.texts.items():
            for pair in {*pieces(text)}:
                self.having[pair].append(pk)

    def holding(self, piece: str) -> set[int]:
        """The ids of the texts in which it stands."""
        pairs = [self.having.get(pair, []) for pair in pieces(piece)]
        return {pk for pk in min(pairs, key=len, default=self.texts) if piece in self.texts[pk]}


def other_width(piece: str, chance: random.Random) -> str:
    """As somebody else might type it."""
    changed = chance.choice([piece, piece, piece.translate(FULL_WIDTH), piece.upper(), fold(piece)])
    return changed if fold(changed) == fold(piece) else piece


def wrong_pieces(texts: dict[int, str], count: int) -> list[tuple[str, int, int]]:
    """Pieces whose hits, or their order, are not those of a plain substring search; every tenth from the longest text."""
    plain = Plain(texts)
    chance = random.Random(20_251_122)
    pool = list(texts)
    long = max(texts, key=lambda pk: len(texts[pk]))
    wrong = []
    for number in range(count):
        text = texts[long if number % 10 == 0 else chance.choice(pool)]
        start = chance.randrange(len(text))
        piece = other_width(text[start : start + chance.randint(1, 12)], chance)
        wanted = fold(piece)
        if not wanted:
            continue
        search = Search(literally(piece))
        found = search.narrow(searchable()).values_list("pk", flat=True)
        hits = list(found if search.is_ranked else in_order(found))
        expected = plain.holding(wanted)
        if (
            len(hits) != len(expected)
            or {*hits} != expected
            or (not search.is_ranked and hits != sorted(hits))
        ):
            wrong.append((piece, len(hits), len(expected)))
        assert expected
    return wrong


def test_random_pieces() -> None:
    texts = as_printed()
    assert sum("排污许可" in fold(text) for text in texts.values()) > 20
    assert max(len(fold(text)) for text in texts.values()) > 59_000
    assert not wrong_pieces(texts, 2000)


def test_the_index_joined_finds_what_is_kept_by_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few hits are kept by id; here none are, so that the join that many take is tried with few, too."""
    monkeypatch.setattr(narrowing, "KEPT", 0)
    assert not wrong_pieces(as_printed(), 300)
    search = Search(literally("排污许可"))
    kept = searchable().filter(search.among()).values_list("pk", flat=True)
    assert {*kept} == {*search.narrow(searchable()).values_list("pk", flat=True)} != set()


@pytest.mark.slow
def test_random_pieces_among_a_hundred_thousand() -> None:
    made.store(98_000, first=2000)
    texts = as_printed()
    assert len(texts) > 100_000
    assert not wrong_pieces(texts, 2000)


def test_what_is_found_is_marked() -> None:
    """The snippet shows the piece, wherever in 60,000 characters it stands."""
    row = Provision.objects.get(version__document__slug="long", path="1")
    folded = fold(row.text)
    for start in (0, 17_000, 33_333, len(folded) - 12):
        assert found(row.text, [folded[start : start + 12]])
