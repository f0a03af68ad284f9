"""The index of departments and the page of one."""

import re

import pytest

from documents.models import Department, DepartmentAlias, Responsibility
from tests.samples import DUTIES, PLAN

FIRST, WATER = "辽宁省生态环境厅", "辽宁省水利厅"


@pytest.fixture
def corpus(make_document):
    make_document(DUTIES, "liaoning", regions=["辽宁省"], level="province")
    make_document(DUTIES.replace("水污染", "大气污染"), "second", regions=["辽宁省"], level="province")


def page_of(client, name: str, query: str = ""):
    return client.get(f"{Department.objects.get(name=name).get_absolute_url()}{query}")


@pytest.mark.usefixtures("corpus")
def test_index(client):
    Department.objects.create(name="大连市海洋发展局", function="海洋渔业", level="prefecture")
    Department.objects.create(name="神秘办公室", status="candidate")
    Department.objects.create(name="不是的部门", status="rejected")
    page = client.get("/departments/")
    lines = {line: [one.name for one, *_ in found] for line, found in page.context["lines"]}
    assert lines["生态环境"] == [FIRST]
    assert lines[""] == ["神秘办公室"]
    assert list(lines)[-1] == ""
    numbers = {one.name: counts for _, found in page.context["lines"] for one, *counts in found}
    assert numbers[FIRST] == [4, 2]  # 2/3 leads, 2/4 mentions, in two documents
    assert numbers[WATER] == [4, 2]
    assert numbers["大连市海洋发展局"] == [0, 0]
    assert "不是的部门" not in page.content.decode()
    assert page.content.decode().count("待认定") == 1


def test_function_lines_stand_in_the_order_of_their_table(client, db):
    """By code point 住房城乡建设 would be the first, before 发展改革 and 生态环境."""
    lines = ["生态环境", "发展改革", "财政", "住房城乡建设", "水利", "军民融合", "一条自拟的线", ""]
    for line in reversed(lines):
        Department.objects.create(name=f"辽宁省{line}厅", function=line, level="province")
    page = client.get("/departments/")
    assert [line for line, _ in page.context["lines"]] == lines
    assert [value for value, _ in page.context["filter"].form.fields["function"].choices][1:] == lines[:-1]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("name=环境保护厅", [FIRST]),
        ("name=水利", [WATER]),
        ("name=火星", []),
        ("function=水利", [WATER]),
        ("level=province&function=财政", ["辽宁省财政厅"]),
        ("level=county", []),
    ],
)
def test_index_is_searched(client, query, names):
    page = client.get(f"/departments/?{query}")
    assert [one.name for _, found in page.context["lines"] for one, *_ in found] == names
    assert ("没有符合条件的部门" in page.content.decode()) == (not names)


def test_empty_index(client, db):
    assert "还没有识别出部门" in client.get("/departments/").content.decode()


@pytest.mark.usefixtures("corpus")
def test_one_department(client):
    department = Department.objects.get(name=WATER)
    DepartmentAlias.objects.create(
        department=department, name="辽宁省水利水电厅", valid_from=1990, valid_to=2000
    )
    Department.objects.create(name="辽宁省河务局", parent=department)
    page = page_of(client, WATER)
    html = page.content.decode()
    assert "辽宁省水利水电厅" in html
    assert "1990–2000" in html
    assert "辽宁省河务局" in html
    assert [
        (group.label, group.slug, [place.duty.path for place in group.places])
        for group in page.context["groups"]
    ] == [
        ("牵头", "second", ["2/3/2"]),
        ("牵头", "liaoning", ["2/3/2"]),
        ("责任", "second", ["2/3"]),
        ("责任", "liaoning", ["2/3"]),
    ]
    assert page.context["units"] == 6  # 2/3, 2/3/1 and 2/3/2 of both
    assert f'href="/clauses/?department={department.pk}"' in html
    assert client.get(f"/clauses/?department={department.pk}").context["page"].paginator.count == 6
    table = [(row.slug, row.counts) for row in page.context["table"]]
    assert table == [("second", {"lead": 1, "responsible": 1}), ("liaoning", {"lead": 1, "responsible": 1})]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("query", "rows"),
    [("?role=lead", 2), ("?document=second", 2), ("?role=lead&document=second", 1), ("?role=guide", 0)],
)
def test_of_one_role_or_document(client, query, rows):
    assert page_of(client, WATER, query).context["page"].paginator.count == rows


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "query", ["?role=boss", "?document=nowhere", "?page=2", "?page=x", "?rolle=lead", "?role=lead&role=guide"]
)
def test_bad_questions(client, query):
    assert page_of(client, WATER, query).status_code == 400


@pytest.mark.usefixtures("corpus")
def test_what_counts(client):
    """Not what was rejected, has no place, or stands in a text that is not public."""
    rows = Responsibility.objects.filter(department__name=WATER)
    rows.filter(version__document__slug="second", role="lead").update(state="rejected")
    rows.filter(version__document__slug="second", role="responsible").update(placement="orphan")
    page = page_of(client, WATER)
    assert {group.slug for group in page.context["groups"]} == {"liaoning"}
    document = rows.first().version.document
    type(document).objects.filter(slug="liaoning").update(state="withdrawn")
    assert "已发布的文件里没有点到这个部门" in page_of(client, WATER).content.decode()


@pytest.mark.usefixtures("corpus")
def test_only_the_latest_text(client, make_document):
    make_document(PLAN, "second")
    assert {group.slug for group in page_of(client, WATER).context["groups"]} == {"liaoning"}


def test_a_merged_department_leads_to_the_one_it_became(client, db):
    now = Department.objects.create(name=FIRST)
    former = Department.objects.create(name="辽宁省环境保护厅", status="merged", merged_into=now)
    answer = client.get(f"/departments/{former.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/departments/{now.pk}/")


def test_unknown_and_unconfirmed(client, db):
    one = Department.objects.create(name="神秘办公室", status="candidate")
    assert re.search(
        '<span class="status draft">待认定</span>', client.get(f"/departments/{one.pk}/").content.decode()
    )
    assert client.get(f"/departments/{one.pk + 1}/").status_code == 404
