"""Which rows a question about responsibility finds; inherited responsibilities count, and none finds a row twice."""

import pytest
from django.http import QueryDict

from documents.filters import ClauseFilter
from documents.models import Department, DepartmentAlias, Provision, Responsibility
from documents.queries import clause_nodes
from documents.strict import BadQuery, ask
from tests.samples import DUTIES, PLAN

UNITS = ["1/1", "1/2", "2/3", "2/3/1", "2/3/2", "2/4"]


@pytest.fixture
def corpus(make_document):
    """What the machine reads, and what people said: 2/3 is led by 省生态环境厅 (confirmed), at 1/1 nobody is named."""
    version = make_document(DUTIES, "liaoning", regions=["辽宁省"], level="province")
    make_document(PLAN, "dalian")
    Responsibility.objects.filter(path="2/3", role="lead").update(state="confirmed")
    Responsibility.objects.filter(path="2/3/2", role="guide").update(state="rejected")
    Responsibility.objects.filter(path="2/4").update(placement="proposed", state="confirmed")
    Responsibility.objects.create(
        version=version,
        provision=Provision.objects.get(version=version, path="1/1"),
        body="none",
        state="confirmed",
        path="1/1",
    )
    water = Department.objects.get(name="辽宁省水利厅")
    Department.objects.create(name="辽宁省河务局", parent=water)
    Department.objects.create(name="大连市河务局", status="candidate")
    Department.objects.create(name="财政局", status="candidate")  # as a text printed it
    DepartmentAlias.objects.create(name="沈阳市财政局", department=water)
    Department.objects.create(name="鞍山市河务局", status="rejected")
    Department.objects.create(name="辽宁省水务厅", status="merged", merged_into=water)
    Department.objects.filter(name="辽宁省财政厅").update(parent=water)
    DepartmentAlias.objects.get_or_create(name="辽宁省环境保护厅", defaults={"department": environment()})


def environment() -> Department:
    return Department.objects.get(name="辽宁省生态环境厅")


def found(query: str) -> list[str]:
    rows = ask(ClauseFilter, QueryDict(query), clause_nodes().filter(version__document__slug="liaoning")).qs
    return list(rows.values_list("path", flat=True))


WATER, FIRST, FUNDS = "辽宁省水利厅", "辽宁省生态环境厅", "辽宁省财政厅"


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("query", "paths"),
    [
        (f"department={FIRST}", ["2/3", "2/3/1", "2/3/2", "2/4"]),
        ("department=辽宁省环境保护厅", ["2/3", "2/3/1", "2/3/2", "2/4"]),
        (f"department={FIRST}&sentences=1", ["2/3", "2/3/1", "2/3/2", "2/4", "2/4/s1", "2/4/s2"]),
        (f"department={FIRST}&role=lead", ["2/3", "2/3/1", "2/3/2"]),
        ("department=生态环境厅&role=lead", ["2/3", "2/3/1", "2/3/2"]),
        ("department=省环境保护厅&role=lead", ["2/3", "2/3/1", "2/3/2"]),
        ("department=水利厅、科学技术厅&role=lead", ["2/3/2"]),
        ("departments_all=水利厅&role=lead", ["2/3/2"]),
        ("department=财政局&role=lead", ["2/3/2"]),
        (f"department={FIRST}&role=support", []),
        (f"department={WATER}&role=lead", ["2/3/2"]),
        ("department=辽宁省水务厅&role=lead", ["2/3/2"]),
        (f"department={WATER}、辽宁省科学技术厅&role=lead", ["2/3/2"]),
        (f"department={WATER}&department={FIRST}&role=lead", ["2/3", "2/3/1", "2/3/2"]),
        (f"departments_all={WATER}、{FIRST}", ["2/3", "2/3/1", "2/3/2"]),
        (f"departments_all={WATER}、{FIRST}&role=lead", ["2/3/2"]),
        (f"departments_all={WATER}&department={FIRST}&q=提标", ["2/3/2"]),
        (f"department={WATER}&role=responsible&level=measure", ["2/3/1", "2/3/2"]),
        ("department=辽宁省河务局", []),
        (f"department={WATER}&department_below=1&role=responsible", ["2/3", "2/3/1", "2/3/2"]),
        (f"department={FUNDS}&department_below=1&role=lead", []),
        ("department=辽宁省住房和城乡建设厅", []),
        ("function=水利&role=lead", ["2/3/2"]),
        ("function=生态环境", ["2/3", "2/3/1", "2/3/2", "2/4"]),
        ("role=responsible", ["1/2", "2/3", "2/3/1", "2/3/2"]),
        ("role=mentioned", ["2/4"]),
        ("review=confirmed", ["2/3", "2/3/1", "2/3/2"]),
        ("review=confirmed&role=responsible", []),
        ("review=suggested", ["1/2", "2/3", "2/3/1", "2/3/2"]),
        ("review=proposed", ["2/4"]),
        ("review=nobody", ["1/1"]),
        ("review=none", []),
        ("review=none&sentences=1", ["1/1/s1"]),
        ("review=none&level=chapter", ["1", "2"]),
        ("lead=1", ["2/3", "2/3/1", "2/3/2"]),
        ("lead=0", ["1/1", "1/2", "2/4"]),
        ("lead=0&role=mentioned", ["2/4"]),
        (f"lead=0&department={WATER}", []),
        (f"department={FIRST}&chapter=2/3&document=liaoning&sort=-length", ["2/3", "2/3/2", "2/3/1"]),
        ("department=&role=&review=", UNITS),
    ],
)
def test_rows(query, paths):
    assert found(query) == paths


@pytest.mark.usefixtures("corpus")
def test_a_department_by_its_key():
    assert found(f"department={environment().pk}&role=lead") == ["2/3", "2/3/1", "2/3/2"]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("department=生态环境", "没有叫“生态环境”的部门；请用全称、别名或编号。相近的有：辽宁省生态环境厅"),
        ("department=火星局", "没有叫“火星局”的部门"),
        ("department=厅", "没有叫“厅”的部门"),
        ("departments_all=河务局", "“河务局”不止一个：大连市河务局、辽宁省河务局等。请写全称。"),
        ("department=999999", "没有叫“999999”的部门"),
        ("departments_all=99999999999999999999", "没有叫"),
        ("department=" + "、".join(f"局{n}" for n in range(21)), "一次最多 20 个部门"),
        ("department=甲\x00乙", "NUL"),
        ("department=" + "长" * 201, "值过长"),
        ("function=火星", "没有这个值"),
        ("role=boss", "没有这个值"),
        ("review=maybe", "没有这个值"),
        ("lead=2", "没有这个值"),
        ("role=lead&role=guide", "只能给一次"),
    ],
)
def test_what_is_refused(query, message):
    with pytest.raises(BadQuery) as refused:
        found(query)
    assert [message in fault.message for fault in refused.value.faults] == [True]
