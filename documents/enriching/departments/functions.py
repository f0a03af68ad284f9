"""Function lines 条线: what a department does, whatever it is called and at whatever level.

`functions.tsv`: name of the line, then the stems by which its departments are called. 省生态环境厅, 市生态环境局 and
市环保局 are all 生态环境; so they compare across documents and years.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

NO_LINE = ("综合执法", "综合行政执法")  # what is enforced stands before it, or is not said
TAIL = "(?:委员会|管理局|管理委员会|总局|厅|局|委|办公室|办|部|署|处|中心|院|社|联)?"


@cache
def stems() -> dict[str, str]:
    rows = Path(__file__).with_name("functions.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows]
    return {stem: name for name, stems in pairs for stem in stems.split()}


def lines() -> list[str]:
    """All lines in the order of the table: what a government's organisation lists first stands first."""
    return list(dict.fromkeys(stems().values()))


def in_order(names: Iterable[str]) -> list[str]:
    """Names of lines as the table orders them; those that people added come last."""
    places = {name: place for place, name in enumerate(lines())}
    return sorted(names, key=lambda name: (places.get(name, len(places)), name))


@cache
def _pattern() -> re.Pattern[str]:
    """The stem nearest the end of a name decides: 省委宣传部 is 宣传, 许昌市生态环境局禹州分局 生态环境."""
    return _named(stems())


@cache
def _whole() -> re.Pattern[str]:
    return _named([*stems(), *NO_LINE])


def _named(known: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    return re.compile(f"({'|'.join(longest_first)}){TAIL}")


def function_of(name: str) -> str:
    """The function line of a department by its name, empty when none is known: 市环保局 → 生态环境."""
    found = list(_pattern().finditer(name))
    return stems()[found[-1].group(1)] if found else ""


def is_function_name(name: str) -> bool:
    """Is the whole name a stem and an ending, without any place before it? 科技厅, 发展和改革局, not 前海管理局."""
    return _whole().fullmatch(name) is not None
