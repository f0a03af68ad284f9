"""Which region a text is of. Codes and names are those of GB/T 2260 in `regions.tsv` (provinces to counties)."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

SUFFIX = re.compile(r"(特别行政区|[壮回维]?[族吾]?(?:尔)?自治区|自治[州县旗]|地区|新区|[省市县区旗盟州])$")
OWN_COUNTY = re.compile("我县|全县|县委|我区|全区|区委")
OWN_PROVINCE = re.compile("我省|全省|省委")
LEVELS = ("province", "prefecture", "county")


@cache
def names() -> dict[str, str]:
    """Code → name: `411081` → 禹州市."""
    table = Path(__file__).with_name("regions.tsv").read_text(encoding="utf-8")
    return dict(row.split("\t") for row in table.splitlines())


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """Name → codes, full names and, above the county, short ones too (大连 → 210200)."""
    found: dict[str, list[str]] = {}
    for code, name in names().items():
        if len(name) > 2:
            found.setdefault(name, []).append(code)
        short = SUFFIX.sub("", name)
        if code.endswith("00") and len(short) > 1:
            found.setdefault(short, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _codes()), key=len, reverse=True)))


def chain(code: str) -> tuple[str, ...]:
    """Codes from the province down: 411081 → 410000, 411000, 411081 (a level without a code of its own is left out)."""
    steps = (code[:2] + "0000", code[:4] + "00", code)
    return tuple(dict.fromkeys(step for step in steps if step in names()))


def level_of(code: str) -> str:
    """`province`, `prefecture` or `county`."""
    return LEVELS[0 if code.endswith("0000") else 1 if code.endswith("00") else 2]


def mentions(text: str) -> Counter[str]:
    """How often each region is named; a name that several regions bear counts where one of its parents is named too."""
    named = Counter(_pattern().findall(text))
    sure = {code for name in named for code in _codes()[name] if len(_codes()[name]) == 1}
    counts: Counter[str] = Counter()
    for name, times in named.items():
        codes = _codes()[name]
        likely = codes if len(codes) == 1 else [code for code in codes if sure & set(chain(code)[:-1])]
        if len(likely) == 1:
            counts[likely[0]] += times
    return counts


def of_title(title: str) -> str | None:
    """Code of the narrowest region that a title or an issuer names: 中共禹州市委 禹州市人民政府关于… → 411081."""
    found = mentions(title)
    return max(found, key=lambda code: (len(chain(code)), found[code])) if found else None


def of_body(text: str) -> str | None:
    """Code of the region that speaks of itself as 我市 or 市委 in a text without title: the one named most at that level."""
    found = mentions(text)
    if "市委" in text or "我市" in text or "全市" in text:
        found = Counter(
            {
                code: n
                for code, n in found.items()
                if not code.endswith("0000") and names()[code].endswith("市")
            }
        )
    elif OWN_COUNTY.search(text):
        found = Counter({code: n for code, n in found.items() if not code.endswith("00")})
    elif OWN_PROVINCE.search(text):
        found = Counter({code: n for code, n in found.items() if code.endswith("0000")})
    else:
        return None
    return found.most_common(1)[0][0] if found else None


def lookup(path: tuple[str, ...]) -> list[tuple[str, str]]:
    """Codes and names for names from the top: ("辽宁省", "大连市") → [("210000", "辽宁省"), ("210200", "大连市")].

    Empty when the last name is unknown or does not lie below the others.
    """
    for code, name in names().items():
        steps = chain(code)
        if path and name == path[-1] and tuple(names()[step] for step in steps)[-len(path) :] == path:
            return [(step, names()[step]) for step in steps]
    return []
