"""How well a provision answers: BM25 over the query's words, as one expression that both databases compute alike.

A word counts as often as it stands in the folded text; words for the same share one count. All figures are
double precision numbers added and multiplied in the same order, so both databases get the same sums.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from django.db.models import FloatField
from django.db.models.expressions import RawSQL

from documents.search.words.widening import Concept

K1, B = 1.2, 0.3
SYNONYM = 0.8  # what a synonym counts against the word itself
PARTS = 0.5  # what the parts of a word count, standing apart
PART = 0.2  # what one part of a word weighs by itself
PIECE = 0.5  # what a pair of characters weighs of a word that stands nowhere
HEADING = 2.0  # how much more a word counts in the heading
COMMON = 0.25  # what a word of officialese weighs against another as rare
ONLY_HEADING = 0.6  # a chapter's title answers less than what stands under it

ENTRY = "documents_searchentry"
REAL = "CAST(%s AS DOUBLE PRECISION)"  # else PostgreSQL takes 1.5 for a decimal number


@dataclass(frozen=True, slots=True)
class Statistics:
    """Number of provisions, their mean length in characters, and in how many each word occurs."""

    provisions: int
    mean_length: float
    occurrences: Mapping[str, int]

    def weight(self, concept: Concept) -> float:
        """How telling a concept is: rare ones more."""
        said = concept.words if self.is_said(concept) else concept.pieces
        occurs = min(self.provisions, sum(self.occurrences.get(word, 0) for word in said))
        rarity = log(1 + (self.provisions - occurs + 0.5) / (occurs + 0.5))
        return round(rarity * (COMMON if concept.common else 1), 6)

    def is_rare(self, word: str) -> bool:
        """Does a word occur in few enough provisions to say something by itself?"""
        return self.occurrences.get(word, 0) <= self.provisions / 10

    def occurs(self, concept: Concept) -> bool:
        """Does it stand anywhere, be it in parts?"""
        parts = bool(concept.parts) and all(map(self.occurrences.get, concept.parts))
        return parts or self.is_said(concept) or any(map(self.occurrences.get, concept.pieces))

    def is_said(self, concept: Concept) -> bool:
        """Does the word, or one for the same, stand anywhere?"""
        return any(map(self.occurrences.get, concept.words))


def score(concepts: Sequence[Concept], statistics: Statistics) -> RawSQL:
    """The score of a provision, for a queryset that joins `entry`.

    Written out in SQL, which is the same on both databases: the ORM takes longer to write it than they to compute it.
    """
    formula = _Formula(K1 * (1 - B), K1 * B / statistics.mean_length)
    for concept in concepts:
        formula.add(statistics.weight(concept) * (K1 + 1), _often(concept))
        for piece in concept.pieces:
            share = PART if statistics.is_said(concept) else PIECE
            formula.add(share * statistics.weight(Concept(piece)) * (K1 + 1), _count("folded", piece))
        for part in concept.telling_parts:
            formula.add(PART * statistics.weight(Concept(part)) * (K1 + 1), _count("folded", part))
    return RawSQL(*formula.finished(), output_field=FloatField())  # noqa: S611 - words are parameters


Piece = tuple[str, list[object]]  # SQL and its parameters


class _Formula:
    """A sum of weight * often / (often + norm), where norm grows with the length of the provision.

    Written as weight * (1 - norm / (often + norm)), so that `often`, which takes the time, stands once.
    """

    def __init__(self, least: float, per_character: float) -> None:
        self.norm = [least, per_character]
        self.sql = REAL
        self.params: list[object] = [0.0]

    def add(self, weight: float, often: Piece) -> None:
        sql, params = often
        norm = f"({REAL} + {REAL} * {ENTRY}.length)"
        self.sql = f"({self.sql} + {REAL} * ({REAL} - {norm} / ({sql} + {norm})))"
        self.params += [weight, 1.0, *self.norm, *params, *self.norm]

    def finished(self) -> Piece:
        """A heading without text below it counts less."""
        factor = f"CASE WHEN documents_provision.text = '' THEN {REAL} ELSE {REAL} END"
        return f"{self.sql} * {factor}", [*self.params, ONLY_HEADING, 1.0]


def _often(concept: Concept) -> Piece:
    """How often the words of a concept stand in a provision."""
    sql: str = REAL
    params: list[object] = [0.0]
    for word in concept.words:
        body, in_body = _count("folded", word)
        heading, in_heading = _count("heading", word)
        sql = f"({sql} + {REAL} * ({body} + {REAL} * {heading}))"
        params += [1.0 if word == concept.word else SYNONYM, *in_body, HEADING, *in_heading]
    if concept.parts:
        shorter = f"length(replace({ENTRY}.folded, %s, '')) < length({ENTRY}.folded)"
        every = " AND ".join([shorter] * len(concept.parts))
        sql = f"({sql} + {REAL} * CASE WHEN {every} THEN 1 ELSE 0 END)"
        params += [PARTS, *concept.parts]
    return sql, params


def _count(column: str, word: str) -> Piece:
    """How often a word stands in a column: by what is missing when it is taken out."""
    text = f"{ENTRY}.{column}"
    return f"((length({text}) - length(replace({text}, %s, ''))) / {REAL})", [word, float(len(word))]
