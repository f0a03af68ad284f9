"""Names as printed → departments: by name, by alias, by the start list, else a candidate for a person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from documents.enriching.departments.functions import function_of
from documents.models import Department, DepartmentAlias, Region
from documents.parsing import regions
from documents.storing.start_list import Entry, local, national

PLACES = {
    "省": "province",
    "自治区": "province",
    "市": "prefecture",
    "州": "prefecture",
    "县": "county",
    "区": "county",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A printed name seen from its document: 省林草局 in a text of Dalian is 辽宁省林草局, in the region 210000."""

    name: str
    region: str  # code, empty for national bodies and for places of their own (大连海关)
    level: str
    pattern: str  # {}林草局


def resolve(names: Iterable[str], region: str) -> dict[str, Department]:
    """Each full name → its department, seen from a document of this region (code, empty for national ones).

    Three queries for all names that are known; a department of the start list is made at its first mention, an
    unknown name becomes a candidate. A merged department answers with the one it became.
    """
    spoken = {name: speak(name, region) for name in dict.fromkeys(names)}
    there = known({each.name for each in spoken.values()})
    found: dict[str, Department] = {}
    for name, each in spoken.items():
        department = there.get(each.name) or _make(each)
        there[each.name] = department
        found[name] = department
    return found


def speak(name: str, region: str) -> Spoken:
    """Complete 省, 市, 县, 区 at the head of a name from the document's region."""
    steps = regions.chain(region) if region else ()
    for before in ("", "团"):  # 团省委
        for head, level in PLACES.items():
            if name.startswith(before + head) and len(name) > len(before + head):
                code = _step(steps, head, level)
                rest = name[len(before + head) :]
                if code:
                    place = regions.names()[code]
                    pattern = before + "{}" + rest
                    return Spoken(before + place + rest, code, regions.level_of(code), pattern)
    for code in reversed(steps):
        place = regions.names()[code]
        if name.startswith(place) and len(name) > len(place):
            return Spoken(name, code, regions.level_of(code), "{}" + name[len(place) :])
    return Spoken(name, "", "national" if name in national() else "", name)


def _step(steps: tuple[str, ...], head: str, level: str) -> str:
    """Which region of the document 市 means: its prefecture, or the county-level city that it is of (禹州市)."""
    if head == "市" and steps and regions.names()[steps[-1]].endswith("市"):
        return steps[-1]
    return next((code for code in steps if regions.level_of(code) == level), "")


def known(names: Collection[str]) -> dict[str, Department]:
    """Names and aliases → departments that stand already, a merged one as the one it became. Two queries."""
    found: dict[str, Department] = {}
    aliases = DepartmentAlias.objects.filter(name__in=names).select_related("department__merged_into")
    for alias in aliases:
        found[alias.name] = alias.department.merged_into or alias.department
    for department in Department.objects.filter(name__in=names).select_related("merged_into"):
        found[department.name] = department.merged_into or department
    return found


def _make(spoken: Spoken) -> Department:
    entry = national().get(spoken.name) if not spoken.region else local(spoken.level).get(spoken.pattern)
    if entry is None:
        return Department.objects.create(
            name=spoken.name,
            function=function_of(spoken.name),
            level=spoken.level,
            region_id=_region(spoken.region),
            status=Department.Status.CANDIDATE,
        )
    return _from_list(entry, spoken)


def _from_list(entry: Entry, spoken: Spoken) -> Department:
    place = regions.names()[spoken.region] if spoken.region else ""
    department, _ = Department.objects.get_or_create(
        name=entry.name.replace("{}", place),
        defaults={
            "function": entry.function,
            "level": spoken.level,
            "region_id": _region(spoken.region),
            "status": Department.Status.KNOWN,
        },
    )
    DepartmentAlias.objects.bulk_create(
        [
            DepartmentAlias(
                department=department, name=each.name, valid_from=each.valid_from, valid_to=each.valid_to
            )
            for each in (alias.within(place) for alias in entry.aliases)
        ],
        ignore_conflicts=True,
    )
    return department.merged_into or department


def _region(code: str) -> str | None:
    """The code, its row and those above it made if need be."""
    above = None
    for step in regions.chain(code) if code else ():
        Region.objects.get_or_create(code=step, defaults={"name": regions.names()[step], "parent_id": above})
        above = step
    return above
