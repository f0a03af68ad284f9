"""The start list of departments: national ones by name, local ones as patterns that hold for every region."""

import csv
from dataclasses import dataclass
from functools import cache

from django.conf import settings

FOLDER = settings.BASE_DIR / "fixtures" / "departments"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name, and the years it held: ("{}环保局", None, 2018)."""

    name: str
    valid_from: int | None = None
    valid_to: int | None = None

    def within(self, region: str) -> "Alias":
        return Alias(self.name.replace("{}", region), self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class Entry:
    """A department of the list; `{}` in names stands for the region (辽宁省, and 辽宁 for 中共{}委)."""

    name: str
    function: str
    levels: tuple[str, ...]
    aliases: tuple[Alias, ...]


@cache
def national() -> dict[str, Entry]:
    """Every name and alias of a national department → its entry."""
    entries = [_entry(row, ("national",)) for row in _rows("national.csv")]
    return {name: entry for entry in entries for name in (entry.name, *(each.name for each in entry.aliases))}


@cache
def local(level: str) -> dict[str, Entry]:
    """Every pattern of a level → its entry; the first row of the list wins."""
    found: dict[str, Entry] = {}
    for row in _rows("local.csv"):
        entry = _entry(row, tuple(row["levels"].split("|")))
        if level in entry.levels:
            for name in (entry.name, *(each.name for each in entry.aliases)):
                found.setdefault(name, entry)
    return found


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _entry(row: dict[str, str], levels: tuple[str, ...]) -> Entry:
    aliases = [Alias(name) for name in row["short"].split("|") if name]
    for former in filter(None, row["former"].split("|")):
        name, _, years = former.partition("@")
        begin, _, end = years.partition("-")
        aliases.append(Alias(name, int(begin) if begin else None, int(end) if end else None))
    return Entry(row["name"], row["function"], levels, tuple(aliases))
