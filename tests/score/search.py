"""Search: do the queries of staff find what a reader marked, and is the best on top?

nDCG@10 (gain 2^grade - 1) and recall of grade 2 in the first 20, mean over queries; beside it, on the same
provisions, BM25 over jieba's search words and plain substring search. Two sets: the queries of the gold, and others
of our own (queries.tsv here), judged by reading before they were first asked, by the rules of the gold.
"""

import logging
import os
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from io import StringIO
from math import log, log2
from typing import Any

from tests.score import gold

OWN = "../score/queries.tsv"
Ranking = list[str]  # addresses, best first
Judged = dict[str, dict[str, int]]  # query → address → grade


def queries(name: str = "queries.tsv") -> Judged:
    """`queries.tsv` of the gold, `../score/queries.tsv` by us."""
    judged: Judged = defaultdict(dict)
    for row in gold.rows(name):
        judged[row["query"]][f"{row['slug']}/{row['path']}"] = int(row["grade"])
    return judged


def ndcg(ranking: Ranking, grades: dict[str, int], depth: int = 10) -> float:
    def gain(ordered: list[int]) -> float:
        return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(ordered[:depth]))

    return gain([grades.get(address, 0) for address in ranking]) / gain(sorted(grades.values(), reverse=True))


def recall(ranking: Ranking, grades: dict[str, int], depth: int = 20) -> float:
    wanted = {address for address, grade in grades.items() if grade == 2}
    return len(wanted & set(ranking[:depth])) / len(wanted)


def mean(answer: Callable[[str], Ranking], judged: Judged) -> tuple[float, float]:
    """nDCG@10 and recall@20 over all queries."""
    rankings = {query: answer(query) for query in judged}
    return (
        sum(ndcg(rankings[query], grades) for query, grades in judged.items()) / len(judged),
        sum(recall(rankings[query], grades) for query, grades in judged.items()) / len(judged),
    )


@cache
def texts() -> dict[str, str]:
    """Address → heading and body of each printed provision that is not only a heading, as it is searched."""
    from documents.search.words.folding import fold

    return {
        f"{slug}/{node.path}": fold(node.heading + node.text)
        for slug in gold.FIVE
        for node in gold.outline_of(slug).nodes
        if node.printed and node.kind != "chapter"
    }


def by_like(query: str) -> Ranking:
    """Plain substring search, each term as typed, in reading order."""
    return [
        address for address, text in texts().items() if all(term.casefold() in text for term in query.split())
    ]


@cache
def _jieba() -> Any:
    """jieba as it comes, without our terms."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def _words(text: str) -> list[str]:
    return [word for word in _jieba().cut_for_search(text) if any(sign.isalnum() for sign in word)]


@cache
def _counts() -> dict[str, Counter[str]]:
    return {address: Counter(_words(text)) for address, text in texts().items()}


def by_bm25(query: str) -> Ranking:
    """BM25 (k1 1.2, b 0.75) over jieba's search words, any of them."""
    counts = _counts()
    length = sum(sum(words.values()) for words in counts.values()) / len(counts)
    scores: dict[str, float] = defaultdict(float)
    for word in set(_words(query.casefold())):
        holding = [address for address, words in counts.items() if word in words]
        rarity = log(1 + (len(counts) - len(holding) + 0.5) / (len(holding) + 0.5))
        for address in holding:
            often, size = counts[address][word], sum(counts[address].values())
            scores[address] += rarity * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * size / length))
    return sorted(scores, key=lambda address: (-scores[address], address))


def by_search(query: str) -> Ranking:
    """The first page of the program's own search, in a database that holds the five documents."""
    from documents.search.results import search

    return [hit.address for hit in search(query)[:20]]


def table() -> list[str]:
    sets = {"金标 10 题": queries(), f"自拟 {len(queries(OWN))} 题": queries(OWN)}
    ours = in_database(lambda: [mean(by_search, judged) for judged in sets.values()])
    lines = ["| 题目 | 检索 | nDCG@10 | 召回@20 |", "| --- | --- | ---: | ---: |"]
    for (name, judged), own in zip(sets.items(), ours, strict=True):
        others = (("BM25（jieba 搜索词）", mean(by_bm25, judged)), ("LIKE", mean(by_like, judged)))
        for way, (gain, share) in (("本系统", own), *others):
            lines.append(f"| {name} | {way} | {gain:.3f} | {share:.3f} |")
    return lines


def in_database(work: Callable[[], list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Do `work` with the five documents stored, in a database made for it and gone afterwards."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_databases, teardown_databases

    databases = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("load_corpus", verbosity=0, stdout=StringIO())
        return work()
    finally:
        teardown_databases(databases, verbosity=0)
