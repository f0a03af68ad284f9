"""Synonyms: those that come with the program, and those of the table."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from documents.models import Synonym
from documents.search.words.folding import fold
from documents.search.words.widening import Synonyms

SHIPPED = Path(__file__).parents[2] / "fixtures" / "search" / "synonyms.tsv"


def shipped() -> list[Synonym]:
    """The rows of fixtures/search/synonyms.tsv, not stored."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Synonym(term=row["term"], means=row["means"], both_ways=row["ways"] == "=") for row in rows]


def fill() -> None:
    """Add the shipped rows that are not in the table; what a person wrote about a term stays."""
    Synonym.objects.bulk_create(shipped(), ignore_conflicts=True)


@dataclass(frozen=True, slots=True)
class InUse:
    """`same`: folded word → folded words it also means. `wider`: word → words that also mean it, though not it them."""

    same: Synonyms
    wider: Synonyms

    def around(self, word: str) -> tuple[str, ...]:
        """For a word that stands nowhere: 海漂垃圾 → 海洋垃圾, and what else that means: 海滩垃圾, 岸滩垃圾."""
        near = self.wider.get(word, ())
        return tuple(
            dict.fromkeys(each for one in near for each in (one, *self.same.get(one, ())) if each != word)
        )


def in_use() -> InUse:
    """The rows of the table that are active. One query."""
    same: dict[str, dict[str, None]] = defaultdict(dict)
    wider: dict[str, dict[str, None]] = defaultdict(dict)
    rows = Synonym.objects.filter(active=True).values_list("term", "means", "both_ways").order_by("id")
    for term, means, both_ways in rows:
        word, others = fold(term), [fold(other) for other in means.split()]
        same[word].update(dict.fromkeys(others))
        for other in others:
            (same if both_ways else wider)[other][word] = None
    return InUse(*({word: tuple(others) for word, others in each.items()} for each in (same, wider)))
