"""Responsibility: which organisation has which role in which provision."""

from collections.abc import Iterator

from documents.enriching.departments import DutyFound, find
from tests.score import gold
from tests.score.structure import is_labelled
from tests.score.tally import Tally

EXPLICIT = ("lead", "responsible", "support", "guide")
WITH_GROUPS = ("wufei-chengshi", "fangguanfu-fengong", "shenzhen-dikong", "chaozhou-lantian")


def holders(slug: str) -> dict[str, str]:
    """Path of each printed node → path of its nearest labelled ancestor or itself (the more-corpus gold has only those)."""
    nodes = {node.path: node for node in gold.outline_of(slug).nodes if node.printed}
    found = {}
    for path in nodes:
        holder = path
        while holder in nodes and not is_labelled(nodes[holder]):
            holder = nodes[holder].parent_path
        found[path] = holder
    return found


def rows(slug: str) -> list[dict[str, str]]:
    """The gold rows of a document."""
    return gold.of("departments.tsv" if slug in gold.FIVE else "more/departments.tsv", slug)


def findings(slug: str) -> list[tuple[str, DutyFound]]:
    """(path as the gold counts it, finding) of all findings of a document."""
    at = holders(slug) if slug not in gold.FIVE else {}
    return [(at.get(found.path, found.path), found) for found in find(gold.outline_of(slug))]


def explicit(slug: str) -> Tally:
    """Rows with a role word (or convention): either form of an elided name is right; optional and groups neither way."""
    spare = {
        (row["path"], gold.bare(row["department_as_printed"]))
        for row in rows(slug)
        if "-" in row["role"] or row["role"] == "generic"
    }
    wanted = {
        (row["path"], gold.bare(row["department_as_printed"]), row["role"]): {
            (row["path"], gold.bare(name), row["role"])
            for name in (row["department_as_printed"], row.get("full_name") or "")
            if name
        }
        for row in rows(slug)
        if row["role"] in EXPLICIT
    }
    keys = {
        (path, name, str(found.role))
        for path, found in findings(slug)
        if found.role in EXPLICIT and found.body == "department"
        for name in (found.department, found.full_name)
    }
    printed = {
        (path, gold.bare(found.department), gold.bare(found.full_name), str(found.role))
        for path, found in findings(slug)
        if found.role in EXPLICIT and found.body == "department" and found.rule not in PROSE
    }
    hits = {key for key, forms in wanted.items() if forms & keys}
    accepted = {form for forms in wanted.values() for form in forms}
    extra = {
        each
        for each in printed
        if (each[0], each[1], each[3]) not in accepted
        and (each[0], each[2], each[3]) not in accepted
        and (each[0], each[1]) not in spare
    }
    return Tally(len(hits), len(extra), len(wanted) - len(hits))


PROSE = ("主语", "会同", "由", "其", "发挥", "成员", "成立")


def mentioned(slug: str) -> Tally:
    """Duties in prose, of the five."""
    wanted = {
        (row["path"], gold.bare(row["department_as_printed"]))
        for row in rows(slug)
        if row["role"] == "mentioned"
    }
    lead = {
        (row["path"], gold.bare(row["department_as_printed"])) for row in rows(slug) if row["role"] == "lead"
    }
    found = {
        (path, gold.bare(each.department))
        for path, each in findings(slug)
        if each.rule in PROSE and each.body == "department"
    }
    return Tally.of(found - lead, wanted)


def wrong_groups(slug: str) -> int:
    """Bodies named by kind that were reported as departments."""
    groups = {
        gold.bare(row["department_as_printed"])
        for row in rows(slug)
        if row["role"] == "generic" or row["role"].endswith("-generic")
    }
    return sum(
        found.body == "department" and gold.bare(found.department) in groups for _, found in findings(slug)
    )


def table() -> list[str]:
    head = [
        "| 文件 | 明示职责 P | R | F1 | 行 | 正文提及 P | R | 行 | 群体误报 |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    return head + [*_rows("五份合计", gold.FIVE, prose=True), *_rows("四份合计", WITH_GROUPS, prose=False)]


def _rows(name: str, slugs: tuple[str, ...], prose: bool) -> Iterator[str]:
    results = [
        (slug, explicit(slug), mentioned(slug) if prose else None, wrong_groups(slug)) for slug in slugs
    ]
    for slug, duty, prose_tally, wrong in results:
        yield _row(slug, duty, prose_tally, wrong)
    total = sum((duty for _, duty, _, _ in results), Tally())
    all_prose = sum((tally for _, _, tally, _ in results if tally), Tally()) if prose else None
    yield _row(f"**{name}**", total, all_prose, sum(wrong for *_, wrong in results))


def _row(slug: str, duty: Tally, prose: Tally | None, wrong: int) -> str:
    cells = [
        slug,
        f"{duty.precision:.3f}",
        f"{duty.recall:.3f}",
        f"{duty.f1:.3f}",
        str(duty.right + duty.missed),
    ]
    cells += (
        [f"{prose.precision:.3f}", f"{prose.recall:.3f}", str(prose.right + prose.missed)]
        if prose
        else ["–"] * 3
    )
    return f"| {' | '.join([*cells, str(wrong)])} |"
