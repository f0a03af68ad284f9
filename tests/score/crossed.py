"""Is the setting fitted to the judged pairs? Each is judged once more with weights learned from the other pairs alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from sklearn.linear_model import LogisticRegression

from documents.comparing.align import FLOOR, bests
from documents.comparing.signals import signals
from tests.score.alignment import ALL, Found, Result, grades, judge, units

THRESHOLDS = (0.35, 0.4, 0.45, 0.5)


@dataclass(frozen=True, slots=True)
class Judged:
    """For each two units that have a word in common: their paths, the four signals, the grade."""

    paths: list[tuple[str, str]]
    signals: list[list[float]]
    grades: list[int]


@cache
def judged(a: str, b: str) -> Judged:
    """The signals are those of `align.score`: two units are worth as much as their logarithms say."""
    found, half, known = signals(units(a), units(b)), FLOOR / 2, grades(a, b)
    rows, columns = bests(found, len(units(b)))
    result = Judged([], [], [])
    for i, unit in enumerate(units(a)):
        for j, here in found.whole[i].items():
            path = units(b)[j].path
            row, column = (log((here + half) / (best + half)) for best in (rows[i], columns[j]))
            result.paths.append((unit.path, path))
            result.signals.append([log(here + FLOOR), row, column, log(found.in_b[i].get(j, 0.0) + FLOOR)])
            result.grades.append(known.get((unit.path, path), 0))
    return result


@cache
def left_out(a: str, b: str) -> Result:
    """Weights and threshold from all pairs but this one, which counts as much as any other however large it is."""
    others = [judged(*pair) for pair in ALL if pair != (a, b)]
    model = LogisticRegression(max_iter=2000)
    rows = [
        (values, grade >= 2, share)
        for one in others
        for share in [30 / sum(grade >= 2 for grade in one.grades)]
        for values, grade in zip(one.signals, one.grades, strict=True)
        if grade != 1
    ]
    values, right, weights = zip(*rows, strict=True)
    model.fit(values, right, sample_weight=weights)
    learned = [pair for pair in ALL if pair != (a, b)]
    scores = {pair: list(model.predict_proba(judged(*pair).signals)[:, 1]) for pair in ALL}
    enough = max(
        THRESHOLDS,
        key=lambda least: sum(judge(*pair, _found(pair, scores[pair], least)).pairs.f1 for pair in learned),
    )
    return judge(a, b, _found((a, b), scores[a, b], enough))


def _found(pair: tuple[str, str], scores: Sequence[float], enough: float) -> Found:
    found: dict[str, list[str]] = {}
    likely = [each for each in zip(scores, judged(*pair).paths, strict=True) if each[0] >= enough]
    for _score, (path, other) in sorted(likely, key=lambda each: -each[0]):
        found.setdefault(path, []).append(other)
    return found
