"""Lists by who is responsible against a walk up the tree in Python: made trees, any mixture of responsibilities."""

import random
from collections.abc import Iterator

import pytest
from django.db.models import Count, Q
from django.http import QueryDict

from documents.filters import ClauseFilter
from documents.ingest import reparse
from documents.models import (
    Department,
    DocumentVersion,
    PolicyDocument,
    Provision,
    Responsibility,
    SourceFile,
)
from documents.queries import clause_nodes, facets
from documents.queries.departments import units_of
from documents.strict import ask
from tests.samples import DUTIES, PLAN

SEEDS = range(6)
ROLES, LINES = ("lead", "support", "mentioned"), ("水利", "财政")
QUERIES = [
    {"department": "甲局"},
    {"department": "甲局、丙局", "role": "lead"},
    {"department": "甲局", "department_below": "1"},
    {"department": "甲局", "review": "confirmed"},
    {"departments_all": "甲局、乙局"},
    {"departments_all": "甲局、丁局", "department_below": "1", "role": "support"},
    {"function": "水利"},
    {"function": "财政", "role": "lead"},
    {"role": "mentioned"},
    {"review": "suggested"},
    {"review": "proposed"},
    {"review": "none"},
    {"lead": "1"},
    {"lead": "0"},
    {"lead": "0", "department": "乙局"},
    {"lead": "1", "document": "made-0"},
    {"lead": "0", "document": "made-1", "role": "support"},
]


@pytest.fixture(params=SEEDS)
def made(request, db) -> random.Random:
    """Two documents of random shape, four departments in a line of descent, responsibilities anywhere."""
    dealt = random.Random(request.param)
    above = None
    for number, name in enumerate(("甲局", "乙局", "丙局", "丁局")):
        above = Department.objects.create(name=name, function=LINES[number % 2], parent=above)
    for number in range(2):
        version = a_version(number)
        grow(version, dealt)
        for _ in range(12):
            say(version, dealt)
    return dealt


def a_version(number: int) -> DocumentVersion:
    document = PolicyDocument.objects.create(slug=f"made-{number}", title=f"方案{number}")
    file = SourceFile.objects.create(
        sha256=f"{number:064}", name="a.txt", size=1, encoding="utf-8", content=b""
    )
    return DocumentVersion.objects.create(
        document=document, number=1, source=file, text="", text_sha256=f"{number:064}", pipeline_version="1"
    )


def grow(version: DocumentVersion, dealt: random.Random) -> None:
    """A tree, as storing writes it: `full_text` where printed ones stand below; sentences are leaves."""
    place = {"version": version, "tree_id": version.pk}
    last = 1

    def put(parent: Provision | None, path: str, depth: int, *, printed: bool) -> None:
        nonlocal last
        node = Provision(
            parent=parent,
            path=path,
            depth=depth,
            printed=printed,
            seq=last,
            lft=last,
            rght=0,
            kind="clause",
            **place,
        )
        node.is_unit = printed and dealt.random() < 0.7
        Provision.objects.bulk_create([node])
        last += 1
        below = 0 if not printed and parent else dealt.randint(0, 3) if depth else 4
        heads = [(f"{path}/{n}".lstrip("/"), True) for n in range(1, below + 1)] if depth < 4 else []
        if printed and not heads:
            heads = [(f"{path}/s{n}", False) for n in range(1, dealt.randint(1, 3))]
        for head, is_printed in heads:
            put(node, head, depth + 1, printed=is_printed)
        full = "全文" if path and any(is_printed for _, is_printed in heads) else ""
        Provision.objects.filter(pk=node.pk).update(rght=last, full_text=full)
        last += 1

    put(None, "", 0, printed=False)


def say(version: DocumentVersion, dealt: random.Random) -> None:
    """A responsibility at some printed provision."""
    node = dealt.choice(list(version.provisions.filter(printed=True).order_by("pk")))
    body = dealt.choice(("department", "department", "department", "group", "none"))
    department = dealt.choice(list(Department.objects.order_by("pk"))) if body == "department" else None
    Responsibility.objects.create(
        version=version,
        provision=None if dealt.random() < 0.1 else node,
        path=node.path,
        body=body,
        department=department,
        role="" if body == "none" else dealt.choice(ROLES),
        state=dealt.choice(("suggested", "suggested", "confirmed", "rejected")),
        placement=dealt.choice(("placed", "placed", "placed", "proposed", "orphan")),
    )


def duties_at(node: Provision) -> Iterator[Responsibility]:
    """What stands at a provision and above it."""
    at: Provision | None = node
    while at is not None:
        standing = at.responsibilities.filter(provision__isnull=False).exclude(state="rejected")
        for duty in standing.exclude(placement="orphan").select_related("department"):
            if duty.body != "none" or at == node:
                yield duty
        at = at.parent


def family(name: str, below: bool) -> set[str]:
    """甲局 is above 乙局, that above 丙局, that above 丁局."""
    names = ["甲局", "乙局", "丙局", "丁局"]
    return set(names[names.index(name) :]) if below else {name}


def is_asked(duty: Responsibility, query: dict[str, str]) -> bool:
    reviews = {
        "confirmed": duty.state == "confirmed" and duty.placement == "placed",
        "suggested": duty.state == "suggested",
        "proposed": duty.placement == "proposed",
    }
    return (
        query.get("role", duty.role) == duty.role
        and (
            "function" not in query or bool(duty.department and duty.department.function == query["function"])
        )
        and reviews.get(query.get("review", ""), True)
    )


def answers(node: Provision, query: dict[str, str]) -> bool:
    every = list(duties_at(node))
    known = [duty for duty in every if duty.body != "none"]
    names = {duty.department.name for duty in known if duty.department and is_asked(duty, query)}
    below = "department_below" in query
    any_of, all_of = (
        list(filter(None, query.get(key, "").split("、"))) for key in ("department", "departments_all")
    )
    if any_of and not any(family(name, below) & names for name in any_of):
        return False
    if not all(family(name, below) & names for name in all_of):
        return False
    narrow = {"role", "function"} & set(query) or query.get("review") in (
        "suggested",
        "confirmed",
        "proposed",
    )
    if narrow and not any_of and not all_of and not any(is_asked(duty, query) for duty in known):
        return False
    if query.get("review") == "none" and every:
        return False
    return query.get("lead", "") in ("", str(int(any(duty.role == "lead" for duty in known))))


def rows(query: dict[str, str]) -> ClauseFilter:
    asked = QueryDict(mutable=True)
    asked.update(query)
    return ask(ClauseFilter, asked, clause_nodes())


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("more", [{}, {"sentences": "1"}])
def test_rows_are_those_of_a_walk_up_the_tree(more):
    nodes = list(Provision.objects.exclude(path="").order_by("tree_id", "lft"))
    for query in QUERIES:
        wanted = [
            node.pk
            for node in nodes
            if (node.is_unit or (more and not node.printed))
            and answers(node, query)
            and query.get("document", node.version.document.slug) == node.version.document.slug
        ]
        found = rows(query | more).qs
        assert list(found.values_list("pk", flat=True)) == wanted, query
        assert found.count() == len(wanted)


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"sentences": "1"},
        {"role": "lead"},
        {"lead": "0", "sentences": "1"},
        {"department_below": "1"},
        {"department_below": "1", "role": "support", "sentences": "1"},
    ],
)
@pytest.mark.parametrize("parameter", ["department", "function"])
def test_facets_count_the_rows_of_their_values(more, parameter):
    asked = rows(more)
    shares_of = {"department": facets.departments, "function": facets.functions}[parameter]
    options = {"sentences": "sentences" in more}
    if parameter == "department":
        options["below"] = "department_below" in more
    shares = shares_of(asked.without(parameter), asked.duties_without(parameter), 9, **options)
    values = ("甲局", "乙局", "丙局", "丁局") if parameter == "department" else LINES
    counts = {name: rows(more | {parameter: name}).qs.count() for name in values}
    assert {one["value"]: one["rows"] for one in shares} == {name: n for name, n in counts.items() if n}


@pytest.mark.usefixtures("made")
def test_units_of_a_department_are_its_list():
    for one in Department.objects.all():
        assert units_of(one) == rows({"department": one.name}).qs.count()


def test_full_text_tells_what_has_printed_ones_below(make_document):
    """Lists rely on it. Also of a text stored again, and of a new version."""
    first = make_document(DUTIES, "liaoning", regions=["辽宁省"])
    make_document(PLAN, "dalian")
    make_document(PLAN.replace("绿色", "低碳"), "dalian")
    reparse(first)
    below = Count("children", filter=Q(children__printed=True))
    nodes = Provision.objects.exclude(path="").annotate(below=below)
    assert {bool(node.full_text) == bool(node.below) for node in nodes} == {True}
    assert any(node.below for node in nodes)
