"""A folder of 1,000 made documents by command: documents a minute beside the parse-only time, and a second run over it.

Comparing them is timed by itself: it takes far longer than storing, and can be done later.

GOVTRACK_BENCH_DOCUMENTS chooses another number.
"""

import os
import random
import re
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter

from django.core.management import call_command

from documents.aligning import LIGHT, MOST_DOCUMENTS, align_version
from documents.enriching.enrich import enrich
from documents.models import DocumentVersion
from documents.parsing.outline import parse
from tests.policy_text import numeral
from tests.score import gold

DOCUMENTS = int(os.environ.get("GOVTRACK_BENCH_DOCUMENTS", "1000"))
KILOBYTES = 10, 60
SAMPLE = 5
MOST_AGAIN = 0.1  # of the first run
PLACES = [
    "大连",
    "沈阳",
    "鞍山",
    "抚顺",
    "本溪",
    "丹东",
    "锦州",
    "营口",
    "阜新",
    "辽阳",
    "盘锦",
    "铁岭",
    "朝阳",
    "葫芦岛",
    "许昌",
    "禹州",
    "郑州",
    "洛阳",
    "开封",
    "新乡",
]
MATTERS = [
    "大气",
    "水环境",
    "土壤",
    "固体废物",
    "噪声",
    "海洋",
    "农村环境",
    "生态修复",
    "排污许可",
    "环境监测",
    "绿色低碳",
    "河湖",
]


def run() -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = [write(folder, number) for number in range(DOCUMENTS)]
        parsing, finding = alone(folder)
        first, again = imported(folder), imported(folder)
    aligning = aligned()
    stored = DocumentVersion.objects.count()
    print(
        f"bulk: {stored:,} documents of {min(sizes) // 1000}–{max(sizes) // 1000} KB (median {median(sizes) / 1000:.0f}): "
        f"{first:.0f} s, {stored * 60 / first:.0f} documents a minute; parse alone {parsing:.1f} s = "
        f"{parsing / first:.0%} of it, finders {finding:.1f} s"
    )
    print(
        f"bulk again: {again:.1f} s, {again / first:.1%} of the first run (asked: at most {MOST_AGAIN:.0%})"
    )
    print(
        f"bulk: comparing one of them with its likeliest {MOST_DOCUMENTS}: {aligning:.1f} s (median of {SAMPLE})"
    )
    return stored == DOCUMENTS and again <= MOST_AGAIN * first


def alone(folder: Path) -> tuple[float, float]:
    """Seconds to parse all texts and do nothing with them, and to find what they say."""
    parsing = finding = 0.0
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        started = perf_counter()
        outline = parse(text)
        between = perf_counter()
        enrich(outline)
        parsing += between - started
        finding += perf_counter() - between
    return parsing, finding


def imported(folder: Path) -> float:
    started = perf_counter()
    call_command("import_documents", str(folder), "--no-align", stdout=StringIO(), stderr=StringIO())
    return perf_counter() - started


def aligned() -> float:
    """Seconds to compare a stored document with those that the index names."""
    taken = []
    for version in DocumentVersion.objects.only(*LIGHT).order_by("-pk")[:SAMPLE]:
        started = perf_counter()
        align_version(version)
        taken.append(perf_counter() - started)
    return median(taken)


def write(folder: Path, number: int) -> int:
    """One made document; its size in bytes."""
    text = document(number)
    (folder / f"plan-{number:04}.txt").write_text(text, encoding="utf-8")
    return len(text.encode())


def document(number: int) -> str:
    """A plan of chapters, clauses and measures, put together from clauses of the gold documents of another place."""
    dealt = random.Random(number)
    place, matter = dealt.choice(PLACES), dealt.choice(MATTERS)
    wanted = dealt.randint(*KILOBYTES) * 1000
    lines = [f"{place}市{matter}治理工作方案（{number}）", "", f"为加强{place}市{matter}治理，制定本方案。"]
    size = 0
    for chapter in range(1, 20):
        lines.append(f"{numeral(chapter)}、推进{matter}第{chapter}项工作")
        for clause in range(1, dealt.randint(4, 9)):
            heading, body = dealt.choice(clauses())
            line = f"（{numeral(clause)}）{heading}。{body}".replace("大连", place)
            line = re.sub(r"\d{2,3}(?=[%％个项家万])", lambda _: str(dealt.randint(10, 99)), line)
            lines.append(line)
            size += len(line.encode())
        if size > wanted:
            break
    return "\n".join(lines) + "\n"


_CLAUSES: list[tuple[str, str]] = []


def clauses() -> list[tuple[str, str]]:
    """(heading, body) of clauses put together from halves of real ones: 2,000, so that texts resemble each other."""
    if not _CLAUSES:
        real = list(_real())
        dealt = random.Random(1)
        for _ in range(2000):
            (heading, one), (_other, two) = dealt.choice(real), dealt.choice(real)
            _CLAUSES.append((heading, _half(one, first=True) + _half(two, first=False)))
    return _CLAUSES


def _half(body: str, *, first: bool) -> str:
    sentences = re.findall(r"[^。]+。", body) or [body]
    middle = (len(sentences) + 1) // 2
    return "".join(sentences[:middle] if first else sentences[middle:])


def _real() -> Iterator[tuple[str, str]]:
    for slug in gold.FIVE + gold.SIX:
        for node in gold.outline_of(slug).nodes:
            if node.printed and node.heading and len(node.text) > 40:
                yield node.heading, node.text.replace("\n", "")
