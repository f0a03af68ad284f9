"""200 × 200 units aligned, beside the plain TF-IDF cosine on the same units."""

from collections.abc import Callable
from time import process_time

from sklearn.feature_extraction.text import TfidfVectorizer

from documents.comparing.align import align
from documents.comparing.units import Unit
from tests.score import gold
from tests.score.alignment import units

SIZE = 200
ASKED = 1.0  # seconds of CPU


def run() -> bool:
    a, b = _two_documents()
    align(a[:9], b[:9])  # first use of the patterns
    ours, found = _time(lambda: len(align(a, b).pairs))
    plain, above = _time(lambda: _plain(a, b))
    print(
        f"{SIZE} × {SIZE} units: aligned in {ours:.2f} s CPU ({found} pairs); TF-IDF {plain:.2f} s ({above} pairs)"
    )
    return ours < ASKED


def _two_documents() -> tuple[list[Unit], list[Unit]]:
    """Real units of all texts, dealt in turn."""
    every = [unit for slug in gold.FIVE + gold.SIX for unit in units(slug)]
    return every[::2][:SIZE], every[1::2][:SIZE]


def _plain(a: list[Unit], b: list[Unit]) -> int:
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), sublinear_tf=True)
    all_of_it = vectors.fit_transform(unit.matter for unit in a + b)
    table = (all_of_it[: len(a)] @ all_of_it[len(a) :].T).toarray()
    best = table.max(axis=1, keepdims=True)
    return int(((table >= 0.05) & (table >= 0.7 * best)).sum())


def _time(work: Callable[[], int]) -> tuple[float, int]:
    start = process_time()
    result = work()
    return process_time() - start, result
