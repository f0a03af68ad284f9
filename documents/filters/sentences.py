"""Sentences in which a query stands. The index knows whole provisions only, so those of what it finds are read."""

from dataclasses import replace

from django.db.models import Q

from documents.queries import clause_nodes
from documents.queries.many import many
from documents.search.hits import stands_in
from documents.search.narrowing import ids
from documents.search.words.asking import Asked
from documents.search.words.finding import exactly
from documents.search.words.folding import fold

CHUNK = 1000  # texts in memory at once


def sentences_of(asked: Asked) -> Q:
    """Those in which all of the query stands, or one of each group of its words, and nothing that it excludes.

    What it excludes is asked of the sentence, not of its neighbours. One query, whatever is found.
    """
    holders = ids(exactly(replace(asked, without=())))
    texts = clause_nodes().filter(printed=False, parent__in=holders).order_by().values_list("pk", "own_text")
    found = [pk for pk, text in texts.iterator(chunk_size=CHUNK) if says(asked, fold(text))]
    return Q(pk__in=many(found))


def says(asked: Asked, folded: str) -> bool:
    """Does a folded text say what is asked?"""
    return stands_in(asked, folded) and not any(term.text in folded for term in asked.without)
