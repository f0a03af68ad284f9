"""Synonyms: those that come with the program, and those of the table."""

import csv
from collections import defaultdict
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


def in_use() -> Synonyms:
    """Each folded word → the folded words it also means. One query."""
    meanings: dict[str, dict[str, None]] = defaultdict(dict)
    rows = Synonym.objects.filter(active=True).values_list("term", "means", "both_ways").order_by("id")
    for term, means, both_ways in rows:
        word, others = fold(term), [fold(other) for other in means.split()]
        meanings[word].update(dict.fromkeys(others))
        for other in others if both_ways else ():
            meanings[other][word] = None
    return {word: tuple(others) for word, others in meanings.items()}
