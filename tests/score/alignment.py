"""Alignment: are the right units paired, is the best pair right, are units without counterpart found?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from sklearn.feature_extraction.text import TfidfVectorizer

from documents.comparing.align import align
from documents.comparing.units import Unit, units_of
from documents.comparing.words import NOISE
from documents.parsing.units import unit_nodes
from tests.score import gold
from tests.score.tally import Tally

PAIRS = (
    ("liaoning", "yuzhou"),
    ("yuzhou", "dalian"),
    ("beautiful-liaoning", "panjin"),
)
# Judged, and then only looked at: other years and purposes, another breadth, another field.
FAR = (
    ("dalian", "beautiful-liaoning"),
    ("panjin", "yuzhou"),
    ("wufei-chengshi", "dalian"),
    ("fangguanfu-fengong", "yingshang-huanjing-tiaoli"),
    ("liaoning", "dalian"),
    ("beautiful-liaoning", "dalian"),
)
ALL = PAIRS + FAR

SECOND = "second/alignment-{a}-{b}.tsv"
Found = Mapping[str, list[str]]  # unit of A → units of B, the best first


@dataclass(frozen=True, slots=True)
class Result:
    """`best`: units whose first counterpart is right, of those that have one; `none`: found without, of those without."""

    pairs: Tally
    best: tuple[int, int]
    none: tuple[int, int]


@cache
def units(slug: str) -> list[Unit]:
    return units_of(gold.outline_of(slug))


def ours(a: str, b: str) -> Found:
    found: dict[str, list[str]] = {}
    for pair in align(units(a), units(b)).pairs:
        found.setdefault(pair.a, []).append(pair.b)
    return found


def plain(a: str, b: str) -> Found:
    """TF-IDF cosine of character bigrams at its one setting: sublinear, 0.05, 0.7 of the row's best."""
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), sublinear_tf=True)
    vectors.fit(text for slug in sorted({*gold.FIVE, a, b}) for text in _texts(slug))
    left, right = (vectors.transform(_texts(slug)) for slug in (a, b))
    found = {}
    for unit, row in zip(units(a), (left @ right.T).toarray(), strict=True):
        enough = max(0.05, 0.7 * row.max())
        found[unit.path] = [units(b)[at].path for at in row.argsort()[::-1] if row[at] >= enough]
    return found


def _texts(slug: str) -> list[str]:
    """Heading and body of each unit, only letters and digits."""
    return [NOISE.sub("", node.heading + node.text) for node in unit_nodes(gold.outline_of(slug))]


@cache
def grades(a: str, b: str) -> Mapping[tuple[str, str], int]:
    """What was judged: (path of A, path of B) → grade; a unit of A without counterpart has grade 0 and no path of B."""
    rows = gold.rows(f"alignment-{a}-{b}.tsv")
    return {(row["a_path"], row["b_path"]): int(row["grade"]) for row in rows}


def second(a: str, b: str) -> Found | None:
    """What another careful reader of the same two texts found, who had not seen the first one's judgement."""
    if not (gold.GOLD / SECOND.format(a=a, b=b)).exists():
        return None
    found: dict[str, list[str]] = {}
    for row in sorted(gold.rows(SECOND.format(a=a, b=b)), key=lambda row: -int(row["grade"])):
        if int(row["grade"]) >= 2:
            found.setdefault(row["a_path"], []).append(row["b_path"])
    return found


def judge(a: str, b: str, found: Found) -> Result:
    """Grades 2 and 3 are right, grade 1 counts neither way, any other pair is wrong."""
    known = grades(a, b)
    right = {pair for pair, grade in known.items() if grade >= 2}
    seen = {(path, other) for path, others in found.items() for other in others}
    have = {path for path, _ in right}
    none = [path for (path, _), grade in known.items() if grade == 0]
    first = [found[path][0] if found.get(path) else "" for path in have]
    return Result(
        Tally.of({pair for pair in seen if known.get(pair) != 1}, right),
        (sum((path, other) in right for path, other in zip(have, first, strict=True)), len(have)),
        (sum(not found.get(path) for path in none), len(none)),
    )


def table() -> list[str]:
    """Ours, the plain cosine, ours with weights learned from the other pairs alone; and a second reader where one was."""
    from tests.score.crossed import left_out

    rows = [
        "| 文件对 | 方法 | 对应 | P | R | F1 | 最佳对应 | 未承接 |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    methods: dict[str, Callable[[str, str], Result | None]] = {
        "本系统": lambda a, b: judge(a, b, ours(a, b)),
        "TF-IDF 余弦": lambda a, b: judge(a, b, plain(a, b)),
        "留一验证": left_out,
        "另一位读者": lambda a, b: judge(a, b, found) if (found := second(a, b)) else None,
    }
    for name, pairs in (("三对平均", PAIRS), ("未参与调整的六对平均", FAR)):
        for method, result in methods.items():
            results = {f"{a} → {b}": found for a, b in pairs if (found := result(a, b))}
            rows += [_row(pair, method, each) for pair, each in results.items()]
            if len(results) < len(pairs):
                continue
            mean = sum(each.pairs.f1 for each in results.values()) / len(results)
            rows.append(f"| **{name}** | {method} | – | – | – | {mean:.3f} | – | – |")
    return rows


def _row(name: str, method: str, result: Result) -> str:
    tally = result.pairs
    cells = [
        name,
        method,
        f"{tally.right}/{tally.right + tally.missed}",
        *(f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1)),
        f"{result.best[0]}/{result.best[1]}",
        f"{result.none[0]}/{result.none[1]}",
    ]
    return f"| {' | '.join(cells)} |"
