"""Targets: place, value and unit; deadline, comparator, indicator; no trap reported; milestones by place."""

import re
from dataclasses import dataclass
from functools import cache

from documents.enriching.targets import TargetFound, find
from documents.parsing.fold import fold
from tests.score import gold
from tests.score.structure import LABELLED
from tests.score.tally import Tally

FOUR = ("wufei-chengshi", "fangguanfu-fengong", "shenzhen-dikong", "chaozhou-lantian")  # have target gold
# Provisions that hold a milestone, from the gold's README.
MILESTONES = {
    "liaoning": "2/5 4/15 4/20",
    "yuzhou": "1/2",
    "dalian": "1/p1 1/p2 3/1 3/1/m2 3/1/m3 3/2/m1 3/2/m2 3/4 4/1 4/2 4/3 5/1 5/2",
    "beautiful-liaoning": "1/p2 2/1 2/3 2/5 2/6 3/7 3/8 3/9 3/10 3/11 4/12 4/13 4/14 4/15 5/19 6/23",
    "panjin": "2/1/2 2/2/4 2/2/5 2/3/1 2/3/2 2/3/3 2/4/1 2/4/2 2/6/1 2/6/5",
}
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """Tallies of one document; `indicators` and `comparators` are (right, of the values found)."""

    slug: str
    values: Tally
    deadlines: Tally
    comparators: tuple[int, int]
    indicators: tuple[int, int]
    traps: tuple[str, ...]
    milestones: Tally = Tally()


def norm(text: str) -> str:
    """As values, units and names are compared: no white space, one width."""
    return fold(gold.bare(text))


@cache
def found_in(slug: str) -> tuple[tuple[str, TargetFound], ...]:
    """(place, finding) of a document; in the six the place is the nearest labelled provision."""
    outline = gold.outline_of(slug)
    labelled = {node.path for node in outline.nodes if node.kind in LABELLED and re.search(r"\w", node.label)}

    def place(path: str) -> str:
        while slug not in gold.FIVE and path not in labelled and "/" in path:
            path = path.rpartition("/")[0]
        return path

    return tuple((place(each.path), each) for each in find(outline))


def gold_of(slug: str, table: str) -> list[Row]:
    return gold.of(table if slug in gold.FIVE else f"more/{table}", slug)


def of(slug: str) -> Result:
    """The figures of one document."""
    expected = gold_of(slug, "targets.tsv")
    optional = [norm(row["text"]) for row in gold_of(slug, "traps.tsv") if row["class"] == "optional"]
    targets = [
        (place, each)
        for place, each in found_in(slug)
        if each.kind == "target" and not any(_overlaps(each, text) for text in optional)
    ]
    pairs, extra, missed = _pair(expected, targets)
    right = Tally(len(pairs), len(extra), len(missed))
    dated = sum(row["deadline"] == each.deadline for row, each in pairs)
    wrong = len(pairs) - dated
    return Result(
        slug,
        right,
        Tally(dated, len(extra) + wrong, len(missed) + wrong),
        (sum(_same_sign(row, each) for row, each in pairs), len(pairs)),
        (sum(dice(row["indicator"], each.indicator) >= 0.5 for row, each in pairs), len(pairs)),
        tuple(trapped(slug)),
        _milestones(slug),
    )


def _pair(
    expected: list[Row], found: list[tuple[str, TargetFound]]
) -> tuple[list[tuple[Row, TargetFound]], list[TargetFound], list[Row]]:
    """Each gold row with the finding of the same place, value and unit whose indicator is most alike."""
    left, pairs, missed = list(found), [], []
    for row in expected:
        same = [each for each in left if _key(row, *each)]
        if not same:
            missed.append(row)
            continue
        best = max(
            same,
            key=lambda each: (each[1].deadline == row["deadline"], dice(row["indicator"], each[1].indicator)),
        )
        left.remove(best)
        pairs.append((row, best[1]))
    return pairs, [each for _, each in left], missed


def _key(row: Row, place: str, each: TargetFound) -> bool:
    return (place, norm(each.value), norm(each.unit)) == (row["path"], norm(row["value"]), norm(row["unit"]))


def _same_sign(row: Row, each: TargetFound) -> bool:
    """For bare 达到 = and >= are equal, for 新建…以上 + and >= (the gold's README)."""
    alike = {row["comparator"], each.comparator}
    bare = "达到" in row["evidence"] and "以上" not in row["evidence"] and alike == {"=", ">="}
    return len(alike) == 1 or bare or ("新建" in row["evidence"] and alike == {"+", ">="})


def dice(one: str, other: str) -> float:
    """Likeness of two indicators by character bigrams, without 全市, 全省, 全县."""
    first, second = (_bigrams(re.sub("全[市省县]", "", norm(text))) for text in (one, other))
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 1.0


def _bigrams(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1)}


def trapped(slug: str) -> list[str]:
    """Traps whose numbers were reported as targets."""
    source = gold.outline_of(slug).source
    hits = []
    for row in gold_of(slug, "traps.tsv"):
        if row["class"] != "trap":
            continue
        for text in re.split(r", |、(?=第)|、(?=.级)", row["text"]):
            places = [found.span() for found in re.finditer(_loosely(text), source)]
            hits += [
                f"{row['path']} {text}"
                for place, each in found_in(slug)
                if each.kind == "target"
                and place == row["path"]
                and any(each.words.start < end and start < each.words.end for start, end in places)
            ]
    return hits


def _loosely(text: str) -> str:
    """The text with white space between any two characters, in any width of brackets."""
    return r"\s*".join(f"[{re.escape(sign)}{re.escape(fold(sign))}]" for sign in gold.bare(text))


def _overlaps(each: TargetFound, text: str) -> bool:
    return each.value + norm(each.unit) in text and text in norm(each.evidence)


def _milestones(slug: str) -> Tally:
    if slug not in gold.FIVE:
        return Tally()
    found = {place for place, each in found_in(slug) if each.kind == "milestone"}
    return Tally.of(found, MILESTONES[slug].split())


def total(name: str, results: list[Result]) -> Result:
    """The sum of several documents."""

    def both(field: str) -> tuple[int, int]:
        parts = [getattr(each, field) for each in results]
        return sum(part[0] for part in parts), sum(part[1] for part in parts)

    return Result(
        name,
        sum((each.values for each in results), Tally()),
        sum((each.deadlines for each in results), Tally()),
        both("comparators"),
        both("indicators"),
        tuple(trap for each in results for trap in each.traps),
        sum((each.milestones for each in results), Tally()),
    )


def five() -> Result:
    return total("**五份合计**", [of(slug) for slug in gold.FIVE])


def four() -> Result:
    return total("**另四份合计**", [of(slug) for slug in FOUR])


def table() -> list[str]:
    """As a Markdown table, one row a document and one for each set."""
    lines = [
        "| 文件 | 目标值 | P | R | F1 | 含期限 F1 | 比较符 | 指标 | 误报陷阱 | 时限任务 R |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for slugs, whole in ((gold.FIVE, five()), (FOUR, four())):
        lines += [_line(of(slug)) for slug in slugs] + [_line(whole)]
    return lines


def _line(result: Result) -> str:
    values = result.values
    cells = [
        result.slug,
        f"{values.right}/{values.right + values.missed}",
        *(f"{value:.3f}" for value in (values.precision, values.recall, values.f1, result.deadlines.f1)),
        *(f"{right}/{of}" for right, of in (result.comparators, result.indicators)),
        str(len(result.traps)),
        f"{result.milestones.recall:.3f}" if result.milestones != Tally() else "–",
    ]
    return f"| {' | '.join(cells)} |"
