"""The gold tables and the texts they speak of."""

import csv
import tomllib
from functools import cache
from pathlib import Path

from documents.parsing.nodes import Outline
from documents.parsing.outline import parse

GOLD = Path(__file__).parent.parent / "gold"
CORPUS = Path(__file__).parent.parent.parent / "fixtures" / "corpus"
FIVE = ("liaoning", "yuzhou", "dalian", "beautiful-liaoning", "panjin")
SIX = (
    "wufei-chengshi",
    "fangguanfu-fengong",
    "shenzhen-dikong",
    "chaozhou-lantian",
    "yingshang-huanjing-tiaoli",
    "zhengfu-wangzhan",
)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a gold table: `structure.tsv`, `more/wufei-chengshi.structure.tsv`."""
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def of(name: str, slug: str) -> list[dict[str, str]]:
    """The rows of one document."""
    return [row for row in rows(name) if row["slug"] == slug]


def path_of(slug: str) -> Path:
    """The text of a document."""
    return (CORPUS if slug in FIVE else GOLD / "more") / f"{slug}.txt"


@cache
def outline_of(slug: str) -> Outline:
    """A text of either set, parsed once a run."""
    return parse(path_of(slug).read_bytes().decode("utf-8"))


@cache
def overrides() -> dict[str, dict[str, str]]:
    """What corpus.toml says of a document because its text does not: Panjin's title."""
    corpus = tomllib.loads((CORPUS / "corpus.toml").read_text(encoding="utf-8"))
    return {document["slug"]: document for document in corpus["document"]}


def bare(text: str) -> str:
    """Without any white space: how gold cells are compared."""
    return "".join(text.split())
